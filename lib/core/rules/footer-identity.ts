import type { PageReading } from '../reading.ts';
import { isStandardPage, siteOfPage } from '../register/own-hosts.ts';
import type { Register } from '../register/register.ts';
import type { Hit, Rule } from '../rule.ts';

const PROVINCES = '京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘陇晋蒙陕秦吉闽贵黔粤青藏川蜀宁琼兵';

const SITE_CODE = /^(\d{10}|bm\d{8})$/i;

/** Numbers as a footer writes them, right or wrong, each with what it must look like. */
const NUMBERS: readonly { pattern: RegExp; isRight: (match: RegExpExecArray) => boolean; message: string }[] =
  [
    {
      pattern: /标识码\s?[:：]?\s?([A-Za-z]{0,2}\d{4,20})/g,
      isRight: ([, code = '']) => SITE_CODE.test(code),
      message: '网站标识码应为 10 位数字（或 bm 加 8 位数字）',
    },
    {
      pattern: /([\u4e00-\u9fa5])?ICP备\s?[:：]?\s?(\d+)\s?(号)?/gi,
      isRight: ([, province = '', digits = '', end]) =>
        PROVINCES.includes(province) &&
        province !== '' &&
        digits.length >= 6 &&
        digits.length <= 10 &&
        end === '号',
      message: 'ICP备案号应为“省份简称＋ICP备＋6 至 10 位数字＋号”',
    },
    {
      pattern: /([\u4e00-\u9fa5])?公网安备\s?[:：]?\s?(\d+)\s?(号)?/g,
      isRight: ([, province = '', digits = '', end]) =>
        PROVINCES.includes(province) && province !== '' && digits.length === 14 && end === '号',
      message: '公安备案号应为“省份简称＋公网安备＋14 位数字＋号”',
    },
  ];

/** Parts of a page that may hold the footer and were not read. */
const UNREAD = new Set(['frame', 'undecodable', 'empty-page', 'text-cap']);

/** What 47号 asks of the foot of a page; any of the first six shows that a footer was read at all. */
function itemsOf({ footer, links, text }: PageReading): [name: string, isThere: boolean][] {
  const leadsTo = (pattern: RegExp): boolean => links.some(({ href }) => pattern.test(href));
  return [
    ['网站标识码', Boolean(footer.siteCode) || /标识码/.test(text)],
    ['主办单位', Boolean(footer.organizer) || /主\s?办|版权所有/.test(text)],
    ['ICP备案号', Boolean(footer.icp) || /ICP备/i.test(text)],
    ['公安备案号', Boolean(footer.police) || /公网安备/.test(text) || leadsTo(/beian\.(gov|mps\.gov)\.cn/)],
    ['党政机关标识', Boolean(footer.conac)],
    ['“我为政府网站找错”入口', footer.jiucuo !== undefined],
    ['联系方式', Boolean(footer.contact) || /联系(我们|方式|电话)|电话\s?[:：]/.test(text)],
    ['网站地图', Boolean(footer.sitemap) || /(网站|站点)(地图|导航)/.test(text)],
  ];
}

const IDENTITY = 6;
const LEAST_FOOTER = 20;

function missing(reading: PageReading): Hit | undefined {
  if (reading.gaps.some(({ what }) => UNREAD.has(what))) return undefined;
  const items = itemsOf(reading);
  const found = items.slice(0, IDENTITY).filter(([, isThere]) => isThere).length;
  const names = items.filter(([, isThere]) => !isThere).map(([name]) => name);
  const isHome = reading.kind === 'home';
  // Inner pages share the home page's footer: of them only a footer that was read and holds none of it is told.
  if (names.length === 0 || (!isHome && (found > 0 || !hasFooterText(reading)))) return undefined;
  return {
    words: reading.title,
    message: isHome
      ? `页面底部缺少：${names.join('、')}`
      : '页面底部没有网站标识码、主办单位、备案号等任何一项标识',
    suggestion: '请网站承办单位在页面底部补全；页脚由脚本生成的，请打开页面核对',
    severity: isHome ? '一般' : '提示',
    // A footer of which something was read is a footer read.
    sureness: found >= 2 ? '确定' : '疑似',
  };
}

