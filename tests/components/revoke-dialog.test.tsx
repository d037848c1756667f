import { afterEach, describe, expect, it, vi } from 'vitest';

import { DevicesTable } from '../../components/packages/devices-table.tsx';
import type { Role } from '../../lib/core/events/event.ts';
import { Screen } from './on-screen.tsx';
import { sampleDevice } from './sample-devices.ts';

await vi.hoisted(async () => (await import('./open-window.ts')).openWindow());

let screen: Screen | undefined;
afterEach(() => screen?.close());

const center = sampleDevice('王主任', {
  state: '已核准',
  roles: ['大数据中心'],
  seats: ['大数据中心'],
  approvedHere: true,
  successors: ['d2'],
});
const heir = sampleDevice('新电脑', {
  id: 'd2',
  device: 'd2',
  state: '已核准',
  roles: ['大数据中心'],
  seats: ['大数据中心'],
  succeeds: 'd1',
});

/** Opens the dialog as whoever sits there does. */
async function openedBy(role: Role, name: '吊销' | '不再认定') {
  const onRevoke = vi.fn();
  const nothing = () => undefined;
  const page = Screen.show(
    <DevicesTable
      devices={[center, heir]}
      actingAs={role}
      onPaste={nothing}
      onApprove={nothing}
      onRevoke={onRevoke}
      onUndoRestore={nothing}
    />,
  );
  screen = page;
  await page.click(name, '王主任');
  const dialog = await page.until(
    () => document.querySelector('[role=dialog]') ?? undefined,
    `对话框“${name}”`,
  );
  const [field] = dialog.querySelectorAll('input');
  const said = [dialog.textContent, field?.getAttribute('aria-label'), field?.getAttribute('placeholder')];
  return { page, onRevoke, said: said.join('\n') };
}

describe('the dialog that takes a device’s approval away', () => {
  it.each(['值班读网员', '责任单位', '主管单位'] as const)(
    'speaks of 不再认定 to %s, who cannot take anything over',
    async (role) => {
      const { page, onRevoke, said } = await openedBy(role, '不再认定');
      expect(said).toContain('不再认定 王主任 王主任 的设备');
      expect(said).toContain('已收到的 3 条照旧作数，以后的不作数。');
      expect(said).toContain('以后收到的先留着，不计入。认错了可以再点“重新认定”');
      expect(said).toContain('后继设备（新电脑 新电脑）也一并不再认定');
      expect(said).toContain('不再认定的理由');
      expect(said).not.toMatch(/吊销|可以逐条采纳|人员调离|勾选/);
      await page.write('不再认定的理由', '认错了');
      await page.click('不再认定', '照旧作数');
      expect(onRevoke.mock.calls).toEqual([[center, '认错了', []]]);
    },
  );

  it('speaks of 吊销 to the center, which may take over and keep a successor', async () => {
    const { page, onRevoke, said } = await openedBy('大数据中心', '吊销');
    expect(said).toContain('吊销 王主任 王主任 的设备');
    expect(said).toContain('已收到的 3 条照旧作数，以后的不作数。');
    expect(said).toContain('列在“等待采纳”里，可以逐条采纳');
    expect(said).toContain('吊销理由');
    expect(said).not.toContain('认定');
    await page.write('吊销理由', '电脑丢失');
    await page.click('吊销', '照旧作数');
    expect(onRevoke.mock.calls).toEqual([[center, '电脑丢失', ['d2']]]);
  });
});
