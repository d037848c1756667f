import type { Verify } from '../../lib/core/events/device.ts';
import type { Result } from '../../lib/core/page-result.ts';
import {
  type ConfigHead,
  type ConfigSigner,
  readConfigPackage,
} from '../../lib/export/package/config-package.ts';
import { type GraveLoss, graveLosses, lossesWith } from '../../lib/extension/config-losses.ts';
import { changeOf, planConfig } from '../../lib/extension/config-plan.ts';
import {
  learntCenter,
  revokedSentence,
  type SignerView,
  signerProblem,
  signerView,
  wantsHearing,
} from '../../lib/extension/config-signer.ts';
import {
  type ConfigNote,
  type ConfigStanding,
  configStanding,
  lastConfig,
  settleConfig,
  undoConfig,
  writeConfig,
} from '../../lib/extension/config-store.ts';
import type { LedgerDb } from '../../lib/extension/db.ts';
import { incomingFile } from '../../lib/extension/incoming.ts';
import { OwnRegister } from '../../lib/extension/message-schemas.ts';
import { type OfficeConfig, readOfficeState, stateHash } from '../../lib/extension/office-config.ts';
import { OfficeSettings, valuesOf } from '../../lib/extension/office-settings.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { type Background, type Handlers, nowAt, refreshOverlays } from './background.ts';
import { officeHandlers } from './office-handlers.ts';

type ConfigHandlers = Pick<Handlers, 'lookAtConfig' | 'takeConfig' | 'undoConfig' | 'configStanding'>;

interface Opened {
  config: OfficeConfig;
  signer: ConfigSigner | undefined;
  by: ConfigHead['by'];
  fileName: string;
  hash: string;
  madeBy: string;
  madeAt: string;
}

const CENTER = '大数据中心';
/** Losses named in a sentence; the page lists them all. */
const MOST_NAMED = 20;

