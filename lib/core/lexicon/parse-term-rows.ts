import { fold } from '../text/fold.ts';
import { cellFault, cleanCell, headingOf, isBlank, type ParsedRows, type SheetRows } from './list-sheet.ts';
import { LONGEST_WORD, MOST_TERMS } from './word-list.ts';

const HEADINGS = { term: /^(固定表述|规范表述|正确写法|表述|名称|全称|词语)$/ };
const SHORTEST = 5;
const ROWS_A_STEP = 500;

function faultOf(term: string): string | undefined {
  const fault = cellFault(term);
  if (fault) return fault;
  if (fold(term).length < SHORTEST)
    return `“${term}”不足五个字：短词错一个字往往是另一个词，请把具体的错误写法放进错词表`;
  return term.length > LONGEST_WORD ? `有 ${term.length} 个字，最多 ${LONGEST_WORD} 个` : undefined;
}

/**
 * 固定表述 of an office's own sheet, one a row: names and phrases that must be written just so. What is one character
 * off one of them is found by the rule `one-character-off`.
 *
 * @example runAtOnce(parseTermRows([['示范县大数据中心']])).items // ['示范县大数据中心']
 */
export function* parseTermRows(rows: SheetRows): Generator<number, ParsedRows<string>> {
  const heading = headingOf(rows, HEADINGS, 'term');
  const column = heading?.at.term ?? 0;
  const items = new Set<string>();
  const parsed: ParsedRows<string> = { items: [], faults: [], notes: [] };
  let repeated = 0;
  for (let index = heading ? heading.row + 1 : 0; index < rows.length; index++) {
    if (index % ROWS_A_STEP === 0) yield index / rows.length;
    const raw = rows[index] ?? [];
    if (isBlank(raw)) continue;
    const term = cleanCell(raw[column]);
    const fault = term === '' ? '没有填固定表述' : faultOf(term);
    if (fault) parsed.faults.push({ row: index + 1, message: fault });
    else if (items.has(term)) repeated++;
    else if (items.size >= MOST_TERMS) {
      parsed.faults.push({ row: index + 1, message: `超过 ${MOST_TERMS} 条，从这一行起没有读` });
      break;
    } else items.add(term);
  }
  if (repeated > 0) parsed.notes.push(`有 ${repeated} 行重复，只记一次。`);
  parsed.items = [...items];
  return parsed;
}
