import { isKnownHost } from '../lexicon/known-hosts.ts';
import type { PageReading } from '../reading.ts';
import { ownNames, siteOfPage } from '../register/own-hosts.ts';
import type { Register } from '../register/register.ts';
import type { Hit, Rule } from '../rule.ts';
import { bareHost, hostOf, isPublicBody, registeredName } from '../text/host-name.ts';

/** Readers' own copies, previews and test addresses imitate nobody. */
/** Copies for keeps, and what search engines keep of a page. */
const ARCHIVE =
  /(^|\.)(archive\.(org|today|ph|is)|webcache\.googleusercontent\.com|cache\.baiducontent\.com)$/;
const LOCAL = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^[\d.]+$/;

const squeezed = (name: string): string => name.replace(/[\s·—\-_（）()]|门户|网站|官网|官方|首页/g, '');

/** The page calls itself by the name of a registered site, not merely speaks of it. */
function claimedName({ site, documentTitle, title }: PageReading, register: Register): string | undefined {
  const names = [site.name, documentTitle ?? title]
    .flatMap((one) => (one ? one.split(/[-_|—]/) : []))
    .map(squeezed);
  return register.sites.find(({ name }) => name.length >= 4 && names.includes(squeezed(name)))?.name;
}

function hitOf(reading: PageReading, register: Register): Hit | undefined {
  const host = hostOf(reading.url);
  if (!host || LOCAL.test(host) || ARCHIVE.test(host) || reading.kind === 'account' || reading.account)
    return undefined;
  const declared = reading.site.domain ? bareHost(reading.site.domain) : '';
  const isOwn = siteOfPage(register, reading) !== undefined;
  const declaresOther =
    /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(declared) && registeredName(declared) !== registeredName(host);
  if (!isOwn && !isPublicBody(host)) {
    const own = ownNames({ ...register, columns: [], accounts: [] }, { url: '' });
    const name = claimedName(reading, register);
    if (declaresOther && (isPublicBody(declared) || own.has(registeredName(declared))))
      return {
        words: declared,
        message: `页面自称是 ${declared}（SiteDomain），实际地址是 ${host}，疑为仿冒网站`,
        suggestion: '核对网址；确属仿冒的，保存证据并向网信、公安部门报告',
        severity: '严重',
      };
    // Encyclopedias, maps and search pages are titled by what they show.
    if (name && !isKnownHost(host) && !own.has(registeredName(host)))
      return {
        words: name,
        message: `页面以“${name}”为名，实际地址是 ${host}，不是登记的域名，疑为仿冒网站`,
        suggestion: '核对网址；确属仿冒的，保存证据并向网信、公安部门报告；是新启用的域名，请补登记',
        severity: '严重',
      };
    return undefined;
  }
  if (!isOwn || !declaresOther || ownNames(register, reading).has(registeredName(declared))) return undefined;
  return {
    words: declared,
    message: `SiteDomain 写的是 ${declared}，与网站实际域名 ${host} 不一致`,
    suggestion: `将 SiteDomain 改为 ${host}`,
  };
}

/** A page that passes itself off as an office's, or an office's page that names another domain (FIELD 5). */
export const rule: Rule = {
  id: 'look-alike-site',
  title: '网站域名与标示不符',
  clause: '国办发〔2017〕47号',
  problemClass: '页面规范',
  severity: '一般',
  severest: '严重',
  sureness: '疑似',
  needs: ['url', 'site', 'title'],
  check(reading, { register }) {
    const hit = hitOf(reading, register);
    return hit ? [hit] : [];
  },
  examples: {
    flags: [
      {
        why: 'a copy of an office’s page at another address',
        reading: { url: 'http://www.abc.example/', site: { domain: 'www.xundu-demo.gov.cn' } },
      },
      {
        why: 'the registered name at an address nobody registered',
        reading: { url: 'http://www.abc.example/', documentTitle: '云溪县人民政府门户网站' },
        register: { sites: [yunxi()] },
      },
      {
        why: 'the own page names another domain',
        reading: { url: 'https://www.yunxi.gov.cn/', site: { domain: 'www.old-yunxi.gov.cn' } },
        register: { sites: [yunxi()] },
      },
    ],
    passes: [
      {
        why: 'one domain with and without www',
        reading: { url: 'https://yunxi.gov.cn/', site: { domain: 'http://www.yunxi.gov.cn/' } },
        register: { sites: [yunxi()] },
      },
      {
        why: 'an office’s page under its government’s domain',
        reading: { url: 'https://jyj.yunxi.gov.cn/', site: { domain: 'www.yunxi.gov.cn' } },
        register: { sites: [yunxi()] },
      },
      {
        why: 'news about the office',
        reading: { url: 'http://www.news.example/1.html', documentTitle: '云溪县人民政府公布新规-某某新闻' },
        register: { sites: [yunxi()] },
      },
      {
        why: 'an article of an encyclopedia about the office',
        reading: { url: 'https://baike.baidu.com/item/x', documentTitle: '云溪县人民政府_百度百科' },
        register: { sites: [yunxi()] },
      },
      {
        why: 'a copy in an archive',
        reading: { url: 'https://web.archive.org/web/2020/x', site: { domain: 'www.yunxi.gov.cn' } },
        register: { sites: [yunxi()] },
      },
      { why: 'no domain said', reading: { url: 'http://www.abc.example/' } },
    ],
  },
};

function yunxi(): Register['sites'][number] {
  return { id: 's', name: '云溪县人民政府', hosts: ['www.yunxi.gov.cn'] };
}
