import { describe, expect, it } from 'vitest';

import { canonicalJson } from '../../lib/core/events/canonical-json.ts';
import { officeConfig } from '../../lib/extension/office-config.ts';
import { OfficeSettings, OfficeValues, SETTING_DECISIONS } from '../../lib/extension/office-settings.ts';
import { Settings } from '../../lib/extension/settings.ts';
import { words } from '../export/package/sample-config.ts';
import { center, saveList, seated, settingsNow } from './config-office.ts';
import { answered } from './fresh-ledger.ts';

describe('which settings a 配置包 carries', () => {
  it('every setting is decided, with a reason, and the schemas follow the decisions', () => {
    expect(Object.keys(SETTING_DECISIONS).sort()).toEqual(Object.keys(Settings.shape).sort());
    for (const [key, { why }] of Object.entries(SETTING_DECISIONS))
      expect(why.length, key).toBeGreaterThan(3);
    const carried = Object.entries(SETTING_DECISIONS)
      .filter(([, { of }]) => of === '单位')
      .map(([key]) => key)
      .sort();
    expect(Object.keys(OfficeValues.shape).sort()).toEqual(carried);
    expect([...Object.keys(OfficeSettings.shape), 'holidays'].sort()).toEqual(carried);
  });

  it('nothing personal is in the file, though every setting is filled', async () => {
    const test = await seated(center);
    const secret = '机密甲乙丙';
    answered(
      await test.background.settings.change((now) => ({
        ...now,
        people: [{ person: { name: secret, unit: secret }, role: '值班读网员' }],
        offHosts: [secret],
        lastBackup: { at: secret, events: 1 },
        evidenceSweep: { on: secret },
      })),
    );
    answered(
      await test.background.ledger.use('草稿', async (db) => {
        await db.put('drafts', { url: 'https://a.example/', draft: secret, savedAt: '' });
        await db.put('learnt', { key: secret });
        await db.put('allowances', { key: secret, ruleId: 'r', word: secret, reason: '', at: '', by: '' });
      }),
    );
    answered(await saveList(test, '全县错词', words('布属工作')));
    const config = answered(
      answered(
        await test.background.ledger.use('导出', async (db) => officeConfig(db, await settingsNow(test), 0)),
      ),
    );
    expect(canonicalJson(config)).not.toContain(secret);
    expect(canonicalJson(config)).toContain('布属工作');
  });

  it('is written by the center only', async () => {
    const test = await seated();
    const asked = answered(
      await test.background.ledger.use('导出', async (db) => officeConfig(db, await settingsNow(test), 0)),
    );
    expect(asked).toMatchObject({ ok: false, error: expect.stringContaining('只能由大数据中心导出') });
  });
});
