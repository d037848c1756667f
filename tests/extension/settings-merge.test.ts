import { describe, expect, it } from 'vitest';

import { DEFAULT_SETTINGS, Settings } from '../../lib/extension/settings.ts';
import { settingsMerge } from '../../lib/extension/settings-merge.ts';
import { answered, DESK, testBackground } from './fresh-ledger.ts';

const holiday = (year: number) => ({ year, source: '国务院办公厅通知', off: [], work: [] }) as never;

describe('two windows of settings', () => {
  it('that take different entries out of one list both get their way', async () => {
    const { handlers } = testBackground();
    const was = { offHosts: ['a.gov.cn', 'b.gov.cn', 'c.gov.cn'] };
    answered(await handlers.setSettings(was, DESK));
    answered(await handlers.setSettings({ offHosts: ['b.gov.cn', 'c.gov.cn'], was }, DESK));
    const later = answered(await handlers.setSettings({ offHosts: ['a.gov.cn', 'c.gov.cn'], was }, DESK));
    expect(later.offHosts).toEqual(['c.gov.cn']);
  });

  it('that add different entries both keep theirs', () => {
    const now = { ...DEFAULT_SETTINGS, offPacks: ['x'] };
    expect(settingsMerge(now, { offPacks: ['y'] }, { offPacks: [] })).toEqual({
      ok: true,
      value: { offPacks: ['x', 'y'] },
    });
  });

  it('that change different fields of one group both get their way', () => {
    const now = Settings.parse({ papers: { office: '县政府办', phone: '1' } });
    const { papers: was } = Settings.parse({ papers: { phone: '1' } });
    const merged = settingsMerge(now, { papers: { ...was, phone: '2' } }, { papers: was });
    expect(merged).toMatchObject({ ok: true, value: { papers: { office: '县政府办', phone: '2' } } });
  });

  it.each([
    [
      'one field',
      { papers: { ...DEFAULT_SETTINGS.papers, office: '甲' } },
      { papers: { ...DEFAULT_SETTINGS.papers, office: '乙' } },
    ],
    ['a list of numbers', { lookBack: [1, 24] }, { lookBack: [2, 24] }],
    ['the holidays', { holidays: [holiday(2027)] }, { holidays: [holiday(2028)] }],
  ])(
    'that change %s are told: the earlier change stays, the later is refused in a sentence',
    (_what, first, second) => {
      const now = { ...DEFAULT_SETTINGS, ...(first as Partial<Settings>) };
      const merged = settingsMerge(now, second as Partial<Settings>, DEFAULT_SETTINGS);
      expect(merged).toMatchObject({ ok: false, error: expect.stringContaining('另一个设置窗口') });
    },
  );

  it('a refused change writes nothing', async () => {
    const { handlers } = testBackground();
    answered(await handlers.setSettings({ lookBack: [1, 24] }, DESK));
    const was = { lookBack: DEFAULT_SETTINGS.lookBack };
    const refused = await handlers.setSettings({ lookBack: [2], practised: true, was }, DESK);
    expect(refused.ok).toBe(false);
    expect(answered(await handlers.getSettings(null, DESK))).toMatchObject({
      lookBack: [1, 24],
      practised: false,
    });
  });

  it('the same change twice, or one nobody else touched, is no clash', () => {
    const now = { ...DEFAULT_SETTINGS, lookBack: [1] };
    expect(settingsMerge(now, { lookBack: [1] }, { lookBack: [5] }).ok).toBe(true);
    expect(settingsMerge(now, { lookBack: [2] }, { lookBack: [1] }).ok).toBe(true);
  });
});
