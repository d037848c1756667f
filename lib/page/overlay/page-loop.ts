import type { Finding } from '../../core/finding.ts';
import type { Draft, PageGround, PageResult } from '../../core/page-result.ts';
import { addedWords } from '../added-words.ts';
import { computedHidden } from '../computed-hidden.ts';
import { livePlaces } from '../live-places.ts';
import { type GatheredPage, snapshotSteps } from '../page-snapshot.ts';
import type { PageWords, TextBuilder } from '../text-runs.ts';
import type { OverlayAbilities, OverlayStatus } from './abilities.ts';
import { gatherInSlices, pageClock } from './gather.ts';
import type { PageRead } from './page-ground.ts';
import { wordsOf } from './same-words.ts';

/** What is known of the page now. */
interface PageFacts {
  state: OverlayStatus['state'];
  reason: string | undefined;
  read: PageRead | null;
  /** Always of `read`: its offsets laid over another text would mark, mask and quote the wrong words. */
  result: PageResult | null;
  /** How often the card changed `result`: a judging begun before that knows nothing of it. */
  changes: number;
  /** A half-written report kept from earlier. */
  draft: Draft | null;
  /** Who reads is a volunteer; told with the first reading, whether it was judged or not. */
  volunteer: boolean;
}

export interface PageLoop {
  facts: PageFacts;
  address(): string;
  /** Reads the page and, when its words differ or `always`, has it judged. A newer call overtakes an older one. */
  readAgain(always: boolean): Promise<void>;
  /**
   * Judges the words of nodes that were just put into the page, by the rules that look at words alone: marks stand
   * long before the whole page is read anew, and at the cost of what was added.
   */
  readAdded(nodes: readonly Node[]): Promise<void>;
  /** Reads without judging, for words selected a moment ago; `facts` keep the reading that was judged. */
  readNow(): Promise<PageRead | null>;
  /** The page's words as they stand now, read by nobody; null where they could not be gathered. */
  wordsNow(): Promise<PageWords | null>;
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
  acts: {
    isShown(): boolean;
    /** The page was gone through: these documents and shadow roots are what it is made of. */
    gathered(roots: GatheredPage['roots']): void;
    changed(): void;
    /** Found in words just added; the next reading of the whole page says the same, or better. */
    found(words: PageWords, findings: readonly Finding[]): void;
    failed(): void;
  },
): PageLoop {
  const { document } = view;
  const facts: PageFacts = {
    state: 'reading',
    reason: undefined,
    read: null,
    result: null,
    changes: 0,
    draft: null,
    volunteer: false,
  };
  /** Pages that change their own address are followed; the practice page keeps the one it was given. */
  const givenAddress = document.URL;
  const address = () => (document.URL === givenAddress ? url : document.URL);
  const places = livePlaces(abilities.closedShadow);
  let run = 0;
  let latest: Promise<void> = Promise.resolve();
  let isSettled = false;
  let settling: (() => void) | null = null;
  /** What `facts.result` was judged from. */
  let judgedWords = '';

  function gather(
    isWanted: () => boolean,
    resting?: (words: TextBuilder) => void,
  ): Promise<GatheredPage | null> {
    const steps = snapshotSteps(document, address(), { places, computed: computedHidden });
    return gatherInSlices(steps, pageClock(view), isWanted, resting);
  }

  async function judgeAlone(words: PageWords, isWanted: () => boolean): Promise<void> {
    if (words.text === '') return;
    const answer = await abilities.judgeWords(address(), words.text);
    // Nothing is said of a failure here: the reading of the whole page says it.
    if (answer.ok && isWanted()) acts.found(words, answer.value);
  }

  /** Of a page that takes more than a slice to gather, what a reader sees first is judged first. */
  function judgeTop(isWanted: () => boolean): ((words: TextBuilder) => void) | undefined {
    if (facts.read) return undefined;
    let isDone = false;
    return (words) => {
      if (!isDone) void judgeAlone(words.soFar(), () => isWanted() && facts.read === null);
      isDone = true;
    };
  }

  /** The page as its background reads it; where nobody answers, what can be told from here. */
  async function read({ snapshot, words }: GatheredPage, judged: boolean) {
    const how = { readAt: abilities.now(), rendered: isSettled, judged };
    const answer = await abilities.read(snapshot, how);
    const bare: PageGround = {
      url: snapshot.url,
      title: document.title.trim(),
      site: {},
      text: words.text,
      links: [],
      gaps: [],
    };
    if (answer.ok) facts.volunteer = answer.value.volunteer;
    const reading = answer.ok ? { ...answer.value.ground, text: words.text } : bare;
    const result = answer.ok ? answer.value.result : answer;
    return { page: { reading, pageText: words } satisfies PageRead, result };
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

  async function judge(gathered: GatheredPage, words: string, isWanted: () => boolean): Promise<void> {
    const { changes } = facts;
    const [{ page, result: answer }, kept] = await Promise.all([
      read(gathered, true),
      abilities.savedDraft(),
    ]);
    if (!isWanted()) return;
    if (changes !== facts.changes) return void loop.readAgain(true);
    facts.read = page;
    if (!answer?.ok) {
      if (words !== judgedWords) {
        facts.result = null;
        judgedWords = '';
      }
      facts.state = 'failed';
      facts.reason = answer?.error;
      acts.failed();
      return;
    }
    judgedWords = words;
    facts.result = answer.value;
    facts.draft = kept.ok ? kept.value : null;
    facts.state = 'read';
    facts.reason = undefined;
  }

  async function readPage(always: boolean): Promise<void> {
    if (!acts.isShown()) return;
    const mine = ++run;
    const isWanted = () => mine === run && acts.isShown();
    const wasRead = facts.state === 'read';
    if (!facts.read || facts.state === 'failed') facts.state = 'reading';
    acts.changed();
    try {
      const gathered = await gather(isWanted, judgeTop(isWanted));
      if (!gathered || !isWanted()) return;
      acts.gathered(gathered.roots);
      const words = wordsOf(gathered, isSettled);
      if (always || !wasRead || words !== judgedWords) await judge(gathered, words, isWanted);
      // Judged already: but the nodes its words stand in may be others now.
      else if (facts.read) facts.read = { ...facts.read, pageText: gathered.words };
      if (!isWanted()) return;
      if (facts.read?.reading.gaps.some((gap) => gap.what === 'list-by-script')) settleLater();
    } catch (error) {
      if (!isWanted()) return;
      facts.state = 'failed';
      facts.reason = `读取本页时出错（${error instanceof Error ? error.message : String(error)}）。`;
    }
    if (isWanted()) acts.changed();
  }

  const loop: PageLoop = {
    facts,
    address,
    readAgain(always) {
      latest = readPage(always);
      return latest;
    },
    wordsNow: () =>
      gather(() => true).then(
        (page) => page?.words ?? null,
        () => null,
      ),
    async readAdded(nodes) {
      if (facts.state !== 'read' || !acts.isShown()) return;
      const mine = run;
      const isWanted = () => mine === run && acts.isShown();
      const words = await gatherInSlices(addedWords(nodes), pageClock(view), isWanted);
      if (words) await judgeAlone(words, isWanted);
    },
    async readNow() {
      try {
        const gathered = await gather(() => true);
        return gathered && (await read(gathered, false)).page;
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
