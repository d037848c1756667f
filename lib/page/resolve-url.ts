/** Absolute URL without fragment, or '' when there is no page behind it. */
export function resolveUrl(href: string, base: string): string {
  const trimmed = href.trim();
  if (!trimmed || trimmed.startsWith('#') || /^(javascript|mailto|tel|sms|data|about|blob):/i.test(trimmed))
    return '';
  try {
    const url = new URL(trimmed, base);
    url.hash = '';
    return /^(https?|file|ftp):$/.test(url.protocol) ? url.href : '';
  } catch {
    return '';
  }
}

/** www.a.gov.cn and a.gov.cn are one site. */
export function siteOfUrl(url: string): string {
  return (/^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1] ?? '').toLowerCase().replace(/^www\./, '');
}
