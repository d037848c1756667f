import { isCivilDate } from '../calendar/civil-date.ts';
import { ProblemClass, Severity, Sureness } from '../finding.ts';
import { readDatePiece } from '../text/chinese-date.ts';
import { fold } from '../text/fold.ts';
import {
  cellFault,
  cellWords,
  cleanCell,
  headingOf,
  isBlank,
  type ParsedRows,
  type SheetRows,
} from './list-sheet.ts';
import { LONGEST_WORD, MOST_ENTRIES, type OwnEntry } from './word-list.ts';

const HEADINGS = {
  wrong: /^(错误写法|错误表述|错误词语?|错词|易错词|错误|敏感词|词语|关键词|原词)$/,
  right: /^(正确写法|正确表述|正确词语?|正确|规范写法|规范表述|改为|应为|建议修改|建议)$/,
  problemClass: /^(问题类别|类别|分类)$/,
  severity: /^(严重程度|程度)$/,
  sureness: /^(把握|确定程度|确定或疑似)$/,
  allow: /^(放行词|放行|例外)$/,
  hits: /^(应报例句|应命中例句)$/,
  misses: /^(不报例句|不应命中例句)$/,
  source: /^(来源|出处|依据)$/,
  from: /^(启用日期|生效日期|起始日期)$/,
  to: /^(停用日期|失效日期|截止日期)$/,
};
type Column = keyof typeof HEADINGS;
type Cells = Record<Column, string>;

/** 按装→安装, 按装=安装, 按装：安装, 按装 安装: a line of text with both forms. */
const LINE = /^(.+?)\s*(?:→|⇒|=>|->|—+>?|＝|=|：|:|\t|\s)\s*(.+)$/;

const LONGEST_SENTENCE = 500;

/** Rows done between two looks at the clock. */
const ROWS_A_STEP = 200;

function cellsOf(row: readonly string[], at: Partial<Record<Column, number>> | undefined): Cells {
  const cell = (column: Column, otherwise: number) => {
    const place = at ? at[column] : otherwise;
    return place === undefined ? '' : cleanCell(row[place]);
  };
  const filled = row.filter((one) => cleanCell(one) !== '');
  const line = !at && filled.length === 1 ? LINE.exec(cleanCell(filled[0])) : null;
  const none = -1;
  return {
    wrong: line ? cleanCell(line[1]) : cell('wrong', 0),
    right: line ? cleanCell(line[2]) : cell('right', 1),
    problemClass: cell('problemClass', none),
    severity: cell('severity', none),
    sureness: cell('sureness', none),
    allow: cell('allow', none),
    hits: cell('hits', none),
    misses: cell('misses', none),
    source: cell('source', none),
    from: cell('from', none),
    to: cell('to', none),
  };
}

function dateOf(cell: string): string | undefined {
  if (isCivilDate(cell)) return cell;
  const piece = readDatePiece(cell);
  return piece?.kind === 'date' ? piece.date : undefined;
}

const oneOf = <T extends string>(options: readonly T[], cell: string): T | undefined =>
  options.find((option) => option === cell);

/** Does a sentence hold the wrong form outside every allow phrase? */
function isHit(sentence: string, wrong: string, allow: readonly string[]): boolean {
  const words = fold(sentence);
  const spans = allow.map(fold).flatMap((phrase) => {
    const found: [number, number][] = [];
    for (let at = words.indexOf(phrase); at >= 0; at = words.indexOf(phrase, at + 1))
      found.push([at, at + phrase.length]);
    return found;
  });
  const form = fold(wrong);
  for (let at = words.indexOf(form); at >= 0; at = words.indexOf(form, at + 1))
    if (!spans.some(([from, to]) => from <= at && at + form.length <= to)) return true;
  return false;
}

const sentencesOf = (cell: string): string[] =>
  cell
    .split(/\n|(?<=[。！？])/)
    .map(cleanCell)
    .filter((sentence) => sentence !== '');

function wordFault(wrong: string): string | undefined {
  if (wrong === '') return '没有填错误写法';
  const fault = cellFault(wrong);
  if (fault) return fault;
  if (fold(wrong).length < 2) return `“${wrong}”不足两个字：单个字会到处误报，请写成词语`;
  if (wrong.length > LONGEST_WORD) return `错误写法有 ${wrong.length} 个字，最多 ${LONGEST_WORD} 个`;
  return undefined;
}

function rightFault(wrong: string, right: string): string | undefined {
  if (right === '') return undefined;
  if (right === wrong) return `“${wrong}”的正确写法与错误写法相同`;
  if (right.length > LONGEST_WORD) return `正确写法有 ${right.length} 个字，最多 ${LONGEST_WORD} 个`;
  return cellFault(right);
}

function allowFault(wrong: string, allow: readonly string[]): string | undefined {
  if (allow.length > 50) return '放行词超过 50 个';
  for (const phrase of allow) {
    if (fold(phrase) === fold(wrong)) return `放行词“${phrase}”就是错误写法本身，等于永远不报`;
    if (!fold(phrase).includes(fold(wrong)))
      return `放行词“${phrase.slice(0, 20)}”里没有错误写法“${wrong}”，不起作用`;
    if (phrase.length > LONGEST_WORD) return `放行词有 ${phrase.length} 个字，最多 ${LONGEST_WORD} 个`;
  }
  return undefined;
}

