import type { Draft, PageResult } from '../../core/page-result.ts';
import { type PageRead, readPageSteps } from '../read-page.ts';
import type { OverlayAbilities, OverlayStatus } from './abilities.ts';
import { gatherInSlices, pageClock } from './gather.ts';
import { sameWords } from './same-words.ts';

/** What is known of the page now. */
interface PageFacts {
  state: OverlayStatus['state'];
  reason: string | undefined;
  read: PageRead | null;
  /** Always of `read`: its offsets laid over another text would mark, mask and quote the wrong words. */
  result: PageResult | null;
  /** A half-written report kept from earlier. */
  draft: Draft | null;
}

export interface PageLoop {
  facts: PageFacts;
  address(): string;
  /** Reads the page and, when its words differ or `always`, has it judged. A newer call overtakes an older one. */
  readAgain(always: boolean): Promise<void>;
  /** Reads without judging, for words selected a moment ago; `facts` keep the reading that was judged. */
  readNow(): Promise<PageRead | null>;
  /** Overtakes whatever is under way. */
  cancel(): void;
}

/**
 * 暂无内容 on a page that a script fills is often the template's own, shown before the rows come: it counts as
 * blank only when the page has had this long after its load event [O].
 */
const SETTLE_MS = 2000;

/** Gather, then ask for findings; the outcome is in `facts`, told by `acts.changed`. */
export function makePageLoop(
  view: Window,
  url: string,
  abilities: OverlayAbilities,
  acts: { isShown(): boolean; changed(): void; failed(): void },
): PageLoop {
  const { document } = view;
  const facts: PageFacts = { state: 'reading', reason: undefined, read: null, result: null, draft: null };
  /** Pages that change their own address are followed; the practice page keeps the one it was given. */
  const givenAddress = document.URL;
  const address = () => (document.URL === givenAddress ? url : document.URL);
  let run = 0;
  let isSettled = false;
  let settling: (() => void) | null = null;

  function gather(isWanted: () => boolean): Promise<PageRead | null> {
    const options = { readAt: abilities.now(), readBy: 'extension', rendered: isSettled } as const;
    return gatherInSlices(readPageSteps(document, address(), options), pageClock(view), isWanted);
  }

  /** One more reading once the page's scripts have had their time, where a list was still to be drawn. */
  function settleLater(): void {
    if (isSettled || settling) return;
    let timer = 0;
    const wait = () => {
      timer = view.setTimeout(() => {
        isSettled = true;
        void loop.readAgain(false);
      }, SETTLE_MS);
    };
    if (document.readyState === 'complete') wait();
    else view.addEventListener('load', wait, { once: true });
    settling = () => {
      view.removeEventListener('load', wait);
      view.clearTimeout(timer);
      settling = null;
    };
  }

  async function judge(gathered: PageRead, isWanted: () => boolean): Promise<void> {
    const [answer, kept] = await Promise.all([abilities.judge(gathered.reading), abilities.savedDraft()]);
    if (!isWanted()) return;
    const isSame = facts.read !== null && sameWords(facts.read.reading, gathered.reading);
    facts.read = gathered;
    if (!answer.ok) {
      if (!isSame) facts.result = null;
      facts.state = 'failed';
      facts.reason = answer.error;
      acts.failed();
      return;
    }
    facts.result = answer.value;
    facts.draft = kept.ok ? kept.value : null;
    facts.state = 'read';
    facts.reason = undefined;
  }

  const loop: PageLoop = {
    facts,
    address,
    async readAgain(always) {
      if (!acts.isShown()) return;
      const mine = ++run;
      const isWanted = () => mine === run && acts.isShown();
      const wasRead = facts.state === 'read';
      if (!facts.read || facts.state === 'failed') facts.state = 'reading';
      acts.changed();
      try {
        const gathered = await gather(isWanted);
        if (!gathered || !isWanted()) return;
        const isJudged = wasRead && facts.read !== null && sameWords(facts.read.reading, gathered.reading);
        if (always || !isJudged) await judge(gathered, isWanted);
        else facts.read = gathered;
        if (gathered.reading.gaps.some((gap) => gap.what === 'list-by-script')) settleLater();
      } catch (error) {
        if (!isWanted()) return;
        facts.state = 'failed';
        facts.reason = `读取本页时出错（${error instanceof Error ? error.message : String(error)}）。`;
      }
      if (isWanted()) acts.changed();
    },
    async readNow() {
      try {
        return await gather(() => true);
      } catch {
        // The words of an earlier reading, if there are any, still serve.
        return facts.read;
      }
    },
    cancel() {
      run++;
      settling?.();
    },
  };
  return loop;
}
