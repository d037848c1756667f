import { afterEach, describe, expect, it, vi } from 'vitest';

import { PackagesPart } from '../../entrypoints/desk/packages-part.tsx';
import type { Role } from '../../lib/core/events/event.ts';
import { writeEventPackage } from '../../lib/export/package/event-package.ts';
import { tellLedgerChanged } from '../../lib/extension/ledger-news.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { payloads, submission } from '../core/tickets/story.ts';
import { ownRecords } from '../extension/checked-store.ts';
import {
  allTickets,
  answered,
  DESK,
  type TestBackground,
  testBackground,
} from '../extension/fresh-ledger.ts';
import { writtenPackage } from '../extension/written-package.ts';
import { fileOfEvents, take } from '../faults/machines.ts';
import { sha256Bytes } from '../faults/parcels.ts';
import { Screen } from './on-screen.tsx';

const at = await vi.hoisted(async () => {
  (await import('./open-window.ts')).openWindow();
  return { machine: undefined as unknown };
});
const machine = () => at.machine as TestBackground;

vi.mock('../../lib/extension/ask.ts', () => ({
  async ask(type: keyof TestBackground['handlers'], data: never) {
    const answer = await machine().handlers[type](data, DESK);
    // As the background's shell does.
    if (type === 'takeInPackage') tellLedgerChanged();
    return answer;
  },
}));
vi.mock('../../lib/extension/incoming.ts', async (original) => ({
  ...(await original<object>()),
  async putIncoming(fileName: string, content: Blob) {
    const row = {
      id: fileName,
      fileName,
      at: '2026-11-23T10:00:00+08:00',
      bytes: await content.arrayBuffer(),
    };
    answered(await machine().background.ledger.use('收件', (db) => db.put('incoming', row)));
    return { ok: true, value: fileName };
  },
}));

async function office(role: Role, name: string, unit: string): Promise<TestBackground> {
  const test = testBackground();
  answered(await test.handlers.setSettings({ person: { name, unit }, role, setupDone: true }, DESK));
  return test;
}

const place = { page: 'packages' as const, filter: {} };
let screen: Screen | undefined;

/** Opens 收发文件 on that machine. */
async function sitAt(test: TestBackground): Promise<Screen> {
  screen?.close();
  at.machine = test;
  const settings = answered(await test.handlers.getSettings(null, DESK));
  const nothing = () => undefined;
  const page = Screen.show(
    <PackagesPart place={place} onAll={nothing} settings={settings} onSettingsChanged={nothing} />,
  );
  screen = page;
  await page.reads('每台电脑的记录都有签名');
  return page;
}

async function file(
  test: TestBackground,
  person: { name: string; unit: string },
  role: Role,
): Promise<File[]> {
  const { files } = await writtenPackage(test, { kind: '交件', person, role });
  return files.map(({ fileName, blob }) => new File([blob], fileName));
}

async function fileTicket(test: TestBackground, words: string): Promise<void> {
  const reading = { url: 'https://www.qinghe.example/1.html', title: '通知', site: {} };
  const selection = { exact: words, prefix: '', suffix: '', start: 0 };
  const draft = { reading, selection, surroundings: [], problemClass: '错别字' as const };
  answered(await test.handlers.fileTicket(draft, DESK));
}

async function fingerprintOf(test: TestBackground): Promise<string> {
  const [own] = answered(await test.handlers.devices(null, DESK));
  return own?.fingerprint ?? '';
}

afterEach(() => screen?.close());

describe('one PC alone', () => {
  it('is never asked anything about devices', async () => {
    const alone = await office('大数据中心', '王主任', '大数据中心');
    await fileTicket(alone, '错字');
    const [view] = await allTickets(alone.handlers);
    const step = { id: view?.ticket.id ?? '', type: '受理' as const, payload: { unitName: '区教体局' } };
    answered(await alone.handlers.step(step, DESK));
    const page = await sitAt(alone);
    await page.reads('● 本机');
    expect(page.buttons.filter((name) => /核准|认定|采纳|吊销|恢复|确认/.test(name))).toEqual([]);
    expect(page.words).not.toMatch(/等待采纳|以前的核准|较新版本|未计入|本机以前的备份/);
    expect((await allTickets(alone.handlers))[0]?.ticket.history.some(({ waits }) => waits)).toBe(false);
  });
});

