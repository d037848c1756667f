import type { Finding } from '../../core/finding.ts';
import type { ColumnState } from '../../core/freshness/judge.ts';
import type { PageResult } from '../../core/page-result.ts';
import { isConnected } from '../dom.ts';
import { type CountKey, countKeyOf } from './count-page.ts';
import { stillHolds } from './find-quote.ts';
import { boxOfRange } from './hit-test.ts';
import { wordsAt } from './live-range.ts';
import type { SubjectMark } from './make-marks.ts';
import { gradeOf } from './mark-kind.ts';
import type { Box } from './page-box.ts';
import type { Scene } from './scene.ts';

export interface MarkWalk {
  /** @param result what they were made of: marks added since it came stay */
  setMarks(marks: readonly SubjectMark[], unplaced: readonly Finding[], result: PageResult | null): void;
  /** More marks, until another result comes. */
  addMarks(marks: readonly SubjectMark[]): void;
  setCurrent(id: string): void;
  hasMarks(): boolean;
  boxOf(id: string): Box | null;
  /** To the next or previous mark that is displayed; opens its card when one was open. */
  step(by: 1 | -1, opens: boolean): void;
  /** Scrolls to a finding's mark and says it; false when it has none. */
  goTo(id: string): boolean;
  openCurrent(): boolean;
  /** To the next, or with -1 the previous, of one count of the strip. */
  next(key: CountKey, by: 1 | -1, columns: readonly ColumnState[], open: (findingId: string) => void): void;
  /** Takes marks away whose words the page has changed; a re-reading finds the others anew. */
  dropStale(): void;
}

/** Which mark the reader is at. */
export function walkMarks(scene: () => Scene | null, open: (mark: SubjectMark) => void): MarkWalk {
  let marks: readonly SubjectMark[] = [];
  let added: readonly SubjectMark[] = [];
  let madeOf: PageResult | null = null;
  let unplaced: readonly Finding[] = [];
  let words = new Map<SubjectMark, string>();
  let currentId: string | null = null;
  const lastOfKey = new Map<CountKey, number>();

  function paint(): void {
    scene()?.showMarks(marks, currentId);
  }
  function setCurrent(id: string): void {
    currentId = id;
    paint();
  }
  function arrive(mark: SubjectMark): boolean {
    if (!scene()?.scrollTo(mark)) return false;
    setCurrent(mark.id);
    const place = `第 ${marks.indexOf(mark) + 1} 处，共 ${marks.length} 处`;
    const what = mark.finding
      ? `${gradeOf(mark.finding)}，${mark.finding.problemClass}：${mark.finding.quote.exact}`
      : `已报 ${mark.ticket?.number ?? ''}`;
    scene()?.strip.say(`${place}。${what}。按 Alt+Enter 打开。`);
    return true;
  }

  return {
    setMarks(next, rest, result) {
      if (result !== madeOf) added = [];
      madeOf = result;
      const ranges = new Map(marks.map(({ id, range }) => [id, range]));
      // The same place keeps its range: the painter then leaves it as it is.
      marks = [...next, ...added.filter(isStanding)].map((mark) => {
        const known = ranges.get(mark.id);
        return known && isSamePlace(known, mark.range) ? { ...mark, range: known } : mark;
      });
      unplaced = rest;
      words = new Map(marks.map((mark) => [mark, wordsAt(mark.range)]));
      if (!marks.some(({ id }) => id === currentId)) currentId = null;
      paint();
    },
    addMarks(more) {
      added = [...added, ...more];
      marks = [...marks, ...more];
      for (const mark of more) words.set(mark, wordsAt(mark.range));
      scene()?.addMarks(more);
    },
    setCurrent,
    hasMarks: () => marks.length > 0,
    boxOf(id) {
      const mark = marks.find((one) => one.id === id);
      return mark ? boxOfRange(mark.range) : null;
    },
    step(by, opens) {
      const at = marks.findIndex(({ id }) => id === currentId);
      const first = at === -1 ? (by === 1 ? 0 : marks.length - 1) : at + by;
      for (let tried = 0; tried < marks.length; tried++) {
        const mark = marks[(first + by * tried + marks.length * 2) % marks.length];
        if (!mark || !arrive(mark)) continue;
        if (opens) open(mark);
        return;
      }
      if (marks.length > 0) scene()?.strip.warn('标出的地方都在收起或隐藏的内容里，请看清单。');
    },
    goTo(id) {
      const mark = marks.find((one) => one.id === id);
      return mark ? arrive(mark) : false;
    },
    openCurrent() {
      const mark = marks.find(({ id }) => id === currentId);
      if (mark) open(mark);
      return mark !== undefined;
    },
    next(key, by, columns, openFinding) {
      const found = [
        ...marks.flatMap(({ finding }) => (finding && countKeyOf(finding) === key ? [finding.id] : [])),
        ...unplaced.flatMap((finding) => (countKeyOf(finding) === key ? [finding.id] : [])),
      ].map((id) => () => openFinding(id));
      const stops = columns
        .filter((column) => column.state === key)
        .map((column) => () => scene()?.scrollToColumn(column));
      const all = stops.length > 0 ? stops : found;
      if (all.length === 0) return;
      const turn = ((lastOfKey.get(key) ?? (by === 1 ? -1 : 0)) + by + all.length) % all.length;
      lastOfKey.set(key, turn);
      all[turn]?.();
    },
    dropStale() {
      const held = marks.filter((mark) => stillHolds(mark.range, words.get(mark) ?? ''));
      if (held.length === marks.length) return;
      marks = held;
      paint();
    },
  };
}

const isStanding = ({ range }: SubjectMark): boolean => isConnected(range.startContainer);

const isSamePlace = (a: AbstractRange, b: AbstractRange): boolean =>
  a.startContainer === b.startContainer &&
  a.startOffset === b.startOffset &&
  a.endContainer === b.endContainer &&
  a.endOffset === b.endOffset;
