import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Event } from '../core/events/event.ts';
import type { Result } from '../core/page-result.ts';
import { migrations as allMigrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/** This browser as a writer of events: the end of its chain, written together with every event. */
export interface DeviceRow {
  key: 'this';
  id: string;
  /** 0 before the first event; the other three are '' then. */
  seq: number;
  lastId: string;
  /** Hash of the last event: the next event's `prevHash`. */
  lastHash: string;
  lastHlc: string;
  /** Device ids whose chain this one took over when its own record was lost or damaged. */
  follows: string[];
  /** Key the chain was begun with; absent for a chain without signatures. */
  publicKey?: string | undefined;
  /** The key of the device before it, which vouches for this one's. */
  succeeds?: { device: string; publicKey: string; sig: string } | undefined;
}

/** A row that no longer fits its schema: kept as it was and shown, never dropped. */
export interface QuarantineRow {
  key?: number;
  store: string;
  /** Key it had in its store. */
  rowKey: string;
  row: unknown;
  why: string;
  at: string;
  /** When a record of a file first came here, in ms: it keeps its place when the genuine one comes back. */
  arrived?: number | undefined;
  /** The file that brought what was taken out of a run; absent in rows of earlier versions. */
  importId?: string | undefined;
  /** When the genuine record was in the ledger again. */
  mendedAt?: string | undefined;
}

/** A file on its way in; bytes in rows of the first version. */
export interface IncomingRow {
  id: string;
  fileName: string;
  bytes: Blob | ArrayBuffer;
  at: string;
}

/** The ledger of one browser. Rows other than events are parsed where they are read. */
interface LedgerSchema extends DBSchema {
  events: {
    key: string;
    value: Event;
    indexes: { bySubject: [string, string]; byKind: string; bySeq: [string, number] };
  };
  device: { key: string; value: DeviceRow };
  /** Under `config` the last 配置包 taken in, with what it took the place of. */
  register: {
    key: string;
    value:
      | { key: 'current'; register: unknown; savedAt: string }
      | ({ key: 'config' } & Record<string, unknown>);
  };
  drafts: { key: string; value: { url: string; draft: unknown; savedAt: string } };
  ignores: {
    key: string;
    value: {
      key: string;
      url: string;
      findingId: string;
      reason: string;
      at: string;
      by: string;
      ruleId?: string | undefined;
      words?: string | undefined;
      pageTitle?: string | undefined;
    };
  };
  quarantine: { key: number; value: QuarantineRow };
  /** The stores below hold rows parsed by whoever reads them. */
  lists: { key: string; value: { id: string } & Record<string, unknown> };
  allowances: {
    key: string;
    value: { key: string; ruleId: string; word: string; reason: string; at: string; by: string };
  };
  learnt: { key: string; value: { key: string } & Record<string, unknown> };
  compiled: { key: string; value: { key: string } & Record<string, unknown> };
  discovered: { key: string; value: { key: string } & Record<string, unknown> };
  evidence: { key: string; value: { hash: string } & Record<string, unknown> };
  keys: { key: string; value: { key: string } & Record<string, unknown> };
  segments: { key: string; value: { hash: string } & Record<string, unknown> };
  imports: { key: string; value: { id: string } & Record<string, unknown> };
  incoming: { key: string; value: IncomingRow };
  /** The folder proofs are written to, how that went, and which proofs lie there. */
  folders: { key: string; value: { key: string } & Record<string, unknown> };
}
export type LedgerDb = IDBPDatabase<LedgerSchema>;

const LEDGER_NAME = 'xundu';

export interface OpenOptions {
  name?: string;
  migrations?: readonly Migration[];
  /** The connection is gone (a newer build wants the store, or the browser closed it). */
  onClosed?: (why: string) => void;
  /** How long to wait for other windows to let go of an older version before saying so. */
  blockedAfterMs?: number;
}

/** Opens the store and brings it up to this build's shape. What cannot be opened is left as it was. */
export function openLedgerDb(options: OpenOptions = {}): Promise<Result<LedgerDb>> {
  const migrations = options.migrations ?? allMigrations;
  const version = migrations.at(-1)?.version ?? 1;
  return new Promise((resolve) => {
    let answered = false;
    let failure: unknown;
    const answer = (result: Result<LedgerDb>) => {
      if (!answered) resolve(result);
      answered = true;
    };
    const blockedAnswer = () =>
      answer({
        ok: false,
        error:
          '台账正在升级，但另一个巡读窗口还开着旧版本。数据没有改动。请关闭其他巡读窗口（工作台、侧栏）后再试。',
      });
    openDB<LedgerSchema>(options.name ?? LEDGER_NAME, version, {
      upgrade(db, oldVersion, _newVersion, transaction) {
        const untyped = db as unknown as IDBPDatabase<unknown>;
        const upgrade = transaction as unknown as Parameters<Migration['run']>[1];
        const pending = migrations.filter((migration) => migration.version > oldVersion);
        void runInTurn(pending, untyped, upgrade).catch((error: unknown) => {
          failure = error;
          transaction.abort();
        });
        // The abort reaches us through openDB as well; without this it would also be an unhandled rejection.
        transaction.done.catch(() => undefined);
      },
      blocked() {
        setTimeout(blockedAnswer, options.blockedAfterMs ?? 3000);
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        options.onClosed?.('巡读已更新到新版本，这个窗口需要刷新后继续。已保存的内容都在。');
      },
      terminated() {
        options.onClosed?.('浏览器关闭了台账存储。已保存的内容都在，请刷新后继续。');
      },
    }).then(
      (db) => {
        // Too late: the caller was told it is blocked and will open again.
        if (answered) db.close();
        else answer({ ok: true, value: db });
      },
      (error: unknown) => answer({ ok: false, error: openError(failure ?? error) }),
    );
  });
}

async function runInTurn(
  pending: readonly Migration[],
  db: IDBPDatabase<unknown>,
  transaction: Parameters<Migration['run']>[1],
): Promise<void> {
  for (const migration of pending) await migration.run(db, transaction);
}

function openError(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'VersionError') {
    return '这台电脑上的台账由更新版本的巡读保存，当前版本较旧，不敢打开。数据原样未动。请装回新版本。';
  }
  return `台账打不开（${describe(error)}）。原有数据没有改动。请重启浏览器；仍打不开时不要卸载扩展（卸载会删除数据），先联系管理员。`;
}

/**
 * What a store failure means for the reader: what happened, what was kept, what to do.
 *
 * @param doing what was to be stored; begins with 读取 when something was only to be read
 */
export function storeError(doing: string, error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (doing.startsWith('读取')) {
    const why = name === 'QuotaExceededError' ? '磁盘空间不足' : describe(error);
    return `${doing}没有成功（${why}）。以前保存的记录都在，没有改动。请再试一次；仍不行请清理磁盘、重启浏览器。`;
  }
  if (name === 'QuotaExceededError') {
    return `${doing}没有存上：磁盘空间不足。以前保存的记录都在，刚才填写的内容还在表单里。请清理磁盘后再提交一次。`;
  }
  return `${doing}没有存上（${describe(error)}）。以前保存的记录都在。请再试一次；仍不行请重启浏览器。`;
}

function describe(error: unknown): string {
  if (error instanceof Error || error instanceof DOMException) return `${error.name}：${error.message}`;
  return String(error);
}
