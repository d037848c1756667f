import { cellFault, cleanCell, headingOf, isBlank, type ParsedRows, type SheetRows } from './list-sheet.ts';
import { type Leader, postsOf } from './roster.ts';

const HEADINGS = {
  name: /^(姓名|领导姓名|领导)$/,
  post: /^(职务|现任职务|职务名称|岗位)$/,
  order: /^(排序|顺序|排名|序号|次序)$/,
};
const NAME = /^[\p{Script=Han}·•a-zA-Z]{2,30}$/u;
const MOST_LEADERS = 2000;

interface Cells {
  name: string;
  post: string;
  order: string;
}

/** Without headings: 姓名 职务, with or without a number before, in cells or in one line. */
function looseCells(row: readonly string[]): Cells {
  const filled = row.map(cleanCell).filter((cell) => cell !== '');
  const parts = filled.length === 1 ? (filled[0] ?? '').split(/[\s:：,，]+/) : filled;
  const isNumbered = /^\d+[.、]?$/.test(parts[0] ?? '');
  const [name = '', ...posts] = isNumbered ? parts.slice(1) : parts;
  return { name, post: posts.join('、'), order: isNumbered ? (parts[0] ?? '').replace(/\D/g, '') : '' };
}

function cellsOf(row: readonly string[], at: Partial<Record<keyof Cells, number>> | undefined): Cells {
  if (!at) return looseCells(row);
  const cell = (column: keyof Cells) => (at[column] === undefined ? '' : cleanCell(row[at[column] ?? 0]));
  return { name: cell('name'), post: cell('post'), order: cell('order') };
}

function faultOf(name: string, posts: readonly string[], order: string): string | undefined {
  if (name === '') return '没有填姓名';
  if (!NAME.test(name)) return `“${name.slice(0, 20)}”不像姓名：只能是两个字以上的汉字、字母和间隔号`;
  if (order !== '' && !/^[1-9]\d{0,3}$/.test(order)) return `排序“${order}”应是 1 起的整数`;
  const long = posts.find((post) => post.length > 60 || post.length < 2);
  if (long !== undefined) return `职务“${long.slice(0, 20)}”应在 2 到 60 个字之间`;
  return posts.length > 20 ? '职务超过 20 个' : posts.map(cellFault).find((fault) => fault !== undefined);
}

/**
 * The roster of leaders (姓名, 职务, 排序) from the office's own sheet. Without 排序 the order of the rows is theirs; a
 * person in several rows keeps the first place and gets all posts.
 *
 * @example parseRosterRows([['姓名', '职务'], ['甘一山', '县委副书记、县长']]).items[0]?.posts.length === 2
 */
export function parseRosterRows(rows: SheetRows): ParsedRows<Leader> {
  const heading = headingOf(rows, HEADINGS, 'name');
  const parsed: ParsedRows<Leader> = { items: [], faults: [], notes: [] };
  const byName = new Map<string, Leader>();
  for (const [index, raw] of rows.entries()) {
    if (index < (heading ? heading.row + 1 : 0) || isBlank(raw)) continue;
    const cells = cellsOf(raw, heading?.at);
    const name = cells.name.replace(/[\s\u3000]+/g, '');
    const posts = postsOf(cells.post);
    const fault = faultOf(name, posts, cells.order);
    if (fault) {
      parsed.faults.push({ row: index + 1, message: fault });
      continue;
    }
    const before = byName.get(name);
    if (before) {
      before.posts = [...new Set([...before.posts, ...posts])].slice(0, 20);
      parsed.notes.push(`“${name}”有几行，职务合在一起，排序按第一行。`);
    } else if (byName.size < MOST_LEADERS)
      byName.set(name, { name, posts, order: cells.order === '' ? byName.size + 1 : Number(cells.order) });
    else {
      parsed.faults.push({ row: index + 1, message: `超过 ${MOST_LEADERS} 人，从这一行起没有读` });
      break;
    }
  }
  parsed.items = [...byName.values()].sort((a, b) => a.order - b.order);
  const bare = parsed.items.filter(({ posts }) => posts.length === 0).length;
  if (bare > 0) parsed.notes.push(`有 ${bare} 人没有填职务，只检查排序。`);
  return parsed;
}