describe('a center and three readers', () => {
  it('know each other after at most four clicks for each, once', async () => {
    const center = await office('大数据中心', '王主任', '大数据中心');
    await fileTicket(center, '中心');
    const readers = [];
    for (const name of ['张三', '李四', '王五']) {
      const reader = await office('值班读网员', name, '县政府办');
      await fileTicket(reader, `错字${name}`);
      readers.push({ name, reader });
    }
    const clicks: number[] = [];
    for (const { name, reader } of readers) {
      const page = await sitAt(center);
      await page.choose(await file(reader, { name, unit: '县政府办' }, '值班读网员'));
      await page.click('导入');
      await page.click('核准', name);
      await page.write('对方念的指纹', (await fingerprintOf(reader)).toLowerCase().replace('-', ' '));
      await page.click('一致，核准');
      await page.reads(`已核准 县政府办 ${name} 的设备为值班读网员`);
      clicks.push(page.clicks);
    }
    expect(answered(await center.handlers.devices(null, DESK)).map(({ state }) => state)).toEqual([
      '本机',
      ...['已核准', '已核准', '已核准'],
    ]);
    for (const view of await allTickets(center.handlers))
      answered(
        await center.handlers.step(
          { id: view.ticket.id, type: '受理', payload: { unitName: '县教体局' } },
          DESK,
        ),
      );
    for (const { reader } of readers) {
      const page = await sitAt(reader);
      await page.choose(await file(center, { name: '王主任', unit: '大数据中心' }, '大数据中心'));
      await page.click('导入');
      await page.click('认定为大数据中心', '王主任');
      await page.write('对方念的指纹', await fingerprintOf(center));
      await page.click('一致，认定为大数据中心');
      await page.reads('它办的步骤在本机作数');
      clicks.push(page.clicks);
      expect((await allTickets(reader.handlers)).map(({ ticket }) => ticket.state)).toEqual(
        Array(4).fill('已受理'),
      );
      // The others of the office are the center's to approve: here one may only take back what was learnt.
      const later = await sitAt(reader);
      await later.reads('● 已核准');
      expect(later.buttons.filter((name) => /核准|认定|采纳|吊销/.test(name))).toEqual(['不再认定']);
    }
    console.log(`核准一台、认定一次各用的点击：${clicks.join('、')}`);
    expect(Math.max(...clicks)).toBeLessThanOrEqual(4);
  }, 120_000);
});

/** Units with a ticket and a step that waits each, taken in by the center. */
async function unitsOf(count: number): Promise<{ center: TestBackground; list: string }> {
  const center = await office('大数据中心', '王主任', '大数据中心');
  const lines = ['单位|姓名|指纹'];
  const events = [];
  for (let at = 1; at <= count; at++) {
    const device = await SigningDevice.begin(`u${at}`);
    const subject = { kind: 'ticket' as const, id: `u${at}-t` };
    await device.write('提交', subject, { ...submission(), number: `u${at}-0` });
    await device.write('通知', subject, payloads(1).通知 ?? {});
    events.push(...device.events);
    lines.push(`某局｜u${at}｜${(await device.fingerprint()).toLowerCase().replace('-', ' ')}`);
  }
  answered(await take(center, await fileOfEvents(events, 'u1')));
  return { center, list: lines.join('\n') };
}

describe('sixty units', () => {
  it('are approved by pasting in two clicks, and what waited counts with it', async () => {
    const { center, list } = await unitsOf(60);
    const page = await sitAt(center);
    await page.reads('等待采纳的记录：60 条');
    await page.click('粘贴核对（60 台未核准）');
    await page.write('名单，一行一台：单位|姓名|指纹', list);
    await page.click('核准 60 台');
    await page.reads('已核准 60 台，等着的 60 条步骤一并计入');
    expect(page.clicks).toBe(2);
    console.log(`六十家单位粘贴核对用的点击：${page.clicks}`);
    await page.until(() => !page.words.includes('等待采纳'), '没有等待采纳的');
    const devices = answered(await center.handlers.devices(null, DESK)).slice(1);
    expect(devices).toMatchObject(Array(60).fill({ state: '已核准', seats: ['值班读网员'] }));
  }, 120_000);

  it('a line with another fingerprint approves nobody, and says why', async () => {
    const { center, list } = await unitsOf(3);
    const page = await sitAt(center);
    await page.click('粘贴核对（3 台未核准）');
    await page.write('名单，一行一台：单位|姓名|指纹', list.replace(/u2｜.*/, 'u2｜AAAA-AAAA'));
    await page.reads('指纹对不上');
    await page.click('核准 2 台');
    await page.reads('已核准 2 台');
    const left = answered(await center.handlers.devices(null, DESK)).filter(
      ({ state }) => state === '未登记',
    );
    expect(left.map(({ name }) => name)).toEqual(['u2']);
  }, 120_000);

  it('what they wrote is taken over with two clicks, all of it at once', async () => {
    const { center } = await unitsOf(60);
    const page = await sitAt(center);
    await page.click('全选');
    await page.click('采纳 60 条');
    await page.reads('已采纳 60 条');
    expect(page.clicks).toBe(2);
    expect(answered(await center.handlers.waitingRecords(null, DESK))).toEqual([]);
  }, 120_000);
});

