import { type PageRead, readPageSteps } from '../read-page.ts';
import type { OverlayAbilities, OverlayStatus } from './abilities.ts';
import { gatherInSlices, pageClock } from './gather.ts';
import { sameWords } from './same-words.ts';
import type { PageFindings, ReportDraft } from './shapes.ts';

/** What is known of the page now. */
export interface PageFacts {
  state: OverlayStatus['state'];
  reason: string | undefined;
  read: PageRead | null;
  result: PageFindings | null;
  /** A half-written report kept from earlier. */
  draft: ReportDraft | null;
}

export interface PageLoop {
  facts: PageFacts;
  address(): string;
  /** Reads the page and, when its words differ or `always`, has it judged. A newer call overtakes an older one. */
  readAgain(always: boolean): Promise<void>;
  /** Reads without judging, for words selected a moment ago. */
  readNow(): Promise<PageRead | null>;
  /** Overtakes whatever is under way. */
  cancel(): void;
}

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

  function gather(isWanted: () => boolean): Promise<PageRead | null> {
    const options = { readAt: abilities.now(), readBy: 'extension', rendered: true } as const;
    return gatherInSlices(readPageSteps(document, address(), options), pageClock(view), isWanted);
  }

  async function judge(gathered: PageRead, isWanted: () => boolean): Promise<void> {
    const [answer, kept] = await Promise.all([abilities.judge(gathered.reading), abilities.savedDraft()]);
    if (!isWanted()) return;
    if (!answer.ok) {
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

  return {
    facts,
    address,
    async readAgain(always) {
      if (!acts.isShown()) return;
      const mine = ++run;
      const isWanted = () => mine === run && acts.isShown();
      if (!facts.read || facts.state === 'failed') facts.state = 'reading';
      acts.changed();
      try {
        const gathered = await gather(isWanted);
        if (!gathered || !isWanted()) return;
        const { read, result } = facts;
        const isSame = read !== null && result !== null && sameWords(read.reading, gathered.reading);
        facts.read = gathered;
        if (always || !isSame) await judge(gathered, isWanted);
      } catch (error) {
        facts.state = 'failed';
        facts.reason = `读取本页时出错（${error instanceof Error ? error.message : String(error)}）。`;
      }
      if (isWanted()) acts.changed();
    },
    async readNow() {
      try {
        facts.read = (await gather(() => true)) ?? facts.read;
      } catch {
        // The words of an earlier reading, if there are any, still serve.
      }
      return facts.read;
    },
    cancel() {
      run++;
    },
  };
}
