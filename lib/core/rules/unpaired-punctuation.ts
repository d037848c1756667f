import type { Block, PageReading } from '../reading.ts';
import type { Hit, Rule } from '../rule.ts';
import { unpairedMarks } from '../text/unpaired-marks.ts';

/** Marks that never follow one another, as GB/T 15834—2011 uses them; a longer row is a rule of dots, not a slip. */
const DOUBLED =
  /(?<![，。、；：,.？！])(?:，，|。。|、、|；；|：：|，。|。，|、，|，、|、。|。、|；。|。；|，；|；，|：，|，：|：。|。：|：、|、：|：；|；：|？。|！。|。？|。！|，！|，？|；、|、；)(?![，。、；：,.？！])/g;
const HALF_COMMA = /(?<=[\u4e00-\u9fff]),(?=[\u4e00-\u9fff])/g;

/** Menus, footers and rows of a list are cut by the site to their width: half a pair there is no slip. */
const READ_ROLES = new Set(['title', 'heading', 'body', 'other']);

/** Number of a chart or a bullet before a link. */
const BEFORE_LINK = 3;

const readBlocks = ({ blocks }: PageReading): Block[] => blocks.filter((block) => READ_ROLES.has(block.role));

const NAMES: Readonly<Record<string, string>> = {
  '《': '左书名号《',
  '》': '右书名号》',
  '“': '左引号“',
  '”': '右引号”',
  '（': '左括号（',
  '）': '右括号）',
  '(': '左括号(',
  ')': '右括号)',
  '〔': '左六角括号〔',
  '〕': '右六角括号〕',
  '【': '左方头括号【',
  '】': '右方头括号】',
};

function unpaired(reading: PageReading): Hit[] {
  const links = new Set(reading.links.map(({ text }) => text).filter((text) => text.length >= 6));
  // A block that is nothing but a link to another page is that page's title, cut to the width of its box.
  const blocks = readBlocks(reading).filter(({ start, end, role }) => {
    if (role === 'title' || links.size === 0) return true;
    const words = reading.text.slice(start, end);
    for (let cut = 0; cut <= BEFORE_LINK; cut++) if (links.has(words.slice(cut).trim())) return false;
    return true;
  });
  const capped = reading.gaps.some((gap) => gap.what === 'text-cap');
  return unpairedMarks(reading.text, blocks)
    .filter(({ start, mark }) => !isCode(mark, start, reading.text, blocks))
    .filter(({ start, opens }) => !(opens && isCutRow(start, reading, blocks)))
    .filter(({ start }) => !capped || start < (blocks[blocks.length - 1]?.start ?? 0))
    .map(({ start, mark, partner, opens }) => ({
      start,
      end: start + 1,
      message: `${NAMES[mark] ?? mark}没有配对的${NAMES[partner] ?? partner}`,
      suggestion: `${opens ? '在后面' : '在前面'}补上${NAMES[partner] ?? partner}，或删去、改正这一个`,
      sureness: /[《》〔〕]/.test(mark) ? ('确定' as const) : ('疑似' as const),
    }));
}

/** The last words of a headline cut to its width: on pages that list others, it ends in the middle of a word. */
const LONGEST_TAIL = 8;

function isCutRow(at: number, { kind, text }: PageReading, blocks: readonly Block[]): boolean {
  if (kind !== 'home' && kind !== 'list') return false;
  const block = blocks.find(({ start, end }) => start <= at && at < end);
  if (block === undefined || block.role === 'title') return false;
  const tail = text.slice(at + 1, block.end);
  return tail.length <= LONGEST_TAIL && !/[，。；：！？、）”]/.test(tail);
}

/** A line of a program or an address: half-width brackets in a block without a Chinese character. */
function isCode(mark: string, at: number, text: string, blocks: readonly Block[]): boolean {
  if (mark !== '(' && mark !== ')') return false;
  const block = blocks.find(({ start, end }) => start <= at && at < end);
  return block !== undefined && !/[\u4e00-\u9fff]/.test(text.slice(block.start, block.end));
}

function doubled(text: string): Hit[] {
  return [...text.matchAll(DOUBLED)].map((match) => ({
    start: match.index,
    end: match.index + 2,
    message: `标点“${match[0]}”连用`,
    suggestion: /[？！]/.exec(match[0])?.[0] ?? (match[0].includes('。') ? '。' : match[0].charAt(0)),
    // A form leaves what is to be filled in empty: 姓名：，性别：。
    sureness: /^：[^：]/.test(match[0]) ? '疑似' : '确定',
  }));
}