describe('a device that is lost twice', () => {
  it('is revoked, approved again and revoked again, each with its own fingerprint or reason', async () => {
    const { center, list } = await unitsOf(1);
    const fingerprint = list.split('｜').at(-1) ?? '';
    const page = await sitAt(center);
    const approve = async (name: '核准' | '重新核准') => {
      await page.click(name, 'u1');
      await page.write('对方念的指纹', fingerprint);
      await page.click('一致，核准');
      await page.reads('已核准 某局 u1 的设备为值班读网员');
      await page.until(() => page.buttons.includes('改席位'), '已核准的设备');
    };
    const revoke = async (reason: string) => {
      await page.click('吊销', '已核准');
      await page.write('吊销理由', reason);
      await page.click('吊销', '条照旧作数');
      await page.reads('已吊销 某局 u1 的设备，已收到的照旧作数。');
      await page.until(() => page.buttons.includes('重新核准'), '已吊销的设备');
    };
    await approve('核准');
    await revoke('丢失');
    await approve('重新核准');
    await revoke('又丢失');
    const devices = answered(await center.handlers.devices(null, DESK));
    expect(devices.at(-1)).toMatchObject({ id: 'u1', state: '已吊销', revokedBy: '王主任', waiting: 0 });
    const reasons = (await ownRecords(center)).flatMap(({ type, payload }) =>
      type === '吊销' ? [payload.reason] : [],
    );
    expect(reasons).toEqual(['丢失', '又丢失']);
  }, 120_000);
});

describe('approvals of the first version', () => {
  it('are listed once, confirmed in one click, and never asked about again', async () => {
    const { center } = await unitsOf(3);
    const settings = answered(await center.handlers.getSettings(null, DESK));
    const devices = answered(await center.handlers.devices(null, DESK)).filter(
      ({ state }) => state === '未登记',
    );
    answered(
      await center.background.ledger.write('核准', (index) => ({
        ok: true,
        value: devices.map(({ device, fingerprint }) => ({
          subject: { kind: 'device' as const, id: device },
          type: '核准',
          payload: { fingerprint },
          ...seatOf(settings),
          ...index.heads('device', device),
        })),
      })),
    );
    const page = await sitAt(center.restart());
    await page.reads('这些设备是以前核准的，当时没有写明席位；以前已经作数的照旧作数。');
    await page.click('全部确认（3 台）');
    await page.reads('已核准 3 台');
    await page.until(() => !page.words.includes('以前的核准'), '不再问');
    expect(page.clicks).toBe(1);
  }, 120_000);
});

