import 'fake-indexeddb/auto';

/** What fake-indexeddb keeps inside a transaction, a request and a connection. */
interface Target {
  listeners: { callback: unknown; type: string }[];
}
interface Transaction extends Target {
  db: IDBDatabase;
  _state: string;
  _requests: { request: Target }[];
  _start(): void;
  _abort(errName: string): void;
  _execRequestAsync(work: { source: IDBObjectStore; operation: () => unknown }): IDBRequest;
  abort(): void;
}
interface Dispatcher extends Target {
  dispatchEvent(event: Event): boolean;
}

const transactions = IDBTransaction.prototype as unknown as Transaction;
const targets = Object.getPrototypeOf(IDBTransaction.prototype) as Dispatcher;
const open = IDBFactory.prototype.open;
const begin = IDBDatabase.prototype.transaction;
const dispatch = targets.dispatchEvent;
const start = transactions._start;

/** How a full disk shows: the request fails, the transaction fails when it is committed, or nothing can be written any more. */
export type QuotaFault = 'request' | 'commit' | 'full';

let fault: { at: number; how: QuotaFault } | undefined;
let writes = 0;
const doomed = new WeakSet<Transaction>();

/** From now on the `at`-th write fails, until `end`. */
export function diskFullAt(at: number, how: QuotaFault): { reached(): boolean; end(): void } {
  fault = { at, how };
  writes = 0;
  return {
    reached: () => writes >= at,
    end() {
      fault = undefined;
    },
  };
}

/** Whether the write that is about to be made is the one that fails. */
export function nextWriteFails(): boolean {
  if (!fault) return false;
  writes += 1;
  return writes === fault.at || (fault.how === 'full' && writes > fault.at);
}

for (const name of ['put', 'add'] as const) {
  const write = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...given) {
    if (!nextWriteFails()) return write.apply(this, given);
    const transaction = this.transaction as unknown as Transaction;
    if (fault?.how === 'commit') {
      doomed.add(transaction);
      return write.apply(this, given);
    }
    return transaction._execRequestAsync({
      source: this,
      operation() {
        throw new DOMException('The disk is full.', 'QuotaExceededError');
      },
    }) as IDBRequest<IDBValidKey>;
  };
}

transactions._start = function (this: Transaction) {
  const isDone = this._requests.length === 0 && this._state !== 'finished';
  if (isDone && doomed.has(this)) this._abort('QuotaExceededError');
  else start.call(this);
};

/** One life of the background worker: what it opened, and the event of the store it will not live to see. */
export class WorkerLife {
  private static lives = new Map<string, WorkerLife>();
  private static count = 0;
  private readonly connections = new Set<IDBDatabase>();
  private readonly opening = new Set<IDBOpenDBRequest>();
  private readonly running = new Set<Transaction>();
  private seen = 0;
  isOver = false;
  /** Resolves when the worker is stopped. */
  readonly stopped: Promise<void>;
  private tell: () => void = () => undefined;
  /** The store's name as this life alone may open it. */
  readonly name: string;

  /** @param stopAt number of the event of the store at which the worker is stopped; what it says is never heard */
  constructor(
    readonly store: string,
    private readonly stopAt = Number.POSITIVE_INFINITY,
  ) {
    WorkerLife.count += 1;
    this.name = `${store}@${WorkerLife.count}`;
    WorkerLife.lives.set(this.name, this);
    this.stopped = new Promise((resolve) => {
      this.tell = resolve;
    });
  }

  static of(name: string): WorkerLife | undefined {
    return WorkerLife.lives.get(name);
  }

  static having(target: object): WorkerLife | undefined {
    const { transaction, db } = target as { transaction?: { db: IDBDatabase } | null; db?: IDBDatabase };
    const connection = transaction?.db ?? db;
    for (const life of WorkerLife.lives.values())
      if (life.opening.has(target as IDBOpenDBRequest) || (connection && life.connections.has(connection)))
        return life;
    return undefined;
  }

  opened(request: IDBOpenDBRequest): void {
    this.opening.add(request);
  }

  began(transaction: Transaction): void {
    this.running.add(transaction);
  }

  /** An event is about to reach the worker's code. */
  hears(target: object, type: string): void {
    if (this.isOver || !/^(success|complete|upgradeneeded)$/.test(type)) return;
    const request = target as IDBOpenDBRequest;
    if (this.opening.has(request)) {
      this.connections.add(request.result);
      if (request.transaction) this.running.add(request.transaction as unknown as Transaction);
    }
    this.seen += 1;
    if (this.seen === this.stopAt) this.stop(target as Target);
  }

  /** The worker is gone: nothing it asked for reaches its code, and what was not committed is undone. */
  stop(deaf?: Target): void {
    this.isOver = true;
    const own = (one: { callback: unknown }, index: number) =>
      index < 3 || (one.callback as { name?: string }).name === 'bound processTransactions';
    if (deaf && !this.running.has(deaf as Transaction)) deaf.listeners = [];
    for (const request of this.opening) (request as unknown as Target).listeners = [];
    for (const transaction of this.running) {
      transaction.listeners = transaction.listeners.filter(own);
      for (const { request } of transaction._requests) request.listeners = [];
      if (transaction._state !== 'finished') transaction.abort();
    }
    for (const connection of this.connections) {
      (connection as unknown as Target).listeners = [];
      connection.close();
    }
    WorkerLife.lives.delete(this.name);
    ended.add(this.name);
    this.tell();
  }
}

const ended = new Set<string>();

IDBFactory.prototype.open = function (this: IDBFactory, name, version) {
  // A worker that is gone opens nothing: the request is never answered.
  if (ended.has(name)) return new IDBOpenDBRequest();
  const life = WorkerLife.of(name);
  const request = open.call(this, life?.store ?? name, version);
  life?.opened(request);
  return request;
};

IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given) {
  const transaction = begin.apply(this, given);
  WorkerLife.having(transaction)?.began(transaction as unknown as Transaction);
  return transaction;
};

targets.dispatchEvent = function (this: Dispatcher, event: Event) {
  WorkerLife.having(this)?.hears(this, event.type);
  return dispatch.call(this, event);
};