type Made = { entry: OwnEntry } | { fault: string };

function entryOf(cells: Cells): Made {
  const { wrong, right } = cells;
  const allow = cellWords(cells.allow);
  const [hits, misses] = [sentencesOf(cells.hits), sentencesOf(cells.misses)];
  const fault = wordFault(wrong) ?? rightFault(wrong, right) ?? allowFault(wrong, allow);
  if (fault) return { fault };
  const problemClass = oneOf(ProblemClass.options, cells.problemClass);
  if (cells.problemClass !== '' && !problemClass)
    return { fault: `类别“${cells.problemClass}”不认识，只能填：${ProblemClass.options.join('、')}` };
  const severity = oneOf(Severity.options, cells.severity);
  if (cells.severity !== '' && !severity)
    return { fault: `程度“${cells.severity}”不认识，只能填：严重、一般、提示` };
  const sureness = oneOf(Sureness.options, cells.sureness);
  if (cells.sureness !== '' && !sureness)
    return { fault: `把握“${cells.sureness}”不认识，只能填：确定、疑似` };
  if ([...hits, ...misses].some((sentence) => sentence.length > LONGEST_SENTENCE))
    return { fault: `例句超过 ${LONGEST_SENTENCE} 个字` };
  const missed = hits.find((sentence) => !isHit(sentence, wrong, allow));
  if (missed) return { fault: `应报例句“${missed.slice(0, 30)}”里找不到“${wrong}”` };
  const wrongly = misses.find((sentence) => isHit(sentence, wrong, allow));
  if (wrongly) return { fault: `不报例句“${wrongly.slice(0, 30)}”会被报出，请加放行词` };
  const [from, to] = [dateOf(cells.from), dateOf(cells.to)];
  if ((cells.from !== '' && !from) || (cells.to !== '' && !to))
    return { fault: '启用、停用日期应写成 2026-11-23，且确有这一天' };
  if (from && to && from > to) return { fault: '启用日期在停用日期之后' };
  return {
    entry: {
      wrong,
      right,
      ...(problemClass ? { problemClass } : {}),
      ...(severity ? { severity } : {}),
      ...(sureness ? { sureness } : {}),
      ...(allow.length > 0 ? { allow } : {}),
      ...(hits.length > 0 ? { hits: hits.slice(0, 20) } : {}),
      ...(misses.length > 0 ? { misses: misses.slice(0, 20) } : {}),
      ...(cells.source === '' ? {} : { source: cells.source.slice(0, 200) }),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    },
  };
}

interface Taken {
  row: number;
  entry: OwnEntry;
}

/** A row that turns a word into one that another row calls wrong. */
function contradiction({ entry }: Taken, byWrong: ReadonlyMap<string, Taken>): string | undefined {
  const other = entry.right === '' ? undefined : byWrong.get(entry.right);
  if (!other) return undefined;
  return `把“${entry.wrong}”改成“${entry.right}”，而第 ${other.row} 行说“${entry.right}”是错的，请留一个`;
}

/**
 * 错词 of an office's own sheet: with headings in any order, or without: the wrong form in the first column and the
 * right one (which may be missing) in the second, or both in one line of text. A row that cannot be taken is named
 * and left out; the others can be taken without it.
 *
 * @example runAtOnce(parseWordRows([['按装', '安装']])).items // [{ wrong: '按装', right: '安装' }]
 */
export function* parseWordRows(rows: SheetRows): Generator<number, ParsedRows<OwnEntry>> {
  const heading = headingOf(rows, HEADINGS, 'wrong');
  const first = heading ? heading.row + 1 : 0;
  const taken = new Map<string, Taken>();
  const parsed: ParsedRows<OwnEntry> = { items: [], faults: [], notes: [] };
  let repeated = 0;
  for (let index = first; index < rows.length; index++) {
    if (index % ROWS_A_STEP === 0) yield index / rows.length;
    const raw = rows[index] ?? [];
    if (isBlank(raw)) continue;
    const row = index + 1;
    const made = entryOf(cellsOf(raw, heading?.at));
    if ('fault' in made) {
      parsed.faults.push({ row, message: made.fault });
      continue;
    }
    const { entry } = made;
    const before = taken.get(entry.wrong);
    if (before) {
      if (before.entry.right === entry.right) repeated++;
      else
        parsed.faults.push({
          row,
          message: `“${entry.wrong}”在第 ${before.row} 行改成“${before.entry.right}”，这里改成“${entry.right}”，请留一个`,
        });
      continue;
    }
    if (taken.size >= MOST_ENTRIES) {
      parsed.faults.push({ row, message: `超过 ${MOST_ENTRIES} 条，从这一行起没有读，请分成几份词表` });
      break;
    }
    taken.set(entry.wrong, { row, entry });
  }
  for (const one of taken.values()) {
    const fault = contradiction(one, taken);
    if (fault) parsed.faults.push({ row: one.row, message: fault });
    else parsed.items.push(one.entry);
  }
  if (repeated > 0) parsed.notes.push(`有 ${repeated} 行与前面的行完全相同，只记一次。`);
  parsed.faults.sort((a, b) => a.row - b.row);
  return parsed;
}
