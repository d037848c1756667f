/** Where the official 找错 begins when a page names no site code. */
const START_PAGE = 'https://zfwzzc.www.gov.cn/';
/** The official form; nothing but its query is ever taken from a page. */
const FORM = 'https://zfwzgl.www.gov.cn/exposure/jiucuo.html';
const SITE_CODE = /^(\d{10}|bm\d{8})$/i;
const LONGEST_URL = 2_000;

/** Parameters that say who is looking, not what is looked at. */
const LOGIN_NAME =
  /token|ticket|session|^s?sid$|^jsession|^phpsess|auth|sign(ature)?$|secret|passw|^pwd$|^pass$|^key$|api_?key|login|user|account|^uid$|open_?id|union_?id|phone|mobile|^tel$|id_?card|sfz|^state$|^code_verifier$|^jwt$|^sso|^cas$/i;
/** What cannot be the number of an article: signed tokens, identity numbers, long random strings. */
const LOGIN_VALUE =
  /^ey[\w-]+\.[\w-]+\.|(^|\D)\d{17}[\dXx](?!\d)|^[A-Za-z0-9_-]{40,}$|(^|\D)1[3-9]\d{9}(?!\d)/;

/**
 * Address of the official 找错 form for a page, with the site's code and the page's address filled in. Built from
 * nothing but a code of the right shape and the cleaned address, so that no page can send a reader elsewhere.
 *
 * @param code the site code in the page's own 找错 entry, as the page has it
 * @param url address of the page
 * @returns the official start page when there is no right code or the address is no web address
 * @example officialMistakePage('5199990001', 'https://a.gov.cn/1.html#x')
 *   // 'https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=5199990001&url=https%3A%2F%2Fa.gov.cn%2F1.html'
 */
export function officialMistakePage(code: string | undefined, url: string): string {
  const cleaned = cleanedAddress(url);
  const trimmed = code?.trim() ?? '';
  if (cleaned === undefined || !SITE_CODE.test(trimmed)) return START_PAGE;
  return `${FORM}?site_code=${trimmed.toLowerCase()}&url=${encodeURIComponent(cleaned)}`;
}

/** Without fragment, user name, password and whatever looks like a login. */
function cleanedAddress(url: string): string | undefined {
  const parsed = parsedUrl(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined;
  parsed.hash = '';
  parsed.username = '';
  parsed.password = '';
  parsed.pathname = parsed.pathname.replace(/;[^/]*/g, '');
  for (const name of new Set(parsed.searchParams.keys())) {
    const isLogin =
      LOGIN_NAME.test(name) || parsed.searchParams.getAll(name).some((one) => LOGIN_VALUE.test(one));
    if (isLogin) parsed.searchParams.delete(name);
  }
  if (parsed.href.length > LONGEST_URL) parsed.search = '';
  return parsed.href.length > LONGEST_URL ? undefined : parsed.href;
}

function parsedUrl(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
