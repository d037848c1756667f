import type { FoundList } from './page-lists.ts';
import type { PageText } from './page-text.ts';

/** A test whether an offset of the text stands in a row of a list; one bit per character, asked thousands of times. */
export function rowTest(page: PageText, lists: readonly FoundList[]): (offset: number) => boolean {
  const bits = new Uint8Array(page.text.length + 1);
  for (const { group } of lists) {
    for (const row of group.rows) {
      const item = page.elements[row.index];
      if (item) bits.fill(1, item.start, item.end);
    }
  }
  return (offset) => bits[offset] === 1;
}
