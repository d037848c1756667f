/**
 * The part of an address behind `#` that says which page a script draws; '' where it names a place in the page.
 * A route has a slash, a question or an equals sign in it or begins with `!`; an anchor is one bare name.
 *
 * @example routeOf('https://a.gov.cn/#/news/1/') === '/news/1'
 * @example routeOf('https://a.gov.cn/1.html#top') === ''
 */
export function routeOf(url: string): string {
  const hash = /#(.*)$/s.exec(url)?.[1]?.replace(/:~:.*$/s, '') ?? '';
  if (!/^!|[/?=]/.test(hash)) return '';
  return readable(hash)
    .replace(/#.*$/s, '')
    .replace(/^!/, '')
    .replace(/^([^?]*?)\/+(?=$|\?)/, '$1');
}

/**
 * What two addresses share when a tab that shows the one shows the page of the other: an anchor makes no other page, a
 * route does.
 */
export function shownPageKey(url: string): string {
  const route = routeOf(url);
  const page = url.replace(/#.*$/s, '');
  return route === '' ? page : `${page}#${route}`;
}

function readable(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
