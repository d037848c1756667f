import { hash53 } from '../text/hash.ts';
import { columnUrlKey } from './column-url.ts';
import { guessClass } from './guess-class.ts';
import type { Column, ColumnClass, Site } from './register.ts';
import { cellWords, foldWidth, NOTHING, namesText } from './sheet-cell.ts';
import type { ColumnHeading } from './sheet-headings.ts';
import { compareLimit, readSheetLimit, type SheetLimit } from './sheet-limit.ts';

/** Limits by class to read 更新期限 against; pass `noticeLimits`. */
export type ClassLimits = Readonly<
  Partial<Record<ColumnClass, { amount: number; kind: 'days' | 'months' | 'years' }>>
>;

/** What the cells of a column are read against. */
export interface ColumnContext {
  /** Sites whose columns may stand in the list. */
  sites: readonly Site[];
  /** Site that an address without a host (`/xwzx/`) belongs to. */
  site?: Site | undefined;
  limits: ClassLimits;
}

/** Something about one cell: an error, or what a person should look over. */
export interface CellRemark {
  column: string;
  message: string;
}

/** One line of a list read: what it says, the unit it names ('' for none), and what to say of it. */
export interface CellsRead<T> {
  record: T;
  unitName: string;
  errors: CellRemark[];
  notes: CellRemark[];
}

export const unitIdOf = (name: string): string => `unit-${hash53(name)}`;

/** Host of an address without `www.` and the usual port; '' when it is none. */
export function hostKey(url: string): string {
  const host = /^\s*https?:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url)?.[1] ?? '';
  return host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/:(80|443)$/, '');
}

/** The site an address lies on. */
export function siteOfUrl(sites: readonly Site[], url: string): Site | undefined {
  const host = hostKey(url);
  if (host === '') return undefined;
  return sites.find((site) => site.hosts.some((own) => own === host || hostKey(`http://${own}`) === host));
}

function fullUrl(cell: string, site: Site | undefined): string {
  const plain = columnUrlKey(cell) === '' ? foldWidth(cell) : cell;
  const url = plain.replace(/\s+/g, '');
  if (url.startsWith('/') && !url.startsWith('//') && site) return `https://${site.hosts[0]}${url}`;
  if (/^https?:\/\//i.test(url)) return url;
  return /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(url) ? `http://${url}` : url;
}

function addressErrors(cell: string, url: string, { sites, site }: ColumnContext): string[] {
  if (cell === '') return ['没有填写'];
  if (cell.startsWith('/') && !site) return [`“${cell}”没有写网站，请写完整网址，或先选好导入到哪个网站`];
  // A class of characters no host has: without it `http://县政府/` would pass for an address.
  if (!/^[a-z0-9.-]+(?::\d+)?$/.test(hostKey(url))) return [`“${cell}”不是网址`];
  if (siteOfUrl(sites, url)) return [];
  const names = sites.map((one) => `“${one.name}”（${one.hosts.join('、')}）`).join('、');
  return [
    `${hostKey(url)} 不是${names || '已登记网站'}的域名。是别的网站的清单请换一份；是本站的另一个域名，请先在“网站”里加上它`,
  ];
}

function limitRemark(words: string, limit: SheetLimit): string | undefined {
  if (limit.kind === 'workdays') return `“${words}”按工作日计；更新期限只按天、周、月、年计，请改写`;
  return limit.kind === 'unknown' ? `“${words}”看不懂，请写成几天、几周、几个月或几年` : undefined;
}

/**
 * One line of 栏目责任清单, from a sheet or a form: `record` stands only when there are no errors.
 * @param limitTitle heading of 更新期限 as spelt: under 更新周期（天） a bare 14 means 14天
 */
export function columnOfCells(
  cells: Readonly<Record<string, string>>,
  context: ColumnContext,
  limitTitle = '',
): CellsRead<Column> {
  const cell = (name: ColumnHeading) => cellWords(cells[name] ?? '');
  const errors: CellRemark[] = [];
  const notes: CellRemark[] = [];
  const name = cell('二级栏目') || cell('一级栏目');
  const parentName = cell('二级栏目') === '' ? '' : cell('一级栏目');
  if (name === '') errors.push({ column: '一级栏目', message: '一级栏目和二级栏目都是空的' });
  const url = fullUrl(cell('网址'), context.site);
  for (const message of addressErrors(cell('网址'), url, context)) errors.push({ column: '网址', message });
  const guess = guessClass(name, cell('栏目类别'), parentName);
  if (!guess.written) {
    notes.push({ column: '栏目类别', message: `“${name}”归为${guess.columnClass}：${guess.reason}` });
  }
  const unit = /[(（](天|日|周|个?月|年)[)）]/.exec(limitTitle)?.[1] ?? '';
  const written = cell('更新期限');
  const limitText = /^\d+$/.test(written) ? `${written}${unit}` : written;
  const limit = readSheetLimit(limitText);
  const trouble = limitRemark(limitText, limit);
  const compared =
    limit.kind === 'figure' ? compareLimit(limit, context.limits[guess.columnClass]) : undefined;
  if (trouble) errors.push({ column: '更新期限', message: trouble });
  if (compared === 'longer') {
    const message = `“${limitText}”比通知对${guess.columnClass}类的规定长，请改期限或改栏目类别`;
    errors.push({ column: '更新期限', message });
  }
  const reason = cell('期限理由') || listReason(limitText);
  const days = limit.kind === 'figure' && compared === 'stricter' ? limit.days : undefined;
  if (days !== undefined) {
    notes.push({ column: '更新期限', message: `“${name}”按${days}天判断：${reason}` });
  }
  const text = (key: 'leader' | 'standA' | 'standB', words: string) => (words === '' ? {} : { [key]: words });
  const record: Column = {
    id: `col-${hash53(columnUrlKey(url))}`,
    ...(parentName === '' ? {} : { parentName }),
    name,
    url,
    columnClass: guess.columnClass,
    ...(days === undefined ? {} : { limitOverride: { days, reason } }),
    ...(limitText === '' ? {} : { limitText }),
    ...text('leader', namesText(cell('分管领导'))),
    ...text('standA', namesText(cell('A岗'))),
    ...text('standB', namesText(cell('B岗'))),
  };
  const unitName = cell('责任单位');
  if (unitName === '') notes.push(noUnit('责任单位', name));
  return { record, unitName, errors, notes };
}

/** A line without a unit is taken over and shown as a problem: the office knows more than its list. */
export function noUnit(column: '责任单位' | '主办单位', name: string): CellRemark {
  return { column, message: `“${name}”没有填写${column}` };
}

const listReason = (words: string) => `栏目责任清单写明“${words}”`;

/** The line of 栏目责任清单 that reads back as this column. */
export function cellsOfColumn(column: Column, unitName: string): Record<ColumnHeading, string> {
  const { limitOverride, limitText = limitOverride ? `${limitOverride.days}天` : '' } = column;
  const reason = limitOverride?.reason ?? '';
  return {
    一级栏目: column.parentName ?? column.name,
    二级栏目: column.parentName === undefined ? '' : column.name,
    网址: column.url,
    责任单位: unitName || NOTHING,
    分管领导: column.leader ?? '',
    A岗: column.standA ?? '',
    B岗: column.standB ?? '',
    栏目类别: column.columnClass,
    更新期限: limitText,
    期限理由: reason === listReason(limitText) ? '' : reason,
  };
}
