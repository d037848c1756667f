import { describe, expect, it } from 'vitest';

import { DEFAULT_SETTINGS } from '../../lib/extension/settings.ts';
import { settingsStore, switchPerson, withChanges } from '../../lib/extension/settings-store.ts';
import { answered, DESK, memoryArea, memoryLocks, testBackground } from './fresh-ledger.ts';

const now = () => '2026-11-23T10:00:00+08:00';
const person = (name: string) => ({ name, unit: '县政府办公室' });

describe('settings', () => {
  it('200 changes at once all stay', async () => {
    const area = memoryArea();
    const store = settingsStore(area, memoryLocks(), now);
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        store.change((settings) => ({ ...settings, offHosts: [...settings.offHosts, `h${index}.gov.cn`] })),
      ),
    );
    expect(new Set(answered(await store.get()).offHosts).size).toBe(200);
  });

  it('without the lock changes are lost: the test above can fail', async () => {
    const noLock = { request: <T>(_name: string, work: () => Promise<T>) => work() };
    const store = settingsStore(memoryArea(), noLock, now);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.change((settings) => ({ ...settings, offHosts: [...settings.offHosts, `h${index}`] })),
      ),
    );
    expect(answered(await store.get()).offHosts.length).toBeLessThan(20);
  });

  it('damaged settings are set aside as they were and said, not silently replaced', async () => {
    const test = testBackground();
    const damaged = { version: 1, role: '皇帝', offHosts: ['a.gov.cn'] };
    test.local.rows.set('settings', damaged);
    expect(answered(await test.handlers.getSettings(null, DESK))).toEqual(DEFAULT_SETTINGS);
    expect(JSON.stringify([...test.local.rows])).toContain('皇帝');
    const health = answered(await test.handlers.storeHealth(null, DESK));
    expect(health.quarantined).toMatchObject([{ from: '设置' }]);
  });

  it('a change leaves every setting it does not name as it was', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      person: person('甲'),
      role: '大数据中心' as const,
      setupDone: true,
      offRules: ['wrong-word'],
    };
    expect(withChanges(settings, { practised: true })).toEqual({ ...settings, practised: true });
  });

  it('a change sent as a message leaves the others too (defaults do not come back)', async () => {
    const { handlers } = testBackground();
    answered(await handlers.setSettings({ setupDone: true, offRules: ['wrong-word'] }, DESK));
    const changed = answered(await handlers.setSettings({ practised: true }, DESK));
    expect(changed).toMatchObject({ setupDone: true, offRules: ['wrong-word'], practised: true });
  });

  it('换人 remembers who sat there, newest first, each once', () => {
    let settings = DEFAULT_SETTINGS;
    for (const name of ['甲', '乙', '丙', '乙'])
      settings = switchPerson(settings, person(name), '值班读网员');
    expect(settings.person?.name).toBe('乙');
    expect(settings.people.map((seat) => seat.person.name)).toEqual(['丙', '甲']);
  });

  it('a rule switched on and off again does not wear the reason of the time before', async () => {
    const { handlers } = testBackground();
    const off = { ruleId: 'wrong-word', reason: '误报太多', on: false };
    answered(await handlers.switchRule(off, DESK));
    answered(await handlers.setSettings({ offRules: [] }, DESK));
    const again = answered(await handlers.setSettings({ offRules: ['wrong-word'] }, DESK));
    expect(again.offRuleNotes).toEqual({});
  });
});
