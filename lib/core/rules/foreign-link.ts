import { isKnownHost } from '../lexicon/known-hosts.ts';
import { isSpamHost, spamIn } from '../lexicon/spam-words.ts';
import type { Link, PageReading } from '../reading.ts';
import { isStandardPage, ownNames } from '../register/own-hosts.ts';
import type { Hit, Rule } from '../rule.ts';
import { hostOf, isPublicBody, registeredName } from '../text/host-name.ts';

/** Words of a link that promise a government site. */
const OFFICE_NAME = /^[\u4e00-\u9fa5]{2,20}(人民政府|政府网|政府门户网站?|政务服务网)$/;

/** `gov` as a label or beside a hyphen in a name that public bodies cannot have: x-gov.cn, gov-x.com, x.gov.cn.evil.com. */
const LOOKS_OFFICIAL = /(^|[.-])gov[.-]|[.-]gov($|\.)|\.gov\.cn\./;
/** Governments of other countries, and networks that serve official files under their own name. */
const OTHER_GOVERNMENT =
  /\.gov(\.[a-z]{2})?$|\.gov\.cn\.(cdn|w\.|ipv6|[a-z0-9-]+\.ipv6|wscdn|wsdvs|kunlun|alikunlun|qaxcloud)/;
/** Slips of the keyboard in gov.cn itself. */
const MISTYPED = /\.(gov\.(cm|co|com|con|net|org|ch|vn\.com)|g0v\.cn|gvo\.cn|gpv\.cn|gov\.c)$/;

/** Characters beside a spam word that still leave a link about nothing else: 六合彩开奖. */
const BESIDE_SPAM = 4;

function suspicion(link: Link): { message: string; severe: boolean } | undefined {
  const host = hostOf(link.href);
  const words = link.text.replace(/\s+/g, '');
  const [spam] = spamIn(words);
  if (isSpamHost(host) || spam?.sure || (spam && words.length <= spam.word.length + BESIDE_SPAM)) {
    const what = spam ? `文字含“${spam.word}”` : '地址像博彩、色情网站';
    return { message: `链接指向外部网站 ${host}，${what}，疑被植入`, severe: true };
  }
  if (OTHER_GOVERNMENT.test(host) && !MISTYPED.test(host)) return undefined;
  if (MISTYPED.test(host) || LOOKS_OFFICIAL.test(host))
    return { message: `链接地址 ${host} 像政府网站，却不是 gov.cn 域名，请核对`, severe: false };
  if (OFFICE_NAME.test(link.text.trim()))
    return {
      message: `“${link.text.trim()}”的链接指向 ${host}，不是 gov.cn 域名，域名可能已停用并被他人注册，请核对`,
      severe: false,
    };
  return undefined;
}

function placeOf({ start, end, text, href }: Link): Pick<Hit, 'start' | 'end' | 'words'> {
  return start !== undefined && end !== undefined && end > start ? { start, end } : { words: text || href };
}

/** Links that a reader can see and that lead where an office would not (notice 二(一)1, 三(三)1(3)). One finding a host. */
export const rule: Rule = {
  id: 'foreign-link',
  title: '外部链接异常',
  clause: '三(三)1(3)',
  problemClass: '暗链外链',
  severity: '提示',
  sureness: '疑似',
  needs: ['url', 'links'],
  check(reading, { register }) {
    const own = ownNames(register, reading);
    // On pages of others nobody here is to judge whom they link to.
    if (!isPublicBody(hostOf(reading.url)) && !isStandardPage(register, reading)) return [];
    const told = new Set<string>();
    const hits: Hit[] = [];
    for (const link of reading.links) {
      const host = hostOf(link.href);
      if (link.hidden.is === 'yes' || !host || told.has(host) || isPublicBody(host)) continue;
      if (own.has(registeredName(host)) || isKnownHost(host)) continue;
      const found = suspicion(link);
      if (!found) continue;
      told.add(host);
      hits.push({
        ...placeOf(link),
        about: host,
        message: found.message,
        suggestion: '打开核对；失效、被他人注册或无关的链接请删除',
        severity: found.severe ? '严重' : '提示',
      });
    }
    return hits;
  },
  examples: {
    flags: [
      { why: 'a casino in sight', reading: linksTo('澳门新葡京', 'http://www.a.example/') },
      {
        why: 'a link that is nothing but such a word',
        reading: linksTo('六合彩资料', 'http://www.a.example/'),
      },
      { why: 'a name that imitates gov.cn', reading: linksTo('某县教育局', 'http://www.xundu-gov.cn/') },
      {
        why: 'gov.cn as part of a longer name',
        reading: linksTo('办事', 'http://www.a.gov.cn.login.example/'),
      },
      {
        why: 'an office under a name anybody can buy',
        reading: linksTo('某某县人民政府', 'http://www.moumou.example/'),
      },
    ],
    passes: [
      { why: 'another office', reading: linksTo('某某县人民政府', 'http://www.moumou.gov.cn/') },
      { why: 'media', reading: linksTo('新华网', 'http://www.news.cn/') },
      { why: 'a company in an article', reading: linksTo('某公司', 'http://www.company.example/') },
      { why: 'another government', reading: linksTo('某国移民局', 'https://www.immigration.gov.au/') },
      {
        why: 'a page of nobody of ours',
        reading: { ...linksTo('彩票平台', 'http://a.example/'), url: 'http://b.example/' },
      },
    ],
  },
};

function linksTo(text: string, href: string): Partial<PageReading> {
  return {
    text,
    links: [{ text, href, role: 'body', hidden: { is: 'unknown' }, start: 0, end: text.length }],
  };
}