/** A footer of some words: less is an empty box that a script fills. */
function hasFooterText({ blocks }: PageReading): boolean {
  const words = blocks.reduce((sum, { role, start, end }) => sum + (role === 'footer' ? end - start : 0), 0);
  return words >= LEAST_FOOTER;
}

function malformed({ text }: PageReading): Hit[] {
  return NUMBERS.flatMap(({ pattern, isRight, message }) =>
    [...text.matchAll(pattern)]
      .filter((match) => !isRight(match))
      // One wrong number in a footer is enough said, an article may quote many.
      .slice(-1)
      .map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        message,
        sureness: '疑似' as const,
      })),
  );
}

function contradictory(reading: PageReading, register: Register): Hit | undefined {
  const { site, footer } = reading;
  const codes = [
    ['登记的标识码', siteOfPage(register, reading)?.code],
    ['网页标签 SiteIDCode', site.code],
    ['页脚标识码', footer.siteCode],
    ['找错入口的标识码', footer.jiucuo?.code],
  ].flatMap(([name, code]) => (name && code ? [{ name, code: code.trim().toLowerCase() }] : []));
  if (new Set(codes.map(({ code }) => code)).size < 2) return undefined;
  return {
    words: codes.map(({ code }) => code).join(' '),
    message: `网站标识码前后不一：${codes.map(({ name, code }) => `${name}为 ${code}`).join('，')}`,
    suggestion: '核对后改成同一个标识码；找错入口的标识码不对，公众留言会转到别的单位',
  };
}

/** Identity at the foot of an office's pages: what is missing, malformed or says two things (国办发〔2017〕47号). */
export const rule: Rule = {
  id: 'footer-identity',
  title: '页面底部标识不全或有误',
  clause: '国办发〔2017〕47号',
  problemClass: '页面规范',
  severity: '一般',
  sureness: '确定',
  needs: ['kind', 'footer', 'site', 'links', 'text'],
  check(reading, { register }) {
    if (!isStandardPage(register, reading)) return [];
    const whole = [missing(reading), contradictory(reading, register)].flatMap((hit) => hit ?? []);
    return [...whole, ...malformed(reading)];
  },
  examples: {
    flags: [
      {
        why: 'a home page without police filing',
        reading: {
          ...home(),
          footer: { ...home().footer, police: '' },
          text: '主办：某县人民政府办公室 网站标识码：5199990001 川ICP备12345678号',
        },
      },
      { why: 'two codes', reading: { ...home(), footer: { ...home().footer, siteCode: '5199990002' } } },
      { why: 'a police number one digit short', reading: { ...home(), text: '川公网安备 5199990200000号' } },
      {
        why: 'a footer with nothing of it under an article',
        reading: {
          kind: 'article',
          site: { code: '5199990001' },
          text: '某县要闻。\n关于我们 版权声明 使用帮助 隐私保护 友情提示',
          blocks: [{ start: 6, end: 31, role: 'footer', tag: 'div' }],
        },
      },
    ],
    passes: [
      { why: 'all there', reading: home() },
      {
        why: 'an article with the short footer',
        reading: {
          kind: 'article',
          site: { code: '5199990001' },
          footer: { icp: '川ICP备12345678号' },
          text: '某县要闻。',
        },
      },
      { why: 'a site that is nobody’s here', reading: { kind: 'home', text: '某网站' } },
      {
        why: 'part of the page was not read',
        reading: {
          kind: 'home',
          site: { code: '5199990001' },
          gaps: [{ what: 'frame', why: '框架未能读取' }],
        },
      },
    ],
  },
};

function home(): Pick<PageReading, 'kind' | 'site' | 'footer' | 'text'> {
  return {
    kind: 'home',
    site: { code: '5199990001' },
    footer: {
      siteCode: '5199990001',
      icp: '川ICP备12345678号-1',
      police: '川公网安备 51999902000001号',
      conac: 'https://bszs.conac.cn/sitename?method=show&id=1',
      jiucuo: { code: '5199990001' },
      organizer: '某县人民政府办公室',
      contact: '0999-6200000',
      sitemap: 'https://www.xundu-demo.gov.cn/map.html',
    },
    text: '网站标识码：5199990001 川ICP备12345678号-1 川公网安备 51999902000001号',
  };
}
