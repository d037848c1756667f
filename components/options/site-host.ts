/**
 * Host of what a person typed as a site's address; undefined when it is none.
 * @example siteHost(' https://WWW.a.gov.cn/zwgk/ ') === 'www.a.gov.cn'
 */
export function siteHost(typed: string): string | undefined {
  const text = typed.trim().replace(/^https?:\/\//i, '');
  const host =
    /^([a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+)(?::\d+)?(?:[/?#].*)?$/i.exec(
      text,
    )?.[1];
  return host?.toLowerCase();
}

/** The one match pattern asked for a host: both schemes, no other host. */
export function hostPattern(host: string): string {
  return `*://${host}/*`;
}
