import { isKnownHost } from '../lexicon/known-hosts.ts';
import { isSpamHost, spamIn } from '../lexicon/spam-words.ts';
import type { HiddenBox, HiddenHow, Link, PageReading } from '../reading.ts';
import { ownNames } from '../register/own-hosts.ts';
import type { Hit, Rule } from '../rule.ts';
import { hostOf, isPublicBody, registeredName } from '../text/host-name.ts';

const HOW: Readonly<Record<HiddenHow, string>> = {
  display: '不显示（display）',
  visibility: '不可见（visibility）',
  transparent: '完全透明',
  'no-size-text': '字号为零',
  'off-screen': '移到屏幕之外',
  tiny: '缩到一个像素',
  marquee: '缩成一条线的滚动字幕',
  'same-colour': '文字与底色相同',
};

const EVIDENCE: Readonly<Record<HiddenBox['evidence'], string>> = {
  inline: '行内样式',
  'style-element': '本页样式表',
  attribute: '标签属性',
  computed: '浏览器显示样式',
};

/** Nobody opens a box that is off the screen or one pixel high by a click. */
const SNEAKY = new Set<HiddenHow>(['off-screen', 'tiny', 'marquee', 'same-colour']);

/** Names templates give to boxes that a click or the mouse opens, and to share, login and counter boxes. */
const FURNITURE =
  /drop|menu|nav|browser|tips?(?![a-z])|upgrade|tab|pop|layer|login|user|share|panel|more|select|sub|dialog|modal|float|code|qr|wei?xin|wx|list|links?(?![a-z])|yqlj|tool|video|swiper|slide|banner|hover|photo|tongji|stat|count|footer|search|foot|header|side|con(tent)?(?![a-z])|hide-?(m|mobile|phone|pc)|mobile|phone|pc|print/i;

/** What a box shows that is no advertisement: counters, makers, share buttons. */
const HARMLESS =
  /^(站长统计|网站统计|流量统计|分享到?|更多|登录|注册|退出|下载|关闭|技术支持.*|.*版权所有.*|produced by.*|powered by.*|bshare|百度统计|统计)$/i;

type HiddenLink = Link & { box: HiddenBox | undefined };

/** Links of one hidden box (or the lone link) that lead to strangers. */
function strangersByBox(reading: PageReading, own: ReadonlySet<string>): HiddenLink[][] {
  const boxes = reading.hiddenBoxes ?? [];
  const groups = new Map<string, HiddenLink[]>();
  for (const [at, link] of reading.links.entries()) {
    const host = hostOf(link.href);
    if (link.hidden.is !== 'yes' || !host || isPublicBody(host) || own.has(registeredName(host))) continue;
    const { box } = link.hidden;
    const key = box === undefined ? `alone-${at}` : `box-${box}`;
    const group = groups.get(key) ?? [];
    group.push({ ...link, box: box === undefined ? undefined : boxes[box] });
    groups.set(key, group);
  }
  return [...groups.values()];
}

const isSpam = ({ text, href }: Link): boolean =>
  isSpamHost(hostOf(href)) || spamIn(text.replace(/\s+/g, '')).length > 0;

/** A box that a reader can open, or that the page's maker has a use for. */
function isFurniture(links: readonly HiddenLink[], reading: PageReading): boolean {
  const [{ box, hidden }] = links as [HiddenLink];
  const how = hidden.how ?? 'display';
  if (hidden.evidence === 'computed') return true;
  if (box && (box.controls > 0 || box.toggled)) return true;
  if (SNEAKY.has(how)) return false;
  if (box && (box.rows > 0 || box.pictures > 0 || FURNITURE.test(box.name))) return true;
  const shown = new Set(
    reading.links.filter((link) => link.hidden.is !== 'yes').map((link) => registeredName(hostOf(link.href))),
  );
  // Own or public links in the same box: a menu of sites, not an advertisement.
  const index = hidden.box;
  const mixed = reading.links.some(
    (link) => index !== undefined && link.hidden.box === index && isPublicBody(hostOf(link.href)),
  );
  return mixed || links.every((link) => shown.has(registeredName(hostOf(link.href))));
}