describe('a first file that calls itself 备份', () => {
  async function backup() {
    const before = await office('大数据中心', '王主任', '大数据中心');
    await fileTicket(before, '错字');
    const bytes = Uint8Array.from([1, 2, 3]);
    const hash = await before.background.sha256Bytes(bytes);
    const row = { hash, type: 'image/png', bytes: bytes.buffer, savedAt: '2026-11-23T10:00:00+08:00' };
    answered(await before.background.ledger.use('证据', (db) => db.put('evidence', row)));
    const { files } = await writtenPackage(before, {}, { bytes: 1e9, parts: 1 });
    return { before, files: files.map(({ fileName, blob }) => new File([blob], fileName)) };
  }

  it('asks once for a whole set, with unit, name and fingerprint, and restores it', async () => {
    const { before, files } = await backup();
    expect(files.length).toBeGreaterThan(1);
    const after = await office('大数据中心', '王主任', '大数据中心');
    const page = await sitAt(after);
    await page.choose([...files].reverse());
    await page.reads('这是本机以前的备份吗？');
    for (const words of ['大数据中心', '王主任', await fingerprintOf(before), '2026-11-23 10:00'])
      expect(page.words).toContain(words);
    await page.click('是，恢复成本机');
    await page.until(() => page.words.split('已导入').length > files.length, '每卷都导入');
    expect(page.words).not.toContain('这是本机以前的备份吗？');
    expect(answered(await after.handlers.devices(null, DESK)).map(({ state }) => state)).toEqual([
      '本机',
      '本机',
    ]);
    await page.click('由备份恢复，不是本机的？撤销恢复');
    await page.write('撤销恢复的理由', '选错了');
    await page.click('撤销恢复');
    await page.reads('不再算本机');
    expect(await allTickets(after.handlers)).toHaveLength(1);
  });

  /** A file that calls itself 备份 and holds two machines' keys under one id. */
  async function withTwoKeys(one: SigningDevice, two: SigningDevice): Promise<File> {
    const by = { name: '某人', unit: '某局', role: '大数据中心', device: 'd1' };
    const head = {
      kind: '备份',
      madeAt: '2026-11-23T10:00:00+08:00',
      program: '',
      by,
      scope: '',
      evidence: [],
    };
    const events = [...one.events, ...two.events];
    const bytes = await writeEventPackage({ head, events, evidence: new Map() }, sha256Bytes);
    return new File([bytes.slice()], '两把钥匙.zip');
  }

  it('of two keys, of which the file does not tell which wrote it, restores the one whose fingerprint is chosen', async () => {
    const [one, two] = [await SigningDevice.begin('d1'), await SigningDevice.begin('d1')];
    const after = await office('大数据中心', '王主任', '大数据中心');
    const page = await sitAt(after);
    await page.choose([await withTwoKeys(one, two)]);
    await page.reads('可能有人冒用');
    expect(page.words).toContain(await one.fingerprint());
    expect(page.buttons).not.toContain('是，恢复成本机');
    const chosen = await two.fingerprint();
    const radio = await page.until(
      () =>
        [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].find((found) =>
          found.closest('label')?.textContent?.includes(chosen),
        ),
      '指纹',
    );
    radio.checked = true;
    radio.click();
    await page.click('是，恢复成本机');
    await page.reads('已导入');
    const views = answered(await after.handlers.devices(null, DESK));
    expect(views.flatMap(({ state, fingerprint }) => (state === '本机' ? [fingerprint] : []))).toContain(
      chosen,
    );
    expect(views.find(({ publicKey }) => publicKey === one.publicKey)?.state).toBe('未登记');
  });

  it('of a volume without the 登记 cannot be restored, and says why and what else to do', async () => {
    const after = await office('大数据中心', '王主任', '大数据中心');
    const page = await sitAt(after);
    const chosen = (await backup()).files.slice(1, 2);
    await page.choose(chosen);
    await page.reads('这是本机以前的备份吗？');
    const says = ['没有备份它的那台电脑的登记，不能证明是谁的备份', '请从第 1 卷开始，或把各卷一起选中'];
    for (const words of [...says, '没有导入任何内容', '没有签名']) expect(page.words).toContain(words);
    expect(page.words).toContain('是，恢复成本机');
    expect(page.buttons).not.toContain('是，恢复成本机');
    await page.click('不导入');
    await page.until(() => !page.words.includes('以前的备份吗'), '不再问');
    expect(answered(await after.handlers.imports(null, DESK))).toEqual([]);
    await page.choose(chosen);
    await page.click('不是，当作别人的文件导入');
    await page.reads('已导入');
    const states = answered(await after.handlers.devices(null, DESK)).map(({ state }) => state);
    expect(states).not.toContain('本机');
  });

  it('taken as another’s it is no more than any file', async () => {
    const { files } = await backup();
    const after = await office('值班读网员', '张三', '县政府办');
    const page = await sitAt(after);
    await page.choose(files.slice(0, 1));
    await page.click('不是，当作别人的文件导入');
    await page.reads('已导入');
    expect(answered(await after.handlers.devices(null, DESK)).map(({ state }) => state)).toContain('未登记');
  });

  it('is not asked about on a machine that holds records', async () => {
    const { files } = await backup();
    const after = await office('大数据中心', '王主任', '大数据中心');
    await fileTicket(after, '自己的');
    const page = await sitAt(after);
    await page.choose(files.slice(0, 1));
    await page.click('导入');
    await page.reads('已导入');
    expect(page.words).not.toContain('这是本机以前的备份吗');
  });
});
