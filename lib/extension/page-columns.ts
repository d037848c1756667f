import type { PageReading } from '../core/reading.ts';
import { columnUrlKey } from '../core/register/column-url.ts';
import type { Column, Register, Site } from '../core/register/register.ts';
import { hostOf } from './sender.ts';

/** The registered site a host belongs to. Ports do not count: a match pattern cannot name one either. */
export function siteOfHost(register: Register, host: string): Site | undefined {
  return register.sites.find((site) =>
    site.hosts.some((own) => own.toLowerCase().replace(/:\d+$/, '') === host),
  );
}

/** Columns whose address is on one of the site's hosts. */
export function columnsOfSite(register: Register, site: Site): Column[] {
  return register.columns.filter((column) => siteOfHost(register, hostOf(column.url))?.id === site.id);
}

/** The column a page belongs to: its own list page, the column its meta names, or the folder it lies in. */
export function columnOfPage(
  register: Register,
  page: Pick<PageReading, 'url' | 'columnName'>,
): Column | undefined {
  const site = siteOfHost(register, hostOf(page.url));
  if (!site) return undefined;
  const columns = columnsOfSite(register, site);
  const key = columnUrlKey(page.url);
  const own = columns.find((column) => columnUrlKey(column.url) === key);
  if (own) return own;
  const named = columns.filter((column) => column.name === page.columnName);
  if (named.length === 1) return named[0];
  return columns
    .filter((column) => isInside(key, columnUrlKey(column.url)))
    .sort((a, b) => b.url.length - a.url.length)[0];
}

/** `www.a.gov.cn/zwgk/1.html` lies in `www.a.gov.cn/zwgk`; every page lies in its site, which says nothing. */
function isInside(key: string, folder: string): boolean {
  return folder.includes('/') && key.startsWith(`${folder}/`);
}

/** The column a list on the page belongs to, by where its heading leads. */
export function columnOfList(register: Register, reading: PageReading, listId: string): Column | undefined {
  const href = reading.lists.find((list) => list.id === listId)?.headingHref;
  if (!href) return undefined;
  const key = columnUrlKey(href);
  return key === '' ? undefined : register.columns.find((column) => columnUrlKey(column.url) === key);
}

/** Name of the unit that answers for a column or account. */
export function unitOf(
  register: Register,
  owner: { unitId?: string | undefined } | undefined,
): { unitId: string; unitName: string } | undefined {
  const unit = register.units.find((one) => one.id === owner?.unitId);
  return unit ? { unitId: unit.id, unitName: unit.name } : undefined;
}
