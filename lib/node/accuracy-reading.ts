import type { PageReading } from '../core/reading.ts';
import { isUnreadable, type Label, type LabelledPage, labelledNewest } from './labelled-pages.ts';

/** One figure of the table: how many of how many, and what was missed. */
export interface Score {
  what: string;
  right: number;
  of: number;
  misses: string[];
  /** The same by class of page. */
  classes: Map<string, { right: number; of: number }>;
}

/** Label kinds → `PageReading.kind`; a column home is a list when it has one main list, else a home. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  article: ['article'],
  list: ['list'],
  'column-home': ['list', 'home'],
  home: ['home'],
  'account-post': ['account'],
  profile: ['account'],
};

const HIDING_GAPS = /^(list-by-script|list-in-script|list-in-comment|body-by-script)$/;

/** Exact-match figures of everything a label says, over all pages and by class of page. */
export function readingScores(pages: readonly LabelledPage[]): Score[] {
  const scores = new Map<string, Score>();
  let pageClass = '';
  const count = (what: string, right: boolean, miss: string): void => {
    const score: Score = scores.get(what) ?? { what, right: 0, of: 0, misses: [], classes: new Map() };
    const part = score.classes.get(pageClass) ?? { right: 0, of: 0 };
    score.classes.set(pageClass, { right: part.right + (right ? 1 : 0), of: part.of + 1 });
    score.of++;
    if (right) score.right++;
    else score.misses.push(miss);
    scores.set(what, score);
  };
  for (const { label, reading, ...page } of pages) {
    pageClass = page.pageClass;
    const file = label.file ?? '';
    const say = (wanted: string | undefined, got: string | undefined): string =>
      `${file} 应为 ${wanted || '（无）'}，读到 ${got || '（无）'}`;
    count('能读', reading !== undefined, file);
    if (!reading) continue;
    count(
      '页面类型',
      (KINDS[label.kind ?? ''] ?? ['other']).includes(reading.kind),
      say(label.kind, reading.kind),
    );
    if (label.published) {
      const got = reading.publishedAt?.date;
      count('发布日期', got === label.published, say(label.published, got));
    }
    if (label.published && label.published_time) {
      const got = reading.publishedAt?.time?.slice(0, 5);
      count('发布时刻', got === label.published_time, say(label.published_time, got));
    }
    const wanted = labelledNewest(label);
    if (wanted) {
      const got = newestFor(reading, wanted, Boolean(label.main_list_newest));
      // 刚刚 is counted from when the page was read.
      const want = wanted === '刚刚' ? reading.readAt.slice(0, 10) : wanted;
      count('列表最新日期', got === want, say(want, got));
    }
    if (isUnreadable(label)) {
      const gaps = reading.gaps.map((gap) => gap.what);
      count(
        '看不到的列表已说明',
        gaps.some((gap) => HIDING_GAPS.test(gap)),
        say(label.readable, gaps.join(' ')),
      );
    }
    if (label.title)
      count('标题', squeeze(reading.title) === squeeze(label.title), say(label.title, reading.title));
    if (label.source) {
      const got = reading.source ?? reading.account?.name;
      count('来源', got === label.source, say(label.source, got));
    }
    if (label.editor) {
      const names = reading.editors.map((editor) => editor.name);
      count('编辑', names.includes(label.editor), say(label.editor, names.join(' ')));
    }
    count('没有误判为空白', !falselyBlank(reading, label), say(label.readable, '空白'));
    count('没有误判为正常', !falselyFresh(reading, label), say(label.newest_item, freshest(reading)));
  }
  return [...scores.values()];
}

/** Main list's newest, else the newest of all rows; a label without a year is compared by month and day. */
function newestFor(reading: PageReading, wanted: string, main: boolean): string | undefined {
  const list = reading.lists.find((one) => one.main);
  const days = reading.items.flatMap((item) => (item.date ? [item.date.date] : [])).sort();
  const newest = (main ? list?.newest?.date : undefined) ?? days.at(-1);
  if (!/^\d\d-\d\d$/.test(wanted)) return newest;
  const monthDays = reading.items.flatMap((item) => item.monthDay ?? item.date?.date.slice(5) ?? []).sort();
  return (main ? list?.newestMonthDay : undefined) ?? monthDays.at(-1);
}

function falselyBlank(reading: PageReading, label: Label): boolean {
  if (!reading.lists.some((list) => list.state === 'blank' && list.main)) return false;
  return Number(label.dated_items) > 0 || isUnreadable(label);
}

/** A list judged by a date that does not stand on the page, or by a year that nobody shows, would look too fresh. */
function falselyFresh(reading: PageReading, label: Label): boolean {
  const newest = freshest(reading);
  const wanted = label.newest_item ?? '';
  if (!newest || reading.kind === 'account' || reading.kind === 'article') return false;
  if (!wanted) return true;
  return /^\d\d-\d\d$/.test(wanted) ? newest.endsWith(wanted) : newest > wanted;
}

function freshest(reading: PageReading): string | undefined {
  const dated = reading.lists.filter((list) => list.state === 'dated');
  return dated
    .flatMap((list) => (list.newest ? [list.newest.date] : []))
    .sort()
    .at(-1);
}

function squeeze(text: string): string {
  return text.replace(/\s/g, '');
}
