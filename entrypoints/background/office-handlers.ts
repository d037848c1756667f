import type { Result } from '../../lib/core/page-result.ts';
import { thisDevice } from '../../lib/extension/event-store.ts';
import { readLost } from '../../lib/extension/mark-store.ts';
import { writeRegister } from '../../lib/extension/own-rows.ts';
import { quarantined, ROWS_WITH_CONTENT, storedText } from '../../lib/extension/quarantine.ts';
import { hostOf } from '../../lib/extension/sender.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import { settingsMerge } from '../../lib/extension/settings-merge.ts';
import { withChanges } from '../../lib/extension/settings-store.ts';
import { type Background, currentRegister, type Handlers, refreshOverlays } from './background.ts';
import { lastStoreCheck } from './store-look.ts';

type OfficeHandlers = Pick<
  Handlers,
  'getSettings' | 'setSettings' | 'getRegister' | 'setRegister' | 'watchSites' | 'storeHealth'
>;

/** What the office keeps of its own, and the state of the store. */
export function officeHandlers(background: Background): OfficeHandlers {
  const { ledger, settings } = background;

  const watchSites: OfficeHandlers['watchSites'] = async () => {
    const register = await currentRegister(background);
    if (!register.ok) return register;
    const { sites, accounts } = register.value;
    const hosts = [
      ...sites.flatMap((site) => site.hosts),
      ...accounts.flatMap((account) => (account.url ? hostOf(account.url) : [])),
    ];
    return background.shell.watchHosts([...new Set(hosts.map((host) => host.replace(/:\d+$/, '')))]);
  };

  return {
    getSettings: () => settings.get(),

    async setSettings({ was = {}, ...changes }) {
      let merged: Result<Partial<Settings>> = { ok: true, value: changes };
      const changed = await settings.change((now) => {
        merged = settingsMerge(now, changes, was);
        return merged.ok ? withChanges(now, merged.value) : now;
      });
      if (!merged.ok) return merged;
      if (changed.ok) background.behind.run(refreshOverlays(background));
      return changed;
    },

    getRegister: () => currentRegister(background),

    async setRegister(register) {
      const written = await ledger.use('栏目清单', (db) => writeRegister(db, register, background.nowMs()));
      if (!written.ok) return written;
      await watchSites(null, { kind: 'page', url: '' });
      background.behind.run(refreshOverlays(background));
      return { ok: true, value: null };
    },

    watchSites,

    async storeHealth() {
      const index = await ledger.index();
      if (!index.ok) return index;
      const rows = await ledger.use('读取存储状态', async (db) => ({
        device: await thisDevice(db, background),
        aside: await quarantined(db),
      }));
      if (!rows.ok) return rows;
      const damaged = (await settings.damaged()).map((row) => ({
        from: '设置',
        key: '',
        ...whyAndWhen(row),
        row,
      }));
      const aside = rows.value.aside.map(({ store, rowKey, why, at, mendedAt, row }) => ({
        from: store,
        key: rowKey,
        why,
        at,
        ...(mendedAt === undefined ? {} : { mendedAt }),
        row,
      }));
      const { lastFailure } = background;
      const lost = await readLost(background.marks);
      const last = await lastStoreCheck(background.marks);
      return {
        ok: true,
        value: {
          deviceId: rows.value.device.id,
          events: index.value.size(),
          tickets: (await index.value.list(background.slices)).size,
          quarantined: [...damaged, ...aside].map(({ row, ...kept }, index) => ({
            ...kept,
            ...(index < ROWS_WITH_CONTENT ? { content: storedText(row) } : {}),
          })),
          ...(last ? { checked: { at: last.at, records: last.records } } : {}),
          ...(lastFailure === undefined ? {} : { lastFailure }),
          ...(lost ? { lost } : {}),
        },
      };
    },
  };
}

function whyAndWhen(row: unknown): { why: string; at: string } {
  const { why, at } = (row ?? {}) as { why?: unknown; at?: unknown };
  return { why: String(why ?? ''), at: String(at ?? '') };
}
