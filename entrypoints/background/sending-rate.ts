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

const READ_LATER =
  '这个网页一分钟里变了太多次，最新的样子没有读，显示的是上一次的结果。请过一分钟点“重读本页”。';
const FORM_KEPT = '填写的内容还在，请过一分钟再试';

/** What the reader is told, by message: what was not done, what is kept, how to go on. Only forms hold what was typed. */
const TOLD: Partial<Record<keyof Protocol, string>> = {
  fileTicket: `这个网页一分钟里已经提交了 20 张工单，这一张没有提交。${FORM_KEPT}，或在侧栏里办。`,
  sightByHand: `这个网页一分钟里登记了太多次，这一次没有登记。${FORM_KEPT}，或在工作台的栏目表里登记。`,
  attestColumn: `这个网页一分钟里核对了太多次，这一次没有记录。${FORM_KEPT}，或在工作台的栏目表里核对。`,
  ignoreFinding: '这个网页一分钟里忽略了太多处，这一处没有改动。请过一分钟再试。',
  letPass: '这个网页一分钟里放行了太多词，这一个没有放行。请过一分钟再试。',
  switchRule: '这个网页一分钟里开关规则太多次，这一次没有改动。请过一分钟再试，或在“设置”里开关。',
  saveDraft:
    '这个网页一分钟里存草稿太多次，最后的改动没有存进草稿；表单里填写的内容还在，过一分钟再改一下就会存。',
  readPage: READ_LATER,
  judgePage: READ_LATER,
  openReceipt: '这个网页一分钟里打开回执太多次，这一次没有打开，提交过的都在。请过一分钟再试。',
};
const TOLD_OTHERS = '这个网页一分钟里发来的请求太多，这一次没有执行，没有改动任何内容。请过一分钟再试。';

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
    if (recent.length >= (MOST[type] ?? MOST_OTHERS)) return TOLD[type] ?? TOLD_OTHERS;
    recent.push(now);
    return undefined;
  }
}
