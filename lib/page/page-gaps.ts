import type { Gap, PageKind } from '../core/reading.ts';
import type { FoundList } from './page-lists.ts';
import type { PageText } from './page-text.ts';
import type { ScriptSigns } from './script-signs.ts';

export interface GapInput {
  page: PageText;
  kind: PageKind;
  /** All lists, those without rows too. */
  lists: readonly FoundList[];
  signs: ScriptSigns;
  inRow: (offset: number) => boolean;
}

/** What was not looked at on this page, one sentence each (a gap is never "fine" and never "empty"). */
export function findGaps(input: GapInput): Gap[] {
  const { page, kind, lists, signs } = input;
  const gaps: Gap[] = [];
  if (page.whole.text.length === 0) gaps.push({ what: 'empty-page', why: '页面没有任何文字，未能检查。' });
  if (page.capped) gaps.push({ what: 'text-cap', why: '页面过长，只读了前一部分，其余未检查。' });
  const drawn = wordsByFont(page);
  if (drawn > 0)
    gaps.push({
      what: 'canvas',
      why: `有 ${drawn} 处文字用网页自带的字体显示，机器读不出是什么字，未检查。`,
    });
  const framed = inFrame(input);
  for (const gap of countedBeyond(page.unread))
    gaps.push(framed && gap.what === 'frame' ? { ...gap, listId: framed.list.id } : gap);
  for (const found of lists) if (found !== framed) gaps.push(...gapOfList(found, signs));
  const named = gaps.some((gap) => gap.what.startsWith('list-'));
  const whole = lists.some(({ list }) => list.main && list.state !== 'unreadable');
  if (!named && !whole && (kind === 'list' || kind === 'home' || kind === 'other'))
    gaps.push(...undrawn(signs));
  const silent = gaps.length === 0 && lists.every(({ list }) => list.count === 0 && list.state !== 'blank');
  if (silent && (kind === 'list' || kind === 'home')) {
    gaps.push({
      what: 'list-by-script',
      why: '页面上没有读到任何列表条目，可能由脚本绘出，未判断是否逾期。',
    });
  }
  if (kind === 'article') gaps.push(...bodyGaps(input));
  return gaps;
}

/** Different signs of the private use area in one text: icons are few, words whose shapes only a font of the page knows are many. */
const FEWEST_SIGNS = 4;
const PRIVATE_USE = /[\ue000-\uf8ff]/g;

/** Texts of the page whose signs stand for nothing but a font's own shapes. */
function wordsByFont({ text, runs }: PageText): number {
  if (text.search(PRIVATE_USE) < 0) return 0;
  let count = 0;
  for (const [at, start] of runs.start.entries()) {
    const piece = text.slice(start, runs.start[at + 1] ?? text.length);
    if (new Set(piece.match(PRIVATE_USE)).size >= FEWEST_SIGNS) count++;
  }
  return count;
}

/** Places of one kind that are named each; those beyond are counted. */
const NAMED = 20;

function countedBeyond(unread: readonly Gap[]): Gap[] {
  const counts = new Map<Gap['what'], number>();
  const said = new Set<string>();
  const named = unread.filter(({ what, why }) => {
    // A frame shown twice is one thing to look at; so are two canvases, of which nothing tells one from the other.
    if (said.has(why)) return false;
    said.add(why);
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    return count <= NAMED;
  });
  for (const [what, count] of counts)
    if (count > NAMED) named.push({ what, why: `另有 ${count - NAMED} 处同样没有读到，未检查。` });
  return named;
}

/** The page's own list where no row of it was met and nothing but a frame can hold it. */
function inFrame({ page, lists, signs }: GapInput): FoundList | undefined {
  if (page.unreachable.length === 0 || undrawn(signs).length > 0) return undefined;
  return lists.find(({ list, group }) => list.main && list.count === 0 && group.container < 0);
}

function gapOfList({ list }: FoundList, signs: ScriptSigns): Gap[] {
  if (list.state !== 'unreadable') return [];
  const name = list.heading ? `“${list.heading}”` : '一个列表';
  const listId = list.id;
  if (list.newestMonthDay) {
    const why = `${name}的日期只有月日（最近 ${list.newestMonthDay}），年份未标，未判断是否逾期。`;
    return [{ what: 'year-missing', why, listId }];
  }
  if (list.count > 0) {
    return [{ what: 'date-missing', why: `${name}的条目没有可识别的日期，未判断是否逾期。`, listId }];
  }
  const known = undrawn(signs)[0];
  const why = known?.why ?? `${name}没有读到条目，可能由脚本绘出，未判断是否逾期。`;
  return [{ what: known?.what ?? 'list-by-script', why, listId }];
}

/** Rows that stand in the source but were not drawn when the page was read. */
function undrawn(signs: ScriptSigns): Gap[] {
  const gaps: Gap[] = [];
  if (signs.inComment) {
    gaps.push({ what: 'list-in-comment', why: '列表写在网页注释里，页面上没有显示，未判断是否逾期。' });
  }
  if (signs.inScript) {
    const newest = signs.newestInScript ? `（其中最晚的日期 ${signs.newestInScript}）` : '';
    const why = `列表数据写在脚本里${newest}，读取时尚未显示，未判断是否逾期。`;
    gaps.push({ what: 'list-in-script', why });
  }
  if (gaps.length === 0 && (signs.templates || signs.drawing)) {
    gaps.push({ what: 'list-by-script', why: '列表由脚本绘出，读取时尚未显示，未判断是否逾期。' });
  }
  return gaps;
}

/** Below this an article's body is missing or a picture (shortest real notice: some 80 characters). */
const MIN_BODY = 60;
/** Footers and notes of a template may hold this much while the article itself is missing. */
const UNDRAWN_BODY = 400;

function bodyGaps({ page, signs, inRow }: GapInput): Gap[] {
  let length = 0;
  for (const block of page.blocks) {
    if (block.role === 'body' && !inRow(block.start) && block.end - block.start >= 15)
      length += block.end - block.start;
  }
  if (signs.templates && length < UNDRAWN_BODY)
    return [{ what: 'body-by-script', why: '正文由脚本绘出，未能读到，请在浏览器打开后再看。' }];
  if (length >= MIN_BODY) return [];
  const pictures = page.elements.some((item) => item.tag === 'img' && item.area === 'main');
  return pictures ? [{ what: 'image-text', why: '正文以图片为主，图片中的文字未检查。' }] : [];
}
