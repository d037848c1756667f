import type { ColumnState, FreshnessState } from '../../lib/core/freshness/judge.ts';
import { thisDevice } from '../../lib/extension/event-store.ts';
import { writeRegister } from '../../lib/extension/own-rows.ts';
import { statesOf } from '../../lib/extension/page-result.ts';
import { quarantined, ROWS_WITH_CONTENT, storedText } from '../../lib/extension/quarantine.ts';
import { hostOf } from '../../lib/extension/sender.ts';
import { withChanges } from '../../lib/extension/settings-store.ts';
import { type Background, currentRegister, type Handlers, nowAt, refreshOverlays } from './background.ts';

type OfficeHandlers = Pick<
  Handlers,
  | 'getSettings'
  | 'setSettings'
  | 'getRegister'
  | 'setRegister'
  | 'watchSites'
  | 'columnStates'
  | 'storeHealth'
>;

const URGENCY: readonly FreshnessState[] = ['逾期', '空白', '将到期', '未能识别', '未读到', '正常'];

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

    async setSettings(changes) {
      const changed = await settings.change((now) => withChanges(now, changes));
      if (changed.ok) void refreshOverlays(background);
      return changed;
    },

    getRegister: () => currentRegister(background),

    async setRegister(register) {
      const written = await ledger.use('栏目清单', (db) => writeRegister(db, register, background.nowMs()));
      if (!written.ok) return written;
      await watchSites(null, { kind: 'page', url: '' });
      void refreshOverlays(background);
      return { ok: true, value: null };
    },

    watchSites,

    async columnStates() {
      const register = await currentRegister(background);
      if (!register.ok) return register;
      const index = await ledger.index();
      if (!index.ok) return index;
      const { columns, accounts } = register.value;
      const states = statesOf([...columns, ...accounts], index.value.looks(), nowAt(background));
      return { ok: true, value: states.sort(mostUrgentFirst) };
    },

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
      const aside = rows.value.aside.map(({ store, rowKey, why, at, row }) => ({
        from: store,
        key: rowKey,
        why,
        at,
        row,
      }));
      const { lastFailure } = background;
      return {
        ok: true,
        value: {
          deviceId: rows.value.device.id,
          events: index.value.size(),
          tickets: index.value.tickets().length,
          quarantined: [...damaged, ...aside].map(({ row, ...kept }, index) => ({
            ...kept,
            ...(index < ROWS_WITH_CONTENT ? { content: storedText(row) } : {}),
          })),
          ...(lastFailure === undefined ? {} : { lastFailure }),
        },
      };
    },
  };
}

function whyAndWhen(row: unknown): { why: string; at: string } {
  const { why, at } = (row ?? {}) as { why?: unknown; at?: unknown };
  return { why: String(why ?? ''), at: String(at ?? '') };
}

function mostUrgentFirst(a: ColumnState, b: ColumnState): number {
  return (
    URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state) ||
    (b.overdueDays ?? 0) - (a.overdueDays ?? 0) ||
    (a.daysLeft ?? 0) - (b.daysLeft ?? 0)
  );
}
