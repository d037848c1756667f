import type { Protocol } from '../../lib/extension/protocol.ts';

const MINUTE_MS = 60_000;

/**
 * Messages one tab's overlay may send in a minute. A reader files a few tickets and types a few words; a script that
 * has taken over the page's process would fill the ledger, of which nothing is ever deleted.
 */
const MOST: Partial<Record<keyof Protocol, number>> = {
  fileTicket: 20,
  sightByHand: 20,
  attestColumn: 10,
  ignoreFinding: 40,
  letPass: 40,
  switchRule: 20,
  saveDraft: 240,
  readPage: 240,
  judgePage: 240,
  openReceipt: 30,
};
const MOST_OTHERS = 1_200;

/** What the reader is told, by message: what was not done, what is kept, how to go on. */
const TOLD: Partial<Record<keyof Protocol, string>> = {
  fileTicket: '这个网页一分钟里已经提交了 20 张工单，这一张没有提交',
  sightByHand: '这个网页一分钟里登记了太多次，这一次没有登记',
  attestColumn: '这个网页一分钟里核对了太多次，这一次没有记录',
};

/** Counts what each tab sends. A worker that is stopped was idle for half a minute: forgetting is no gate. */
export class SendingRate {
  #sent = new Map<string, number[]>();
  #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Undefined when the message may pass; else a sentence. */
  refusal(type: keyof Protocol, tabId: number | undefined): string | undefined {
    const key = `${tabId ?? -1} ${type}`;
    const now = this.#nowMs();
    // A clock set back must not shut the gate for good.
    const recent = (this.#sent.get(key) ?? []).filter((at) => Math.abs(now - at) < MINUTE_MS);
    this.#sent.delete(key);
    if (this.#sent.size > 2_000) this.#sent.clear();
    this.#sent.set(key, recent);
    if (recent.length >= (MOST[type] ?? MOST_OTHERS))
      return `${TOLD[type] ?? '这个网页发来的请求太多，这一次没有执行'}。填写的内容还在，请过一分钟再试，或在侧栏里办。`;
    recent.push(now);
    return undefined;
  }
}