function hitOf(links: readonly HiddenLink[], reading: PageReading): Hit | undefined {
  const spam = links.filter(isSpam);
  const suspects =
    spam.length > 0
      ? spam
      : links.filter((link) => !isKnownHost(hostOf(link.href)) && !HARMLESS.test(link.text.trim()));
  const [first] = suspects;
  if (!first || (spam.length === 0 && isFurniture(links, reading))) return undefined;
  const { how = 'display', evidence = 'inline' } = first.hidden;
  const hosts = [...new Set(suspects.map((link) => hostOf(link.href)))];
  const shown = hosts.slice(0, 3).join('、') + (hosts.length > 3 ? '等' : '');
  const place =
    first.start !== undefined && first.end !== undefined && first.end > first.start
      ? { start: first.start, end: first.end }
      : { words: first.text || first.href };
  return {
    ...place,
    about: [...hosts].sort().join(' '),
    message: `藏有${suspects.length > 1 ? ` ${suspects.length} 条` : ''}指向外部网站的链接（${shown}），读者看不到：${HOW[how]}，依据：${EVIDENCE[evidence]}`,
    suggestion: '删除这段代码，并排查网站是否被入侵、其他页面是否也被植入',
    sureness: spam.length > 0 ? '确定' : '疑似',
  };
}

/**
 * Links to strangers that readers cannot see (notice 三(三)1(3), 四(三)). Spam words or a casino's host settle it. Without
 * them only boxes nobody could open are told of: 310 hidden external links on 17 of 164 clean pages were drop-downs.
 */
export const rule: Rule = {
  id: 'hidden-link',
  title: '页面藏有指向外部网站的暗链',
  clause: '三(三)1(3)',
  problemClass: '暗链外链',
  severity: '严重',
  sureness: '疑似',
  needs: ['url', 'links', 'text'],
  check(reading, { register }) {
    const own = ownNames(register, reading);
    return strangersByBox(reading, own).flatMap((links) => hitOf(links, reading) ?? []);
  },
  examples: {
    flags: [
      { why: 'off the screen, with a casino word', reading: hiddenLink('澳门新葡京', 'off-screen') },
      { why: 'not displayed, with spaces in the word', reading: hiddenLink('时 时 彩', 'display') },
      { why: 'off the screen, with harmless words', reading: hiddenLink('点击这里', 'off-screen') },
      { why: 'a bare box that is not displayed', reading: hiddenLink('点击这里', 'display') },
    ],
    passes: [
      {
        why: 'a drop-down of media',
        reading: hiddenLink('新华网', 'display', {
          href: 'http://www.xinhuanet.com/',
          name: 'dropdown-menu',
          rows: 14,
        }),
      },
      { why: 'a drop-down of unknown sites', reading: hiddenLink('某某商会', 'display', { rows: 8 }) },
      {
        why: 'an office of another place',
        reading: hiddenLink('某市人民政府', 'off-screen', { href: 'http://www.xundu-demo2.gov.cn/' }),
      },
      {
        why: 'a counter',
        reading: hiddenLink('站长统计', 'display', { href: 'https://www.cnzz.com/stat/website.php' }),
      },
      {
        why: 'a link that can be seen',
        reading: { links: [{ ...link('某某商会'), hidden: { is: 'unknown' } }] },
      },
    ],
  },
};

function link(text: string, href = 'http://www.qq-88.example/'): Omit<Link, 'hidden'> {
  return { text, href, role: 'body' };
}

function hiddenLink(
  text: string,
  how: HiddenHow,
  over: { href?: string; name?: string; rows?: number } = {},
): Partial<PageReading> {
  const box: HiddenBox = {
    start: 0,
    end: text.length,
    how,
    evidence: 'inline',
    tag: 'div',
    name: over.name ?? '',
    controls: 0,
    pictures: 0,
    rows: over.rows ?? 0,
    toggled: false,
  };
  return {
    text,
    links: [
      {
        ...link(text, over.href),
        hidden: { is: 'yes', evidence: 'inline', how, box: 0 },
        start: 0,
        end: text.length,
      },
    ],
    hiddenBoxes: [box],
  };
}
