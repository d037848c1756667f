import type { PageReading } from '../../core/reading.ts';

/** Would judging again say the same? Looks, scripts and the time of reading do not count. */
export function sameWords(a: PageReading, b: PageReading): boolean {
  if (a.url !== b.url || a.title !== b.title || a.text !== b.text) return false;
  if (a.links.length !== b.links.length || a.items.length !== b.items.length) return false;
  if (a.gaps.length !== b.gaps.length) return false;
  return a.links.every((link, index) => {
    const other = b.links[index];
    return link.href === other?.href && link.hidden.is === other.hidden.is;
  });
}
