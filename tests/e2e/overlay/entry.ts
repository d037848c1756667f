import type { Finding } from '../../../lib/core/finding.ts';
import type { ColumnState } from '../../../lib/core/freshness/judge.ts';
import type { Draft, PageResult } from '../../../lib/core/page-result.ts';
import type { Overlay } from '../../../lib/page/overlay/abilities.ts';
import { makeCapture } from '../../../lib/page/overlay/capture.ts';
import { buildCard } from '../../../lib/page/overlay/card.ts';
import { CARD_STYLES } from '../../../lib/page/overlay/card-styles.ts';
import { buildColumnForm } from '../../../lib/page/overlay/column-form.ts';
import { copyText } from '../../../lib/page/overlay/copy-text.ts';
import { makeDraft } from '../../../lib/page/overlay/make-draft.ts';
import { reportRequest } from '../../../lib/page/overlay/report-request.ts';
import { startOverlay } from '../../../lib/page/overlay/start-overlay.ts';
import { readSnapshot } from '../../../lib/page/read-snapshot.ts';

/** What a test says the background would find: words of the page and how to judge them. */
export interface Fault extends Partial<Omit<Finding, 'quote' | 'where'>> {
  exact: string;
  columnId?: string;
  /** Missing from the page: no place to paint. */
  placeless?: boolean;
}

export interface HarnessSetup {
  faults: Fault[];
  columns: ColumnState[];
  notLookedAt?: string[];
  failWith?: string;
  draft?: Draft;
  marksOff?: boolean;
  volunteer?: boolean;
}

interface Harness {
  overlay: Overlay;
  calls: { name: string; data: unknown }[];
  alive: boolean;
  fileFails?: string;
  /** Column of the badge that has the focus. */
  focusedColumn(): string | undefined;
  /** Badges are still to be placed: some at every frame, as many as there is time for. */
  isPlacing(): boolean;
  setup: HarnessSetup;
}

function findingsOf(text: string, faults: readonly Fault[]): Finding[] {
  return faults.flatMap((fault, order): Finding[] => {
    const base = {
      ruleId: 'test',
      clause: '四(六)',
      problemClass: '错别字',
      severity: '一般',
      sureness: '确定',
      message: '疑为错别字。',
      ...fault,
    } as const;
    if (fault.placeless) {
      return [
        {
          ...base,
          id: `f${order}`,
          quote: { exact: fault.exact, prefix: '', suffix: '', start: 0 },
          where: { ...(fault.columnId ? { columnId: fault.columnId } : {}) },
        },
      ];
    }
    const found: Finding[] = [];
    for (let at = text.indexOf(fault.exact); at !== -1; at = text.indexOf(fault.exact, at + 1)) {
      const end = at + fault.exact.length;
      const isPrivate = base.problemClass === '个人隐私';
      found.push({
        ...base,
        id: `f${order}-${found.length}`,
        quote: {
          exact: isPrivate ? `${fault.exact.slice(0, 6)}********` : fault.exact,
          prefix: isPrivate ? '' : text.slice(Math.max(0, at - 32), at),
          suffix: isPrivate ? '' : text.slice(end, end + 32),
          start: at,
        },
        where: { start: at, end },
      });
    }
    return found;
  });
}

/** The closed root, seen from where it is made: a test's world is our own. */
let root: ShadowRoot | undefined;
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) {
  root = attach.call(this, init);
  return root;
};
const focusedColumn = () => root?.activeElement?.getAttribute('data-column') ?? undefined;

/** Frames the overlay has asked for and was not given yet. */
const awaited = new Set<number>();
const { requestAnimationFrame: request, cancelAnimationFrame: cancel } = window;
window.requestAnimationFrame = (act) => {
  const frame = request.call(window, (time) => {
    awaited.delete(frame);
    act(time);
  });
  awaited.add(frame);
  return frame;
};
window.cancelAnimationFrame = (frame) => {
  awaited.delete(frame);
  cancel.call(window, frame);
};
const isPlacing = () => awaited.size > 0;

/** Runs the overlay with abilities that remember every call. */
export function start(setup: HarnessSetup): void {
  const calls: Harness['calls'] = [];
  const remember = (name: string, data: unknown) =>
    calls.push({ name, data: JSON.parse(JSON.stringify(data ?? null)) });
  const overlay = startOverlay(document, document.URL, {
    async read(snapshot, { readAt, rendered, judged }) {
      const { volunteer = false } = harness.setup;
      const reading = readSnapshot(snapshot, { readAt, rendered, readBy: 'extension' });
      if (!judged) return { ok: true, value: { ground: reading, result: null, volunteer } };
      remember('judge', {
        url: reading.url,
        characters: reading.text.length,
        lists: reading.lists.map((list) => list.state),
      });
      if (harness.setup.failWith) {
        const failed = { ok: false as const, error: harness.setup.failWith };
        return { ok: true, value: { ground: reading, result: failed, volunteer } };
      }
      const result: PageResult = {
        url: reading.url,
        findings: findingsOf(reading.text, harness.setup.faults),
        columns: harness.setup.columns,
        tickets: [],
        notLookedAt: harness.setup.notLookedAt ?? ['图片里的文字没有看。', '附件里的内容没有看。'],
        failedRules: [],
        registered: true,
        ...(harness.setup.marksOff ? { marksOff: true } : {}),
      };
      return { ok: true, value: { ground: reading, result: { ok: true, value: result }, volunteer } };
    },
    async judgeWords(_url, text) {
      remember('judgeWords', { text });
      return { ok: true, value: findingsOf(text, harness.setup.faults) };
    },
    async file(draft) {
      remember('file', draft);
      if (harness.fileFails) return { ok: false, error: harness.fileFails };
      return {
        ok: true,
        value: {
          id: 't1',
          number: 'BC-20261123-7F3K',
          dueText: '未通知；通知责任单位后 1 小时内整改并反馈。',
        },
      };
    },
    async ignore(findingId, reason, on) {
      remember('ignore', { findingId, reason, on });
      return { ok: true, value: null };
    },
    async letPass(findingId, reason, on) {
      remember('letPass', { findingId, reason, on });
      return { ok: true, value: { findingIds: [findingId] } };
    },
    async switchRule(ruleId, reason, on) {
      remember('switchRule', { ruleId, reason, on });
      return { ok: true, value: null };
    },
    async saveDraft(draft, url) {
      remember('draftAddress', url);
      remember('saveDraft', draft);
      return harness.alive ? { ok: true, value: null } : { ok: false, error: '扩展已更新。' };
    },
    savedDraft: async () => ({ ok: true, value: harness.setup.draft ?? null }),
    loadCard: async () => ({
      buildCard,
      buildColumnForm,
      reportRequest,
      makeDraft,
      copyText,
      makeCapture,
      styles: CARD_STYLES,
    }),
    async openPanel() {
      remember('openPanel', null);
      return { ok: true, value: null };
    },
    async openReceipt(id) {
      remember('openReceipt', id ?? null);
      return { ok: true, value: null };
    },
    now: () => '2026-11-23T10:00:00+08:00',
    alive: () => harness.alive,
  });
  const harness: Harness = { overlay, calls, alive: true, setup, focusedColumn, isPlacing };
  (globalThis as { harness?: Harness }).harness = harness;
}
