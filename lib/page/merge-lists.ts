import { tabItems } from './heading-words.ts';
import type { RowGroup } from './page-row.ts';
import type { PageText } from './page-text.ts';

/** Lists cut into groups by the CMS (`<ul>…</ul><ul>…</ul>`, no heading between) are one list. */
export function mergeNeighbours(page: PageText, groups: readonly RowGroup[]): RowGroup[] {
  const merged: RowGroup[] = [];
  for (const group of groups) {
    const before = merged.at(-1);
    if (before && (sameList(page, before, group) || nextFive(page, groups, before, group)))
      before.rows.push(...group.rows);
    else merged.push({ ...group, rows: [...group.rows] });
  }
  return merged;
}

function sameList(page: PageText, before: RowGroup, group: RowGroup): boolean {
  if (before.tag !== group.tag) return false;
  const last = before.rows.at(-1);
  const first = page.elements[group.rows[0]?.index ?? -1];
  if (!last || !first) return false;
  let one = page.elements[last.index]?.parent ?? -1;
  let two = group.container;
  if (one === two) return true;
  // Old pages make a table of one row for every row: the boxes that are brothers stand two levels up.
  const most = group.tag === 'tr' && group.rows.length === 1 ? 3 : 1;
  for (let climb = 0; climb < most; climb++) {
    const a = page.elements[one];
    const b = page.elements[two];
    if (!a || !b || a.tag !== b.tag || a.element.hasAttribute('id') || b.element.hasAttribute('id'))
      return false;
    // Nothing to read between the two, and no heading inside the second.
    if (b.start > a.end + 1 || first.start > b.start) return false;
    if (a.parent === b.parent) return a.name === b.name;
    one = a.parent;
    two = b.parent;
  }
  return false;
}

/** Fewer boxes beside each other are more often panels of tabs than one list. */
const LEAST_BOXES = 3;

/**
 * `<div><ul>five rows</ul><hr></div>` again and again: one list with a rule after every fifth row. Panels of a
 * tab bar look the same, so the dates must run on from one box into the next, where panels begin anew.
 */
function nextFive(page: PageText, groups: readonly RowGroup[], before: RowGroup, group: RowGroup): boolean {
  const last = before.rows.at(-1);
  const first = group.rows[0];
  const from = last?.shown?.date;
  const to = first?.shown?.date;
  if (before.tag !== 'li' || group.tag !== 'li' || !last || !first || !from || !to || to > from) return false;
  const two = boxOf(page, group.container);
  const one = boxOf(page, page.elements[last.index]?.parent ?? -1);
  const a = page.elements[one];
  const b = page.elements[two];
  if (!a || !b || a.parent !== b.parent || a.tag !== b.tag || a.name !== b.name || b.start > a.end + 1)
    return false;
  if ((page.elements[first.index]?.start ?? 0) > b.start) return false;
  const boxes = groups.filter(({ container }) => page.elements[boxOf(page, container)]?.parent === a.parent);
  return boxes.length >= LEAST_BOXES && !tabbed(page, a.parent, boxes.length);
}

function boxOf(page: PageText, container: number): number {
  return page.elements[container]?.parent ?? -1;
}

/** A bar with as many names as there are boxes stands before them or before the box they share. */
function tabbed(page: PageText, parent: number, boxes: number): boolean {
  for (let up = parent, climb = 0; up >= 0 && climb < 2; up = page.elements[up]?.parent ?? -1, climb++) {
    for (let at = page.elements[up]?.previous ?? -1; at >= 0; at = page.elements[at]?.previous ?? -1) {
      const item = page.elements[at];
      if (item && item.end - item.start <= 200 && tabItems(page, at).length === boxes) return true;
    }
  }
  return false;
}
