/**
 * The form in which column URLs are compared: scheme, `www.`, default pages (index.html, default.htm …),
 * trailing slash, fragment and case of the host do not count; path and query do.
 *
 * @example columnUrlKey('https://www.a.gov.cn/zwgk/index.html') === columnUrlKey('http://a.gov.cn/zwgk')
 * @returns '' when the string is not an http(s) URL
 */
export function columnUrlKey(url: string): string {
  const parts = /^https?:\/\/(?:[^/?#]*@)?([^/?#]*)([^?#]*)(\?[^#]*)?/i.exec(url.trim());
  if (!parts) return '';
  const host = (parts[1] ?? '')
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/:(80|443)$/, '');
  const path = (parts[2] ?? '')
    .replace(/\/(index|default)\.(s?html?|jsp|php|aspx?)$/i, '/')
    .replace(/\/+$/, '');
  return `${host}${path}${parts[3] ?? ''}`;
}
