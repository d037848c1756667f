/** Second levels under which a .cn name is registered; what stands before one of them is somebody's own. */
const CN_SECOND =
  /^(gov|com|net|org|edu|ac|mil|bj|sh|tj|cq|he|sx|nm|ln|jl|hl|js|zj|ah|fj|jx|sd|ha|hb|hn|gd|gx|hi|sc|gz|yn|xz|sn|gs|qh|nx|xj|tw|hk|mo)$/;
const OTHER_SECOND = /^(gov|com|net|org|edu|co)$/;

/**
 * Host of an absolute address in lower case, without `www.`, port and user; '' when there is none.
 *
 * @example hostOf('https://www.A.gov.cn:443/zwgk/') === 'a.gov.cn'
 */
export function hostOf(url: string): string {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]*)/i.exec(url.trim())?.[1] ?? '';
  return bareHost(host);
}

/**
 * A host as written in a register or meta, made comparable: scheme, path, port and `www.` do not count.
 *
 * @example bareHost('http://www.a.gov.cn/') === 'a.gov.cn'
 */
export function bareHost(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#:,;，；、\s].*$/, '')
    .replace(/\.+$/, '')
    .replace(/^www\./, '');
}

/**
 * The part of a host that was registered; numeric addresses stay whole. 省 and 市 names under gov.cn count as one
 * registration each: `wjw.a.gov.cn` and `a.gov.cn` are one office's.
 *
 * @example registeredName('wjw.anzhou.gov.cn') === 'anzhou.gov.cn'
 */
export function registeredName(host: string): string {
  if (/^[\d.]+$/.test(host)) return host;
  const labels = bareHost(host).split('.');
  const [last = '', second = ''] = [...labels].reverse();
  const isTwo = (last === 'cn' && CN_SECOND.test(second)) || (last.length === 2 && OTHER_SECOND.test(second));
  return labels.slice(isTwo ? -3 : -2).join('.');
}

/** Names only public bodies can register: gov.cn, mil.cn, .政务, .公益, Hong Kong and Macao governments. */
const PUBLIC_BODY = /(^|\.)((gov|mil)\.cn|gov\.(hk|mo)|政务|公益|xn--zfr164b|xn--55qw42g)$/;

/** @example isPublicBody('wjw.anzhou.gov.cn') === true; isPublicBody('anzhou-gov.cn') === false */
export function isPublicBody(host: string): boolean {
  return PUBLIC_BODY.test(host);
}
