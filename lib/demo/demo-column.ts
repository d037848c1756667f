import type { FreshnessState } from '../core/freshness/judge.ts';
import type { ColumnClass } from '../core/register/register.ts';

/** How the rows of a list page carry their dates (shapes met on county sites, FIELD 5). */
type RowShape = 'iso' | 'chinese' | 'bracket' | 'split' | 'url-only' | 'month-day' | 'none' | 'script';

/** One row: age in days and title; `slug` names an article written out in full. */
export interface DemoRow {
  age: number;
  title: string;
  slug?: string;
  pinned?: boolean;
}

/** A column of the model site as data. Ages are days before the day the site is drawn for. */
export interface DemoColumn {
  id: string;
  parent: string;
  name: string;
  path: string;
  columnClass: ColumnClass;
  unitId: string;
  shape: RowShape;
  /** What a reader must come to see of it; `withScripts` where the list is drawn by script. */
  state: FreshnessState;
  withScripts?: FreshnessState;
  insecure?: boolean;
  /** Words shown instead of rows. */
  emptyWords?: string;
  rows: DemoRow[];
}

/** Rows from `[age, title]` or `[age, title, slug]`. */
export function rows(...list: [number, string, string?][]): DemoRow[] {
  return list.map(([age, title, slug]) => ({ age, title, ...(slug ? { slug } : {}) }));
}
