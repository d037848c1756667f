import type { Result } from '../core/page-result.ts';
import { runInSlices, type Slices } from '../core/run-in-slices.ts';
import type { TypoChecker, TypoLevel } from '../core/typos/typo-checker.ts';
import type { LearntPhrases } from './learnt-phrases.ts';
import { type LineChecker, lineChecker } from './line-checker.ts';
import type { MakeChecker, TypoModelStore } from './typo-model-store.ts';

/** What a page is judged with now, and the sentence that says what it was judged without. */
type TyposNow = { checker: TypoChecker } | { unjudged: string };

/** Units that may be judged while the page waits for its findings: a quarter of a second on a slow machine. */
const AT_ONCE = 15_000;
/** A checker is made anew when the book has grown by this many pages and by a fifth: making one takes a second. */
const PAGES_GROWN = 10;
const SHARE_GROWN = 1.2;

const LOADING = '错别字模型还在加载，本页先按其他规则检查，装好后自动重新检查。';
const UNDER_WAY = '页面较长，按上下文查错别字还没有查完，查完后自动补标。';

export interface PageTypos {
  /**
   * The checker for a page's text. Nobody waits for the model or for a long text: `later` is called once, when the
   * page is worth judging again.
   *
   * @param page of several texts asked for one page only the last is judged to its end
   * @param learnt whether phrases learnt count
   */
  forPage(
    page: string,
    ask: { text: string; level: TypoLevel; learnt: boolean; passed: Iterable<string> },
    later: () => void,
  ): Promise<TyposNow>;
  /** Waits for the model. */
  loaded(): Promise<Result<null>>;
  /** The book was emptied: the next page gets a checker that knows nothing of it. */
  forgetPhrases(): void;
}

export function pageTypos(
  model: TypoModelStore,
  phrases: Pick<LearntPhrases, 'own' | 'pageCount'>,
  slices: Pick<Slices, 'now' | 'pause'>,
): PageTypos {
  let made: { checker: LineChecker; learnt: boolean; pages: number } | undefined;
  const waiting = new Set<string>();
  /** The text each page's judging is under way for. */
  const running = new Map<string, { text: string; level: TypoLevel }>();

  const isStale = (learnt: boolean): boolean =>
    !made ||
    made.learnt !== learnt ||
    (learnt && phrases.pageCount() >= Math.max(made.pages + PAGES_GROWN, made.pages * SHARE_GROWN));

  const checkerOf = async (make: MakeChecker, learnt: boolean): Promise<LineChecker> => {
    if (made && !isStale(learnt)) return made.checker;
    const own = learnt ? await phrases.own() : {};
    made = { checker: lineChecker(make(own)), learnt, pages: phrases.pageCount() };
    return made.checker;
  };

  const finish = async (
    page: string,
    text: string,
    level: TypoLevel,
    checker: LineChecker,
  ): Promise<boolean> => {
    const mine = { text, level };
    running.set(page, mine);
    const signal = {
      get aborted() {
        return running.get(page) !== mine;
      },
    };
    await runInSlices(checker.learn(text, level), { ...slices, signal });
    if (signal.aborted) return false;
    running.delete(page);
    return true;
  };

  return {
    async forPage(page, { text, level, learnt, passed }, later) {
      const known = model.now();
      if (!known) {
        // One refresh for a page that changed while it waited.
        if (!waiting.has(page)) void model.load().then(() => waiting.delete(page) && later());
        waiting.add(page);
        return { unjudged: LOADING };
      }
      if (!known.ok) return { unjudged: known.error };
      const checker = await checkerOf(known.value, learnt);
      const unknown = checker.unknown(text, level);
      if (unknown <= AT_ONCE) {
        running.delete(page);
        return { checker: checker.passing(passed) };
      }
      const under = running.get(page);
      if (under?.text !== text || under.level !== level)
        void finish(page, text, level, checker).then((isDone) => isDone && later());
      return { unjudged: UNDER_WAY };
    },
    async loaded() {
      const loaded = await model.load();
      return loaded.ok ? { ok: true, value: null } : loaded;
    },
    forgetPhrases() {
      made = undefined;
    },
  };
}
