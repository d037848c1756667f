import type { PageKind, PageReading } from '../reading.ts';
import { isStandardPage } from '../register/own-hosts.ts';
import type { Rule } from '../rule.ts';

const SITE = ['SiteName', 'SiteDomain', 'SiteIDCode'];
const COLUMN = [...SITE, 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];
const ARTICLE = [...COLUMN, 'ArticleTitle', 'PubDate', 'ContentSource'];

/** Home 3, list 7, article 10 (国办发〔2017〕47号 附件). */
const REQUIRED: Readonly<Record<PageKind, readonly string[]>> = {
  home: SITE,
  list: COLUMN,
  article: ARTICLE,
  other: SITE,
  account: [],
};

/** Frames and unread pages have heads of their own or none. */
const UNREAD = new Set(['undecodable', 'empty-page']);

const PUB_DATE = /^\s*(19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}/;

interface Faults {
  missing: string[];
  empty: string[];
  repeated: string[];
  unreadable: string[];
}

function faultsOf({ kind, metas }: PageReading): Faults {
  const faults: Faults = { missing: [], empty: [], repeated: [], unreadable: [] };
  for (const name of REQUIRED[kind]) {
    const found = metas.filter((meta) => meta.name.toLowerCase() === name.toLowerCase());
    const [first] = found;
    if (!first) faults.missing.push(name);
    else if (found.every(({ content }) => content.trim() === '')) faults.empty.push(name);
    else if (found.length > 1) faults.repeated.push(name);
    else if (name === 'PubDate' && !PUB_DATE.test(first.content)) faults.unreadable.push(name);
  }
  return faults;
}

/** The page's labels for search and inspection: one finding a page, naming all that is amiss. */
export const rule: Rule = {
  id: 'required-metas',
  title: '网页标签（meta）不全',
  clause: '国办发〔2017〕47号',
  problemClass: '页面规范',
  severity: '提示',
  sureness: '确定',
  needs: ['kind', 'metas'],
  check(reading, { register }) {
    if (!isStandardPage(register, reading)) return [];
    if (reading.gaps.some(({ what }) => UNREAD.has(what))) return [];
    const { missing, empty, repeated, unreadable } = faultsOf(reading);
    const said = [
      missing.length > 0 ? `缺少 ${missing.join('、')}` : '',
      empty.length > 0 ? `${empty.join('、')} 内容为空` : '',
      repeated.length > 0 ? `${repeated.join('、')} 重复` : '',
      unreadable.length > 0 ? `${unreadable.join('、')} 认不出日期` : '',
    ].filter(Boolean);
    if (said.length === 0) return [];
    const hasSite = ![...missing, ...empty].some((name) => SITE.includes(name));
    return [
      {
        words: reading.title,
        message: `网页标签不合规范：${said.join('；')}（本页应有 ${REQUIRED[reading.kind].length} 项）`,
        suggestion: '请网站承办单位在页面模板中补全，每项一个、不留空',
        // Without these three nobody can tell whose page it is.
        severity: hasSite ? '提示' : '一般',
      },
    ];
  },
  examples: {
    flags: [
      { why: 'an article with the site’s three only', reading: page('article', SITE) },
      { why: 'a list with an empty one', reading: page('list', COLUMN, { ColumnType: '' }) },
      { why: 'a home page without its code', reading: page('home', ['SiteName', 'SiteDomain']) },
      {
        why: 'a date nobody can read',
        reading: page('article', ARTICLE, { PubDate: 'null' }),
      },
    ],
    passes: [
      { why: 'all ten', reading: page('article', ARTICLE) },
      { why: 'case does not count', reading: page('home', ['sitename', 'SITEDOMAIN', 'siteIdCode']) },
      { why: 'a site that is nobody’s here', reading: { ...page('article', []), site: {}, footer: {} } },
      { why: 'an account page', reading: { ...page('article', []), kind: 'account' } },
    ],
  },
};

function page(
  kind: PageKind,
  names: readonly string[],
  over: Readonly<Record<string, string>> = {},
): Partial<PageReading> {
  const contentOf = (name: string): string =>
    over[name] ?? (/pubdate/i.test(name) ? '2026-11-02 10:00' : '某项');
  return {
    kind,
    title: '某页',
    site: { code: '5199990001' },
    metas: names.map((name) => ({ name, content: contentOf(name) })),
  };
}
