import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { PageReading } from '../core/reading.ts';
import { parseHtml } from '../page/parse-html.ts';
import { readPage } from '../page/read-page.ts';
import { loadPage } from './load-page.ts';
import { readPatrolList } from './patrol-list.ts';

/** Columns of `labels.tsv` by name. */
export type Label = Readonly<Record<string, string>>;

/** A real page with what a person read on it and what we read; one that cannot be decoded has neither. */
export interface LabelledPage {
  label: Label;
  /** Class of page as the tables print it. */
  pageClass: string;
  url: string;
  html: string | undefined;
  reading: PageReading | undefined;
}

/** Every labelled page under `root`, read as the patrol reads it. */
export async function labelledPages(root: string): Promise<LabelledPage[]> {
  const targets = new Map((await readPatrolList(join(root, 'pages.tsv'))).map((one) => [one.path, one]));
  const pages: LabelledPage[] = [];
  for (const label of await labelsOf(root)) {
    const target = targets.get(label.file ?? '');
    const page = target && (await loadPage(target.file ?? target.path));
    const url = target?.url ?? '';
    const known = { label, pageClass: classOf(label), url };
    if (!target || !page?.ok) {
      pages.push({ ...known, html: undefined, reading: undefined });
      continue;
    }
    const options = { readAt: target.readAt, readBy: 'patrol' } as const;
    pages.push({ ...known, html: page.html, reading: readPage(parseHtml(page.html), url, options) });
  }
  return pages;
}

/** Newest list date as labelled: of the main list, else of all rows. */
export function labelledNewest(label: Label): string {
  return label.main_list_newest || label.newest_item || '';
}

/** Pages whose rows do not stand in their source, or in a comment or script only. */
export function isUnreadable(label: Label): boolean {
  return /^(js-only|list-in-)/.test(label.readable ?? '');
}

const CLASSES: Readonly<Record<string, string>> = {
  home: '首页',
  'column-home': '栏目首页',
  list: '列表页',
  'account-post': '账号文章',
  profile: '账号主页',
};

function classOf({ kind, file }: Label): string {
  if (kind === 'article') return file?.startsWith('gov') ? '政府网站文章' : '媒体文章';
  return CLASSES[kind ?? ''] ?? '其他页面';
}

async function labelsOf(root: string): Promise<Label[]> {
  const [head = '', ...rows] = (await readFile(join(root, 'labels.tsv'), 'utf8')).trim().split(/\r?\n/);
  const names = head.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}
