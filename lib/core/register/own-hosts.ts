import type { PageReading } from '../reading.ts';
import { bareHost, hostOf, isPublicBody, registeredName } from '../text/host-name.ts';
import type { Register } from './register.ts';

/**
 * Registered names that are the page's own or the office's: the serving host, sites, columns and accounts of the register.
 *
 * @example ownNames(register, { url: 'https://www.a.gov.cn/x' }).has('a.gov.cn')
 */
export function ownNames(register: Register, { url }: Pick<PageReading, 'url'>): Set<string> {
  const hosts = [
    hostOf(url),
    ...register.sites.flatMap((site) => site.hosts.map(bareHost)),
    ...register.columns.map((column) => hostOf(column.url)),
    ...register.accounts.map((account) => hostOf(account.url ?? '')),
  ];
  return new Set(hosts.filter(Boolean).map(registeredName));
}

/** The register's site a page is served by, if any. */
export function siteOfPage(
  register: Register,
  { url }: Pick<PageReading, 'url'>,
): Register['sites'][number] | undefined {
  const host = hostOf(url);
  return register.sites.find((site) => site.hosts.some((one) => bareHost(one) === host));
}

/**
 * Whether the page standard (国办发〔2017〕47号) is asked of a page: one of a registered site, or of a public body whose
 * page carries a site code. Account pages are the platform's, and unregistered sites of others owe it nothing.
 */
export function isStandardPage(register: Register, reading: PageReading): boolean {
  if (reading.kind === 'account' || reading.account) return false;
  if (siteOfPage(register, reading)) return true;
  const code = reading.site.code ?? reading.footer.siteCode ?? reading.footer.jiucuo?.code;
  return code !== undefined && isPublicBody(hostOf(reading.url));
}