const never: Verify = async () => false;

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
    const bytes = new Uint8Array(await incomingFile(row.value).arrayBuffer());
    await ledger.use('收件', (db) => db.delete('incoming', id));
    const schemas = { register: OwnRegister, settings: OfficeSettings };
    const { verify = never } = background.means;
    const read = await readConfigPackage(bytes, schemas, background.sha256Bytes, verify);
    if (!read.ok) return read;
    const { head, signer, ...config } = read.value;
    const madeBy = `${head.by.unit} ${head.by.name}`.trim();
    const hash = await background.sha256Bytes(bytes);
    const { by, madeAt } = head;
    return { ok: true, value: { config, signer, by, fileName, hash, madeBy, madeAt } };
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

  const mayTake = async (): Promise<Result<ReturnType<typeof seatOf>>> => {
    const now = await settings.get();
    if (!now.ok) return now;
    const seat = seatOf(now.value);
    return seat.role === '公众志愿者'
      ? { ok: false, error: '先完成首次设置，再导入配置包。没有改动任何内容。' }
      : { ok: true, value: seat };
  };

  /** The eight characters were compared: from now on this machine knows the center by its whole key. */
  const learn = async (signer: ConfigSigner, by: ConfigHead['by'], seat: ReturnType<typeof seatOf>) => {
    const draft = await learntCenter(signer, { name: by.name, unit: by.unit }, sha256);
    return ledger.write('核准设备', (index) => ({
      ok: true,
      value: [{ ...draft, ...seat, ...index.heads('device', signer.device) }],
    }));
  };

  return {
    async lookAtConfig({ id }) {
      const opened = await open(id);
      if (!opened.ok) return opened;
      const { config, signer, fileName, madeBy, madeAt } = opened.value;
      const now = await settings.get();
      if (!now.ok) return now;
      const isCenter = seatOf(now.value).role === CENTER;
      const here = await ledger.use('读取本机的配置', async (db) => ({
        state: await readOfficeState(db, now.value, background.nowMs()),
        last: await lastConfig(db),
        signer: await signerView(db, signer, isCenter, background.means),
      }));
      if (!here.ok) return here;
      const { state, last } = here.value;
      if (here.value.signer.is === '已吊销') return { ok: false, error: revokedSentence(here.value.signer) };
      const isOlder = last !== undefined && Date.parse(last.madeAt) > Date.parse(madeAt);
      return {
        ok: true,
        value: {
          fileName,
          madeBy,
          madeAt,
          signer: here.value.signer,
          plan: planConfig(state, config),
          losses: graveLosses(state, config, background.rules),
          base: await stateHash(state, sha256),
          ...(isOlder ? { newerHere: last } : {}),
        },
      };
    },

    async takeConfig({ id, base, choices, confirmedOff = [], ...answer }) {
      const who = await mayTake();
      const opened = await open(id);
      if (!who.ok) return who;
      if (!opened.ok) return opened;
      const { config, signer, by: maker, fileName, hash, madeBy, madeAt } = opened.value;
      const { person, role } = who.value;
      const taken = await alone('导入配置包', async (db) => {
        const now = await settings.get();
        if (!now.ok) return now;
        const state = await readOfficeState(db, now.value, background.nowMs());
        if ((await stateHash(state, sha256)) !== base)
          return { ok: false, error: '核对之后本机的配置又有改动，没有导入。请重新选择文件，再核对一遍。' };
        const view = await signerView(db, signer, role === CENTER, background.means);
        const problem = signerProblem(view, answer);
        if (problem !== null) return { ok: false, error: problem };
        const by = { name: person.name, madeBy, nowMs: background.nowMs(), newId: background.newId };
        const change = changeOf(state, config, choices, by);
        if ('undecided' in change)
          return {
            ok: false,
            error: `还没有选定这些词表用哪一份：${change.undecided.join('、')}。没有导入。`,
          };
        const losses = lossesWith(graveLosses(state, config, background.rules), choices);
        if (!namesExactly(confirmedOff, losses)) return { ok: false, error: lossSentence(losses) };
        const note: ConfigNote = {
          ...{ hash, fileName, madeBy, madeAt, takenBy: person.name, takenAt: nowAt(background) },
          signer: notedSigner(view),
        };
        const isNew = signer !== undefined && wantsHearing(view);
        const written = await writeConfig(db, settings, change, state, note, sha256, async () =>
          isNew ? learn(signer, maker, who.value) : { ok: true, value: null },
        );
        // Who may decide has changed: every ticket is folded anew.
        if (isNew && written.ok) ledger.forgetIndex();
        return written;
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

function notedSigner(view: SignerView): NonNullable<ConfigNote['signer']> {
  const { is, fingerprint } = view;
  const how = is === '本机' || is === '已认得' || is === '没有签名' ? is : '核对后认得';
  return { is: how, ...(fingerprint === undefined ? {} : { fingerprint }) };
}

/** The second question was about these and nothing else: neither fewer nor others than come true. */
function namesExactly(confirmed: readonly string[], losses: readonly GraveLoss[]): boolean {
  const named = new Set(confirmed);
  const keys = new Set(losses.map(({ key }) => key));
  return named.size === keys.size && [...keys].every((key) => named.has(key));
}

function lossSentence(losses: readonly GraveLoss[]): string {
  if (losses.length === 0) return '确认的内容和配置包会停用的对不上，没有导入。请重新选择文件，再核对一遍。';
  const shown = losses.slice(0, MOST_NAMED).map(({ title, consequence }) => `${title}（${consequence}）`);
  const more = losses.length > MOST_NAMED ? ` 等 ${losses.length} 项` : '';
  return `这个配置包会停用或削弱严重问题的检查：${shown.join('；')}${more}。没有逐项确认，没有导入。`;
}

/** At every start of the worker. */
export async function settleHalfConfig(background: Background): Promise<void> {
  const { ledger, settings, means } = background;
  const settled = await ledger.use('核对配置包', (db) => settleConfig(db, settings, means.sha256));
  const trouble = settled.ok ? settled.value : settled.error;
  if (trouble !== undefined) background.lastFailure = trouble;
}
