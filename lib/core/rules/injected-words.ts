import { type SpamWord, spamIn } from '../lexicon/spam-words.ts';
import type { PageReading } from '../reading.ts';
import type { Hit, Rule } from '../rule.ts';
import { hostOf, isPublicBody } from '../text/host-name.ts';

const META =
  /^(keywords?|description|author|og:title|og:description|columnname|columndescription|columnkeywords|articletitle|sitename)$/i;

/** One sure word, or two words that offices use only in warnings. */
const isInjected = (words: readonly SpamWord[]): boolean =>
  words.some(({ sure }) => sure) || new Set(words.map(({ word }) => word)).size >= 2;

const named = (words: readonly SpamWord[]): string =>
  [...new Set(words.map(({ word }) => `“${word}”`))].slice(0, 4).join('、');

/** Title and metas: what search engines show of the page. */
function inHead({ documentTitle, title, metas }: PageReading): Hit | undefined {
  const places: { where: string; words: SpamWord[] }[] = [];
  const look = (where: string, text: string): void => {
    const words = spamIn(text);
    if (isInjected(words)) places.push({ where, words });
  };
  look('网页标题', documentTitle ?? title);
  for (const { name, content } of metas) if (META.test(name)) look(`meta ${name}`, content);
  const [first] = places;
  if (!first) return undefined;
  return {
    words: first.words[0]?.word ?? '',
    message: `${places.map(({ where }) => where).join('、')}里有违法推广词${named(places.flatMap(({ words }) => words))}，搜索引擎会照此显示`,
    suggestion: '恢复标题和关键词，并排查网站是否被入侵',
  };
}

/** Words in boxes no reader sees; a hidden link to strangers is the other rule's. */
function inHiddenBoxes({ text, hiddenBoxes = [], links }: PageReading): Hit[] {
  const taken = links.filter(
    ({ start, hidden, href }) => start !== undefined && hidden.is === 'yes' && !isPublicBody(hostOf(href)),
  );
  let reach = 0;
  return [...hiddenBoxes]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .flatMap((box) => {
      if (box.start < reach) return [];
      reach = box.end;
      const words: SpamWord[] = [];
      for (let from = box.start; from < box.end; ) {
        const feed = text.indexOf('\n', from);
        const to = feed < 0 || feed > box.end ? box.end : feed;
        for (const word of spamIn(text.slice(from, to)))
          words.push({ ...word, start: word.start + from, end: word.end + from });
        from = to + 1;
      }
      const alone = words.filter(
        (word) => !taken.some((link) => (link.start ?? 0) <= word.start && (link.end ?? 0) >= word.end),
      );
      const [first] = alone.filter(({ sure }) => sure).concat(alone);
      if (!first || !isInjected(words)) return [];
      return [
        {
          start: first.start,
          end: first.end,
          message: `读者看不到的地方藏有违法推广词${named(words)}`,
          suggestion: '删除这段内容，并排查网站是否被入侵',
        },
      ];
    });
}

/** Scripts that show search engines or their visitors another page. */
function inScripts({ tricks = [] }: PageReading): Hit[] {
  return tricks.map((trick) => ({
    words: '',
    message:
      trick === 'title-for-crawlers'
        ? '页面脚本按来访者是不是搜索引擎改换网页标题，常见于被入侵的网站'
        : '页面脚本把从搜索引擎来的访问者转到别处，常见于被入侵的网站',
    suggestion: '请技术人员查看页面脚本，确认是否被植入',
    sureness: '疑似',
  }));
}

/** What strangers slip into title, keywords and hidden text to be found by search engines (notice 三(三)1(3), 四(三)). */
export const rule: Rule = {
  id: 'injected-words',
  title: '标题、关键词或隐藏处被植入违法推广词',
  clause: '三(三)1(3)',
  problemClass: '暗链外链',
  severity: '严重',
  sureness: '确定',
  needs: ['title', 'metas', 'text'],
  check(reading) {
    const head = inHead(reading);
    return [...(head ? [head] : []), ...inHiddenBoxes(reading), ...inScripts(reading)];
  },
  examples: {
    flags: [
      { why: 'a casino in the title', reading: { documentTitle: '澳门新葡京-某县人民政府' } },
      {
        why: 'two words in the keywords',
        reading: { metas: [{ name: 'Keywords', content: '博彩,老虎机,在线' }] },
      },
      {
        why: 'words without a link in a hidden box',
        reading: { text: '某县要闻\n幸运飞艇开奖', hiddenBoxes: [boxOf(5, 11)] },
      },
      { why: 'another title for crawlers', reading: { tricks: ['title-for-crawlers'] } },
    ],
    passes: [
      { why: 'a warning', reading: { documentTitle: '关于防范代孕、网赌等违法活动的提示' } },
      {
        why: 'welfare lottery',
        reading: {
          documentTitle: '福利彩票公益金使用公告',
          metas: [{ name: 'keywords', content: '福利彩票,彩票平台' }],
        },
      },
      {
        why: 'a draw of the state lottery',
        reading: {
          metas: [{ name: 'description', content: '中国福利彩票双色球20点停售，21:15进行开奖直播。' }],
        },
      },
      { why: 'in the body for all to read', reading: { text: '民警提醒：老虎机、百家乐、时时彩都是赌博。' } },
      {
        why: 'a tab not yet opened',
        reading: { text: '警方捣毁赌博网站\n不畏强暴 马勒品牌', hiddenBoxes: [boxOf(0, 18)] },
      },
    ],
  },
};

function boxOf(start: number, end: number): NonNullable<PageReading['hiddenBoxes']>[number] {
  const counts = { controls: 0, pictures: 0, rows: 0, toggled: false };
  return { start, end, how: 'display', evidence: 'inline', tag: 'div', name: '', ...counts };
}
