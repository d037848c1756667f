import { tabItems } from './heading-words.ts';
import type { RowGroup } from './page-row.ts';
import type { PageText } from './page-text.ts';

/** Lists cut into groups by the CMS (`<ul>…</ul><ul>…</ul>`, no heading between) are one list. */
export function mergeNeighbours(page: PageText, groups: readonly RowGroup[]): RowGroup[] {
  const merged: RowGroup[] = [];
  for (const group of groups) {
    const before = merged.at(-1);
    if (before && (sameList(page, groups, before, group) || nextFive(page, groups, before, group)))
      before.rows.push(...group.rows);
    else merged.push({ ...group, rows: [...group.rows] });
  }
  return merged;
}

function sameList(page: PageText, groups: readonly RowGroup[], before: RowGroup, group: RowGroup): boolean {
  if (before.tag !== group.tag) return false;
  const last = before.rows.at(-1);
  const first = page.elements[group.rows[0]?.index ?? -1];
  if (!last || !first) return false;
  let one = page.elements[last.index]?.parent ?? -1;
  let two = group.container;
  if (one === two) return true;
  // Old pages make a table of one row for every row: the boxes that are brothers stand up to five levels up.
  const lone = group.rows.length === 1 && (group.tag === 'tr' || group.tag === 'article');
  const most = lone ? 5 : 1;
  for (let climb = 0; climb < most; climb++) {
    const a = page.elements[one];
    const b = page.elements[two];
    if (!a || !b || a.tag !== b.tag || a.element.hasAttribute('id') || b.element.hasAttribute('id'))
      return false;
    // Nothing but bullets to read between the two, and no heading inside the second.
    const dated = group.rows[0]?.shown?.date !== undefined;
    if (!noWords(page, a.end, b.start, dated) || !noWords(page, b.start, first.start, dated)) return false;
    if (a.parent === b.parent) return a.name === b.name && !panels(page, groups, a.parent);
    one = a.parent;
    two = b.parent;
  }
  return false;
}

/** Bullets of old tables stand in cells of their own; on a time line the day stands before its row once more. */
function noWords(page: PageText, from: number, to: number, dated: boolean): boolean {
  const text = page.text.slice(from, to);
  return (to - from <= 6 && /^[\s·•●○■□▪◆◇>»›-]*$/.test(text)) || (dated && DAY_SIGNS.test(text));
}

const DAY_SIGNS = /^[\s\d./年月日-]{0,16}$/;

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

/** Lists beside each other, as many as a bar above them has names, are its panels. */
function panels(page: PageText, groups: readonly RowGroup[], parent: number): boolean {
  const inside = new Set<number>();
  for (const { container } of groups) {
    let at = container;
    while (at >= 0 && page.elements[at]?.parent !== parent) at = page.elements[at]?.parent ?? -1;
    if (at >= 0) inside.add(at);
  }
  return inside.size >= 2 && tabbed(page, parent, inside.size);
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
