import type { Range } from './text-quote.ts';

/** One mark of a pair whose other half is nowhere. */
export interface UnpairedMark {
  start: number;
  mark: string;
  partner: string;
  opens: boolean;
}

/** Opening and closing forms of one pair; half width counts as full. Blocks its halves may stand apart (a title over lines). */
const PAIRS = [
  { opening: '《', closing: '》', reach: 3 },
  { opening: '（(', closing: '）)', reach: 6 },
  { opening: '〔', closing: '〕', reach: 3 },
  { opening: '【', closing: '】', reach: 3 },
  { opening: '“', closing: '”', reach: 12 },
] as const;

type Pair = (typeof PAIRS)[number];

interface Half {
  start: number;
  block: number;
  opens: boolean;
}

/** More than these in one block are a drawing made of signs, no prose: nothing is said of it. */
const MOST_HALVES = 20;

/** 1) 二） a) iv) and ①): items of a list carry a closing bracket only. */
const ITEM_NUMBER =
  /(?:^|[^0-9A-Za-z])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4}|[①-⑳])\s?$|[一二三四五六七八九十]{1,3}\s?$|[:;：；]-?\s?$/;
/** The site itself cut the text here. */
const CUT =
  /(?:…|\.{3,}|\[?(?:详细|更多|详情|查看|全文|查看全文|查看详情|阅读全文|点击查看)\]?\s?(?:>|＞|»)*)\s*$/;
/** 50″ and 5′ typed with a quotation mark: inches, seconds, minutes. */
const MEASURED = /\d\s?$/;
const MORE_ARROW = /(?:更多|详细|详情|首页|查看|全文|当前位置.*|^)\s?$/;

/**
 * Halves of 《》（）〔〕“” without their partner. Both halves are looked for in one block first, then in blocks near
 * by: titles run over two lines, speech over paragraphs (each of which opens a quotation mark and only the last
 * closes it, GB/T 15834—2011 4.8.3.4). What running speech, numbered items, arrows or cut rows explain is not said.
 *
 * @param blocks stretches of `text` to look at, ascending
 * @example unpairedMarks('备案表》', [{ start: 0, end: 4 }]) → [{ start: 3, mark: '》', partner: '《', opens: false }]
 */
export function unpairedMarks(text: string, blocks: readonly Range[]): UnpairedMark[] {
  return PAIRS.flatMap((pair) =>
    acrossBlocks(
      pair,
      blocks.flatMap((block, index) => withinBlock(pair, text, block, index)),
    )
      .filter((half) => !isExplained(pair, half, text, blocks))
      .filter((half, index, all) => !isSecondOfSlip(half, all[index - 1], all[index + 1]))
      .map(({ start, opens }) => ({
        start,
        mark: text.charAt(start),
        partner: (opens ? pair.closing : pair.opening).charAt(0),
        opens,
      })),
  ).sort((a, b) => a.start - b.start);
}

/** A closing bracket right after such a number belongs to an item, or else to the bracket opened before: （一、二）. */
const ITEM_START = /(?:^|[：:；;。，,、\s])(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])\s?$/;

/** Offsets only while it looks: a block of nothing but brackets holds hundreds of thousands. */
function withinBlock(pair: Pair, text: string, { start, end }: Range, block: number): Half[] {
  const open: number[] = [];
  const surplus: number[] = [];
  const items: number[] = [];
  for (let at = start; at < end; at++) {
    const char = text.charAt(at);
    if (pair.opening.includes(char)) open.push(at);
    else if (pair.closing.includes(char)) {
      if (pair.opening.startsWith('（') && ITEM_START.test(text.slice(Math.max(start, at - 5), at)))
        items.push(at);
      else if (open.length > 0) open.pop();
      else surplus.push(at);
    }
  }
  let item = 0;
  const unclosed = open.filter((opened) => {
    while (item < items.length && (items[item] ?? 0) < opened) item += 1;
    item += 1;
    return item > items.length;
  });
  if (surplus.length + unclosed.length > MOST_HALVES) return [];
  return [
    ...surplus.map((at) => ({ start: at, block, opens: false })),
    ...unclosed.map((at) => ({ start: at, block, opens: true })),
  ].sort((one, other) => one.start - other.start);
}

function acrossBlocks(pair: Pair, halves: readonly Half[]): Half[] {
  const alone: Half[] = [];
  for (const half of halves) {
    const last = alone[alone.length - 1];
    if (!half.opens && last?.opens && last.block !== half.block && half.block - last.block <= pair.reach)
      alone.pop();
    else alone.push(half);
  }
  return alone;
}

function isExplained(pair: Pair, half: Half, text: string, blocks: readonly Range[]): boolean {
  const block = blocks[half.block];
  if (block === undefined) return true;
  const words = text.slice(block.start, block.end);
  const before = text.slice(block.start, half.start);
  if (half.opens && CUT.test(words)) return true;
  // A lone 】 is mostly what is left of a column's name before a headline.
  if (pair.opening === '【') return !half.opens;
  if (pair.opening === '“') return isSpeech(half, before, words, text, blocks[half.block + 1]);
  if (pair.opening.startsWith('（')) return !half.opens && ITEM_NUMBER.test(before);
  if (pair.opening === '〔') return isYearBracket(before, text.slice(half.start + 1, half.start + 16));
  const mark = text.charAt(half.start);
  if (text.charAt(half.start + 1) === mark || text.charAt(half.start - 1) === mark) return true;
  const arrows = words.split(mark).length - 1;
  return !half.opens && (MORE_ARROW.test(before) || (arrows > 1 && !words.includes('《')));
}

/** 〔202315号 and 2023〕15号: the document number is at fault, and its own rule says so. */
const isYearBracket = (before: string, after: string): boolean =>
  /^\d{4,9} ?号/.test(after) || (/\d{4}$/.test(before) && /^ ?\d{1,5} ?号/.test(after));

function isSpeech(half: Half, before: string, words: string, text: string, next: Range | undefined): boolean {
  if (/["＂]/.test(words) || MEASURED.test(before)) return true;
  if (!half.opens) return before === '' || /[。！？!?…]$/.test(before);
  if (before === '' || /[：:，,；;]$/.test(before)) return true;
  return next !== undefined && text.charAt(next.start) === '“';
}

/** “三审“ is one slip, not two: of two opening halves the second is meant, of two closing ones the first. */
function isSecondOfSlip(half: Half, previous: Half | undefined, next: Half | undefined): boolean {
  if (half.opens) return next?.opens === true && next.block === half.block;
  return previous?.opens === false && previous.block === half.block;
}
