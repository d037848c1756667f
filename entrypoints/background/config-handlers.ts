import type { Result } from '../../lib/core/page-result.ts';
import { readConfigPackage } from '../../lib/export/package/config-package.ts';
import { changeOf, planConfig } from '../../lib/extension/config-plan.ts';
import {
  type ConfigStanding,
  configStanding,
  lastConfig,
  settleConfig,
  undoConfig,
  writeConfig,
} from '../../lib/extension/config-store.ts';
import type { LedgerDb } from '../../lib/extension/db.ts';
import { OwnRegister } from '../../lib/extension/message-schemas.ts';
import { type OfficeConfig, readOfficeState, stateHash } from '../../lib/extension/office-config.ts';
import { OfficeSettings, valuesOf } from '../../lib/extension/office-settings.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { type Background, type Handlers, nowAt, refreshOverlays } from './background.ts';
import { officeHandlers } from './office-handlers.ts';

type ConfigHandlers = Pick<Handlers, 'lookAtConfig' | 'takeConfig' | 'undoConfig' | 'configStanding'>;

interface Opened {
  config: OfficeConfig;
  fileName: string;
  hash: string;
  madeBy: string;
  madeAt: string;
}

/** 配置包: what it would change, taking it over, taking it back. */
export function configHandlers(background: Background): ConfigHandlers {
  const { ledger, settings } = background;
  const { sha256 } = background.means;
  const { watchSites } = officeHandlers(background);

  /** Reads the file and removes it from its way in, whatever is in it. */
  const open = async (id: string): Promise<Result<Opened>> => {
    const row = await ledger.use('读取文件', (db) => db.get('incoming', id));
    if (!row.ok) return row;
    if (!row.value) return { ok: false, error: '没有收到这个文件，没有导入任何内容。请重新选择文件。' };
    const { fileName } = row.value;
    const bytes = new Uint8Array(row.value.bytes);
    await ledger.use('收件', (db) => db.delete('incoming', id));
    const schemas = { register: OwnRegister, settings: OfficeSettings };
    const read = await readConfigPackage(bytes, schemas, background.sha256Bytes);
    if (!read.ok) return read;
    const { head, ...config } = read.value;
    const madeBy = `${head.by.unit} ${head.by.name}`.trim();
    const hash = await background.sha256Bytes(bytes);
    return { ok: true, value: { config, fileName, hash, madeBy, madeAt: head.madeAt } };
  };

  /** As one with what pages do to the register. */
  const alone = (doing: string, work: (db: LedgerDb) => Promise<Result<null>>): Promise<Result<null>> =>
    background.locks.request('xundu-register', async () => {
      const done = await ledger.use(doing, work);
      return done.ok ? done.value : done;
    });

  const standing = async (): Promise<Result<ConfigStanding | null>> => {
    const now = await settings.get();
    if (!now.ok) return now;
    const found = await ledger.use('读取配置包的记录', (db) =>
      configStanding(db, valuesOf(now.value), background.nowMs(), sha256),
    );
    return found.ok ? { ok: true, value: found.value ?? null } : found;
  };

  /** Whatever came of it: words, watched hosts and open pages follow what is stored. */
  const follow = async (): Promise<void> => {
    background.words.forget();
    await watchSites(null, { kind: 'page', url: '' });
    background.shell.ledgerChanged();
    background.behind.run(refreshOverlays(background));
  };

  const mayTake = async (): Promise<Result<string>> => {
    const now = await settings.get();
    if (!now.ok) return now;
    const { person, role } = seatOf(now.value);
    return role === '公众志愿者'
      ? { ok: false, error: '先完成首次设置，再导入配置包。没有改动任何内容。' }
      : { ok: true, value: person.name };
  };

  return {
    async lookAtConfig({ id }) {
      const opened = await open(id);
      if (!opened.ok) return opened;
      const { config, fileName, madeBy, madeAt } = opened.value;
      const now = await settings.get();
      if (!now.ok) return now;
      const here = await ledger.use('读取本机的配置', async (db) => ({
        state: await readOfficeState(db, now.value, background.nowMs()),
        last: await lastConfig(db),
      }));
      if (!here.ok) return here;
      const { state, last } = here.value;
      const isOlder = last !== undefined && Date.parse(last.madeAt) > Date.parse(madeAt);
      return {
        ok: true,
        value: {
          fileName,
          madeBy,
          madeAt,
          plan: planConfig(state, config),
          base: await stateHash(state, sha256),
          ...(isOlder ? { newerHere: last } : {}),
        },
      };
    },

    async takeConfig({ id, base, choices }) {
      const who = await mayTake();
      const opened = await open(id);
      if (!who.ok) return who;
      if (!opened.ok) return opened;
      const { config, fileName, hash, madeBy, madeAt } = opened.value;
      const taken = await alone('导入配置包', async (db) => {
        const now = await settings.get();
        if (!now.ok) return now;
        const state = await readOfficeState(db, now.value, background.nowMs());
        if ((await stateHash(state, sha256)) !== base)
          return { ok: false, error: '核对之后本机的配置又有改动，没有导入。请重新选择文件，再核对一遍。' };
        const by = { name: who.value, madeBy, nowMs: background.nowMs(), newId: background.newId };
        const change = changeOf(state, config, choices, by);
        if ('undecided' in change)
          return {
            ok: false,
            error: `还没有选定这些词表用哪一份：${change.undecided.join('、')}。没有导入。`,
          };
        const note = { hash, fileName, madeBy, madeAt, takenBy: who.value, takenAt: nowAt(background) };
        return writeConfig(db, settings, change, state, note, sha256);
      });
      await follow();
      return taken.ok ? standing() : taken;
    },

    async undoConfig() {
      const who = await mayTake();
      if (!who.ok) return who;
      const undone = await alone('撤销配置包', (db) => undoConfig(db, settings));
      await follow();
      return undone.ok ? standing() : undone;
    },

    configStanding: standing,
  };
}

/** At every start of the worker. */
export async function settleHalfConfig(background: Background): Promise<void> {
  const { ledger, settings, means } = background;
  const settled = await ledger.use('核对配置包', (db) => settleConfig(db, settings, means.sha256));
  const trouble = settled.ok ? settled.value : settled.error;
  if (trouble !== undefined) background.lastFailure = trouble;
}
