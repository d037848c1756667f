import { afterEach, describe, expect, it, vi } from 'vitest';

import { ConfigPart } from '../../entrypoints/options/config-part.tsx';
import { SigningDevice } from '../core/events/examined.ts';
import { CENTER, CONFIG, keyOf, packed } from '../export/package/sample-config.ts';
import { readerMachine } from '../extension/center-office.ts';
import { settingsNow } from '../extension/config-office.ts';
import { answered, DESK, type TestBackground } from '../extension/fresh-ledger.ts';
import { Screen } from './on-screen.tsx';

const at = await vi.hoisted(async () => {
  (await import('./open-window.ts')).openWindow();
  return { machine: undefined as unknown };
});
const machine = () => at.machine as TestBackground;

vi.mock('../../lib/extension/ask.ts', () => ({
  ask: (type: keyof TestBackground['handlers'], data: never) => machine().handlers[type](data, DESK),
}));
vi.mock('../../lib/extension/incoming.ts', async (original) => ({
  ...(await original<object>()),
  async putIncoming(fileName: string, content: Uint8Array<ArrayBuffer>) {
    const row = { id: fileName, fileName, at: '', bytes: content.slice().buffer };
    answered(await machine().background.ledger.use('收件', (db) => db.put('incoming', row)));
    return { ok: true, value: fileName };
  },
}));

let screen: Screen | undefined;
afterEach(() => screen?.close());

/** Opens 配置包 in the options of that machine. */
async function sitAt(test: TestBackground): Promise<Screen> {
  screen?.close();
  at.machine = test;
  screen = Screen.show(<ConfigPart settings={await settingsNow(test)} onChanged={() => undefined} />);
  await screen.reads('导入配置包');
  return screen;
}

const asFile = (bytes: Uint8Array<ArrayBuffer>) => [new File([bytes], '配置包.zip')];
const { register: _hosts, ...QUIET } = CONFIG;
const offRules = ['personal-data', 'hidden-link'];
const LOOSE = { ...QUIET, settings: { ...QUIET.settings, offRules } };
const offNow = async (test: TestBackground) => (await settingsNow(test)).offRules;

describe('clicks of a reader who takes a 配置包', () => {
  it('are two the first time, with what the center says typed in; and two for every later one', async () => {
    const center = await SigningDevice.begin('中心一', '大数据中心');
    const bytes = await packed(QUIET, CENTER, keyOf(center));
    const reader = await readerMachine();
    const page = await sitAt(reader);
    await page.choose(asFile(bytes));
    await page.reads('第一次见到大数据中心的签名');
    expect(page.buttons).not.toContain('确认导入');
    await page.write('大数据中心念的指纹', '0000 0000');
    await page.reads('和文件里的指纹不一致');
    expect(page.buttons).not.toContain('确认导入');
    await page.write('大数据中心念的指纹', (await center.fingerprint()).toLowerCase().replace('-', ' '));
    await page.reads('● 一致');
    await page.click('确认导入');
    await page.reads('本机已认得大数据中心');
    await page.reads('签名一致，导入时核对过指纹');
    expect(page.clicks).toBe(2);

    const again = await sitAt(reader);
    await again.choose(asFile(bytes));
    await again.reads('是本机认得的大数据中心导出的');
    await again.click('确认导入');
    await again.reads('已导入');
    expect(again.clicks).toBe(2);
  });

  it('are three at the first time with the second question, and it lists each loss by name', async () => {
    const center = await SigningDevice.begin('中心一', '大数据中心');
    const reader = await readerMachine();
    const page = await sitAt(reader);
    await page.choose(asFile(await packed(LOOSE, CENTER, keyOf(center))));
    await page.write('大数据中心念的指纹', await center.fingerprint());
    await page.click('确认导入');
    await page.reads('有 2 项严重问题的检查会停用或变弱');
    expect(page.words).toContain('规则“公开了个人隐私”：网页上的身份证号、手机号等个人信息不再报出。');
    expect(await offNow(reader)).toEqual([]);
    expect(page.buttons).not.toContain('确认导入');
    await page.click('知道后果，仍然导入');
    await page.reads('本机已认得大数据中心');
    expect(page.clicks).toBe(3);
    expect(await offNow(reader)).toEqual(offRules);
  });

  it('are four at the most: unsigned, ticked, taken all the same, and asked again', async () => {
    const reader = await readerMachine();
    const page = await sitAt(reader);
    await page.choose(asFile(await packed(LOOSE)));
    await page.reads('谁都可以做出这样的文件');
    expect(page.buttons.filter((name) => name.includes('导入'))).toEqual(['不导入']);
    await page.tick('仍要导入没有签名的配置包');
    await page.click('没有签名，仍要导入');
    await page.click('知道后果，仍然导入');
    await page.reads('没有签名，不能证明是谁导出的');
    expect(page.clicks).toBe(4);
    expect(page.words).not.toContain('已认得大数据中心');
  });

  it('who says no at the second question changes nothing', async () => {
    const reader = await readerMachine();
    const page = await sitAt(reader);
    await page.choose(asFile(await packed(LOOSE)));
    await page.tick('仍要导入没有签名的配置包');
    await page.click('没有签名，仍要导入');
    await page.click('不导入');
    await page.until(() => !page.words.includes('再确认一次'), '什么也没有问');
    expect(await offNow(reader)).toEqual([]);
    expect(answered(await reader.handlers.configStanding(null, DESK))).toBeNull();
  });
});