/** Hints of the template, the same on every page of a site. */
const FURNITURE = /二维码|扫一扫|无障碍|导盲|回车键|浏览器|点击(前往|进入)|登录/;

/** Keywords, tags and names of links are written with commas of any width; only sentences have punctuation to keep. */
function runningText(words: string): string {
  return /[。！？；]/.test(words) && !(words.length < 120 && FURNITURE.test(words)) ? words : '';
}

/** Said once a page: a text typed with half-width commas throughout would else be one mark after another. */
function halfCommas(reading: PageReading): Hit[] {
  const found = readBlocks(reading).flatMap(({ start, end }) =>
    [...runningText(reading.text.slice(start, end)).matchAll(HALF_COMMA)].map(({ index }) => ({
      index: start + index,
    })),
  );
  const first = found[0];
  if (first === undefined) return [];
  return [
    {
      start: first.index,
      end: first.index + 1,
      message:
        found.length === 1 ? '汉字之间用了半角逗号' : `汉字之间用了半角逗号，本页共 ${found.length} 处`,
      suggestion: '，',
      severity: '提示',
      sureness: '疑似',
    },
  ];
}

/** Marks that lost their other half, marks typed twice, half-width commas between Han characters. */
export const rule: Rule = {
  id: 'unpaired-punctuation',
  title: '标点不成对或连用',
  clause: '三(一)1；GB/T 15834—2011',
  problemClass: '标点符号',
  severity: '一般',
  sureness: '疑似',
  needs: ['text', 'blocks', 'links'],
  check(reading) {
    return [...unpaired(reading), ...doubled(reading.text), ...halfCommas(reading)];
  },
  examples: {
    flags: [
      { why: '《 lost', reading: { text: '并报送政府网站三级责任人备案表》（附件2）。' } },
      { why: '》 lost', reading: { text: '根据《政府网站发展指引和有关要求，现通知如下。' } },
      { why: '） lost', reading: { text: '各乡镇人民政府（街道办事处，区级各部门：' } },
      { why: 'quote closed by an opening mark', reading: { text: '落实“三审“制度，层层审签。' } },
      { why: 'comma twice', reading: { text: '各单位，，请认真落实。' } },
      { why: '】 lost', reading: { text: '【云溪新闻本报讯，记者昨日从县政府获悉。' } },
      { why: 'two stops', reading: { text: '为什么要办？。因为便民，：请支持。' } },
      { why: 'half-width comma', reading: { text: '各单位要高度重视,认真落实。' } },
    ],
    passes: [
      {
        why: 'all in pairs, one inside the other',
        reading: { text: '《关于“三审”制度（试行）的通知》〔附件〕' },
      },
      { why: 'numbered items', reading: { text: '1)信息公开。2）互动交流；(3)办事服务。a）初审' } },
      { why: 'a title over two lines', reading: { text: '关于印发《政府网站\n管理办法》的通知' } },
      {
        why: 'speech over several paragraphs',
        reading: { text: '他说：“第一段话。\n“第二段话。\n“第三段话。”' },
      },
      {
        why: 'a cut row of a list',
        reading: { text: '关于印发《政府', blocks: [{ start: 0, end: 7, role: 'list', tag: 'li' }] },
      },
      { why: 'numbers keep their half-width comma', reading: { text: '共 1,200 人，A,B 两岗。' } },
      {
        why: 'a link cut to the width of its box',
        reading: {
          text: '3全县中小学开展“开学第',
          links: [
            {
              text: '全县中小学开展“开学第',
              href: 'http://a.example/1.html',
              role: 'body',
              hidden: { is: 'unknown' },
            },
          ],
        },
      },
      {
        why: 'a headline cut to its box, with and without its link',
        reading: {
          kind: 'home',
          text: '中国红·“走得了”到“走\n上海某集团股份有限公司(以下简称“上更多>>',
        },
      },
      { why: 'seconds and inches', reading: { text: '步长间隔20”，波束宽度为50”，42”显示屏。' } },
      { why: 'keywords', reading: { text: '关键词：供暖保障,冬季供暖,民生实事' } },
      { why: 'a hint of the template', reading: { text: '扫描二维码,随时随地看政务。' } },
      { why: 'a line of a program', reading: { text: "handler.insert_one({'done': True" } },
      { why: 'dots of a table of contents', reading: { text: '第一章。。。。。。3' } },
    ],
  },
};
