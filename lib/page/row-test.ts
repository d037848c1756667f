import type { FoundList } from './page-lists.ts';
import type { RowGroup } from './page-row.ts';
import type { PageText } from './page-text.ts';

/** A test whether an offset of the text stands in a row of a list; one bit per character, asked thousands of times. */
export function rowTest(page: PageText, lists: readonly FoundList[]): (offset: number) => boolean {
  const bits = new Uint8Array(page.text.length + 1);
  for (const { group } of lists) {
    fillPairs(page, group, bits);
    for (const row of group.rows) {
      const item = page.elements[row.index];
      if (item) bits.fill(1, item.start, item.end);
    }
  }
  return (offset) => bits[offset] === 1;
}

/** Longest date with its brackets that stands outside the link it belongs to. */
const DATE_ROOM = 40;

/** Of `<a>title</a> (date)<br>` the date is a brother of the row, or bare text beside it. */
function fillPairs(page: PageText, { container, tag, rows }: RowGroup, bits: Uint8Array): void {
  const box = page.elements[container];
  const first = page.elements[rows[0]?.index ?? -1];
  const last = page.elements[rows.at(-1)?.index ?? -1];
  if ((tag !== 'a' && tag !== 'dt') || !box || !first || !last || rows.length < 2) return;
  bits.fill(1, Math.max(box.start, first.start - DATE_ROOM), Math.min(box.end, last.end + DATE_ROOM));
}
