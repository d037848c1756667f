import { describe, expect, it } from 'vitest';

import { settleHalfConfig } from '../../entrypoints/background/config-handlers.ts';
import { canonicalJson } from '../../lib/core/events/canonical-json.ts';
import { type OfficeConfig, officeConfig } from '../../lib/extension/office-config.ts';
import { DEFAULT_SETTINGS } from '../../lib/extension/settings.ts';
import { CENTER, CONFIG, NEW_YEAR, packed, REGISTER, words } from '../export/package/sample-config.ts';
import {
  center,
  everything,
  listNamed,
  look,
  reader,
  saveList,
  seated,
  sent,
  settingsNow,
  take,
} from './config-office.ts';
import { answered, DESK, testBackground } from './fresh-ledger.ts';

describe('taking in a 配置包', () => {
  it('says exactly what would change and writes nothing; then everything is here, and gives the same file again', async () => {
    const test = await seated();
    answered(
      await test.handlers.setRegister(
        { ...REGISTER, columns: REGISTER.columns.slice(0, 1).map((column) => ({ ...column, name: '旧名' })) },
        DESK,
      ),
    );
    answered(await saveList(test, '本办', words('自家的词')));
    const bytes = await packed(CONFIG);
    const before = await everything(test);
    const { plan, madeBy, newerHere } = await look(test, bytes);
    expect(await everything(test)).toBe(before);
    expect(madeBy).toBe('县大数据中心 姚青');
    expect(newerHere).toBeUndefined();
    expect(plan.register?.find(({ part }) => part === '栏目')).toEqual({
      part: '栏目',
      added: ['今日青禾'],
      changed: ['通知公告'],
      removed: [],
    });
    expect(plan.lists.map(({ name, what }) => [name, what])).toEqual([
      ['全县错词', '新增'],
      ['领导', '新增'],
    ]);
    expect(plan.keptLists).toEqual(['本办']);
    expect(plan.holidays).toEqual([{ year: 2027, what: '新增' }]);
    expect(plan.settings).toEqual([
      { title: '停用的内置词库', from: '没有', to: expect.stringContaining('成语') },
      { title: '按上下文查错字', from: '严', to: '中' },
      { title: '回头看', from: expect.stringContaining('1 小时'), to: '办结后 2 小时' },
    ]);

    expect(answered(await take(test, bytes))).toMatchObject({ canUndo: true, changedSince: [] });
    expect(answered(await test.handlers.getRegister(null, DESK))).toEqual(REGISTER);
    const now = await settingsNow(test);
    expect(now).toMatchObject({ ...reader, typoLevel: 'normal', lookBack: [2], holidays: [NEW_YEAR] });
    expect((await look(test, bytes)).plan).toMatchObject({
      settings: [],
      holidays: [{ what: '相同' }],
      lists: [{ what: '相同' }, { what: '相同' }],
    });
    // What the center would give out from here is what came in, and the office's own list.
    answered(await test.handlers.setSettings(center, DESK));
    const again = answered(
      answered(
        await test.background.ledger.use('导出', async (db) => officeConfig(db, await settingsNow(test), 0)),
      ),
    );
    const { lists, ...rest } = again;
    expect(rest).toMatchObject({ register: REGISTER, holidays: [NEW_YEAR], settings: CONFIG.settings });
    expect(lists).toEqual(expect.arrayContaining(CONFIG.lists));
  });

  it('asks about a list of this office’s own; one it brought itself and nobody touched is taken without asking', async () => {
    const test = await seated();
    answered(await saveList(test, '全县错词', words('自家的词')));
    const bytes = await packed(CONFIG);
    const before = await everything(test);
    const undecided = await take(test, bytes);
    expect(undecided).toMatchObject({ ok: false, error: expect.stringContaining('全县错词') });
    expect(await everything(test)).toBe(before);

    answered(await take(test, bytes, { 全县错词: '保留本机的' }));
    const kept = await listNamed(test, '全县错词');
    expect(answered(await test.handlers.getList({ id: kept?.id ?? '' }, DESK)).content).toEqual(
      words('自家的词'),
    );
    answered(await take(test, bytes, { 全县错词: '用包里的' }));
    expect(answered(await test.handlers.getList({ id: kept?.id ?? '' }, DESK)).content).toEqual(
      words('布属工作'),
    );

    const [first, ...others] = CONFIG.lists;
    const next: OfficeConfig = {
      ...CONFIG,
      lists: [{ name: first?.name ?? '', on: false, content: words('布署') }, ...others],
    };
    const { plan } = await look(test, await packed(next));
    expect(plan.lists.map(({ what }) => what)).toEqual(['更新', '相同']);
    answered(await take(test, await packed(next)));
    expect(await listNamed(test, '全县错词')).toMatchObject({ on: false, count: 1 });
  });

  it('takes the roster for one and the same, whatever it is called here', async () => {
    const test = await seated();
    answered(await saveList(test, '我们的名单', { kind: '领导名单', leaders: [] }));
    const { plan } = await look(test, await packed(CONFIG));
    expect(plan.lists.find(({ kind }) => kind === '领导名单')).toMatchObject({
      what: '冲突',
      mine: { name: '我们的名单' },
    });
    answered(await take(test, await packed(CONFIG), { 领导: '用包里的' }));
    const rosters = answered(await test.handlers.lists(null, DESK)).filter(({ kind }) => kind === '领导名单');
    expect(rosters).toHaveLength(1);
  });

  it('is taken back in one step, to the row, with what was changed since named before', async () => {
    const test = await seated();
    answered(await saveList(test, '全县错词', words('自家的词')));
    const state = async () => {
      const [stores, local] = JSON.parse(await everything(test)) as [[string, unknown[]][], unknown];
      return JSON.stringify([stores.filter(([name]) => name === 'lists' || name === 'register'), local]);
    };
    const before = await state();
    answered(await take(test, await packed(CONFIG), { 全县错词: '用包里的' }));
    const list = await listNamed(test, '全县错词');
    answered(await test.handlers.switchList({ id: list?.id ?? '', on: false }, DESK));
    answered(await test.handlers.setSettings({ typoLevel: 'off' }, DESK));
    expect(answered(await test.handlers.configStanding(null, DESK))?.changedSince.sort()).toEqual([
      '设置',
      '词表“全县错词”',
    ]);
    expect(answered(await test.handlers.undoConfig(null, DESK))).toBeNull();
    expect(await state()).toBe(before);
    expect(await test.handlers.undoConfig(null, DESK)).toMatchObject({ ok: false });
  });

  it('warns of one older than the one in use, and no longer once that was taken back', async () => {
    const test = await seated();
    answered(await take(test, await packed(CONFIG)));
    const older = await packed(CONFIG, { ...CENTER, madeAt: '2026-11-01T09:00:00+08:00' });
    expect((await look(test, older)).newerHere?.madeAt).toBe(CENTER.madeAt);
    answered(await test.handlers.undoConfig(null, DESK));
    expect((await look(test, older)).newerHere).toBeUndefined();
  });

  it('knows the one in use again once a later one was taken back, and after that no other', async () => {
    const test = await seated();
    answered(await take(test, await packed(CONFIG)));
    const settings = { ...CONFIG.settings, lookBack: [5] };
    const later = await packed({ ...CONFIG, settings }, { ...CENTER, madeAt: '2026-12-01T09:00:00+08:00' });
    const older = await packed({ ...CONFIG, settings }, { ...CENTER, madeAt: '2026-11-01T09:00:00+08:00' });
    for (const bytes of [later, older]) {
      answered(await take(test, bytes));
      answered(await test.handlers.undoConfig(null, DESK));
      expect((await look(test, older)).newerHere?.madeAt).toBe(CENTER.madeAt);
    }
  });

  it('is refused when something was changed after it was looked at, and to a volunteer', async () => {
    const test = await seated();
    const bytes = await packed(CONFIG);
    const { base } = await look(test, bytes);
    answered(await test.handlers.setSettings({ lookBack: [5] }, DESK));
    const before = await everything(test);
    const late = await test.handlers.takeConfig(
      { id: await sent(test, bytes), base, choices: [], unsigned: true },
      DESK,
    );
    expect(late).toMatchObject({ ok: false, error: expect.stringContaining('又有改动') });
    expect(await everything(test)).toBe(before);
    const volunteer = testBackground();
    expect(await take(volunteer, bytes)).toMatchObject({
      ok: false,
      error: expect.stringContaining('首次设置'),
    });
  });

  it('leaves everything as it was when the settings cannot be written, or the lists cannot', async () => {
    const test = await seated();
    answered(await test.handlers.setRegister({ ...REGISTER, columns: [] }, DESK));
    const bytes = await packed(CONFIG);
    const before = await everything(test);
    const { set } = test.local;
    test.local.set = async () => {
      throw new Error('磁盘满');
    };
    const failed = await take(test, bytes);
    expect(failed).toMatchObject({ ok: false, error: expect.stringContaining('恢复原样') });
    test.local.set = set;
    expect(await everything(test)).toBe(before);

    const { ledger } = test.background;
    const { use } = ledger;
    ledger.use = (doing, work) =>
      use(doing, (db) =>
        work(
          new Proxy(db, {
            get: (target, key) =>
              key === 'transaction' && doing === '导入配置包'
                ? () => {
                    throw new DOMException('', 'QuotaExceededError');
                  }
                : typeof target[key as keyof typeof target] === 'function'
                  ? (target[key as keyof typeof target] as () => unknown).bind(target)
                  : target[key as keyof typeof target],
          }),
        ),
      );
    expect(await take(test, bytes)).toMatchObject({
      ok: false,
      error: expect.stringContaining('磁盘空间不足'),
    });
    ledger.use = use;
    expect(await everything(test)).toBe(before);
  });

  it('stopped between the two stores is taken back at the next start; stopped after both it stands', async () => {
    for (const settingsWritten of [false, true]) {
      const test = await seated();
      const before = canonicalJson(await settingsNow(test));
      const { set } = test.local;
      let writes = 0;
      // The worker dies: nothing that is waited for ever comes back.
      test.local.set = async (items) => {
        writes += 1;
        if (settingsWritten) await set.call(test.local, items);
        return new Promise<never>(() => undefined);
      };
      const { base, losses } = await look(test, await packed(CONFIG));
      const confirmedOff = losses.map(({ key }) => key);
      const id = await sent(test, await packed(CONFIG));
      void test.handlers.takeConfig({ id, base, choices: [], unsigned: true, confirmedOff }, DESK);
      await expect.poll(() => writes).toBe(1);
      test.local.set = set;
      const next = test.restart();
      await settleHalfConfig(next.background);
      const lists = answered(await next.handlers.lists(null, DESK));
      expect(lists).toHaveLength(settingsWritten ? 2 : 0);
      expect(canonicalJson(await settingsNow(next)) === before).toBe(!settingsWritten);
      expect(next.background.lastFailure ?? '').toContain(settingsWritten ? '' : '已恢复导入前的内容');
      await settleHalfConfig(next.background);
      expect(answered(await next.handlers.lists(null, DESK))).toHaveLength(settingsWritten ? 2 : 0);
    }
  });

  it('older settings of this machine stay where the package does not speak of them', async () => {
    const test = await seated();
    answered(
      await test.handlers.setSettings(
        { amber: { 动态要闻: 3 }, keepEvidenceDays: 90, offHosts: ['a.example'] },
        DESK,
      ),
    );
    answered(await take(test, await packed({ ...CONFIG, settings: { lookBack: [] } })));
    expect(await settingsNow(test)).toMatchObject({
      amber: { 动态要闻: 3 },
      keepEvidenceDays: 90,
      offHosts: ['a.example'],
      lookBack: [],
      typoLevel: DEFAULT_SETTINGS.typoLevel,
    });
  });
});
