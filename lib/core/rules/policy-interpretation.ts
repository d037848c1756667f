import type { Link, PageReading } from '../reading.ts';
import { isStandardPage } from '../register/own-hosts.ts';
import type { Rule } from '../rule.ts';

const INTERPRETATION = /解读|图解|一图(读懂|看懂)|读懂|政策问答/;
/** Kinds of papers that citizens must understand; appointments, replies and meeting notices are none. */
const POLICY_TITLE =
  /(办法|规定|细则|条例|措施|实施意见|指导意见|若干意见|实施方案|行动方案|工作方案|规划|若干政策|补助标准|预案)(（[^）]*）|\([^)]*\))?(》)?(的通知)?$/;
const POLICY_COLUMN = /政策文件|规范性文件|政府文件|政府办(公室)?文件|部门文件|政策法规|重大政策|行政公文/;
const POLICY_PATH = /\/(zcwj|zfwj|gfxwj|xzgfxwj|zfbwj|bmwj|qzfwj|xzfwj|szfwj)\//i;
const NUMBER = /[〔[［【（(]\s?(19|20)\d{2}\s?[〕\]］】）)]\s?第?\s?\d{1,4}\s?号/;

/** Links that name a paper: what an interpretation must lead back to. */
const TO_POLICY =
  /原文|文件链接|相关文件|关联文件|政策文件|(办法|规定|细则|条例|措施|意见|方案|规划|政策|通知|预案)([》）)]|$)/;
const DETAIL = /\d{4,}|\/(content|detail|article|art)[/_]|[?&]id=/i;

/** Menus carry 政策解读 on every page: only a link to a page of its own counts. */
const isOwnLink = ({ role, href }: Link, { url }: PageReading): boolean =>
  role !== 'nav' && role !== 'footer' && href !== url && DETAIL.test(href);

/** A body that was not wholly read may hold the link. */
const UNREAD = new Set([
  'body-by-script',
  'frame',
  'shadow',
  'object',
  'place-cap',
  'undecodable',
  'empty-page',
  'text-cap',
  'list-by-script',
]);

function isPolicy({ title, columnName, url, text }: PageReading): boolean {
  if (!POLICY_TITLE.test(title.trim()) || INTERPRETATION.test(title)) return false;
  const isColumn = columnName
    ? POLICY_COLUMN.test(columnName) && !INTERPRETATION.test(columnName)
    : POLICY_PATH.test(url);
  return isColumn && NUMBER.test(text);
}

/** 政策解读, 文字解读|图表解读: a column, not one paper's interpretation. */
const COLUMN_TITLE = /^(?:[^《》|｜]{0,4}(?:解读|图解)[|｜/、]?)+$/;

function isInterpretation({ title, columnName }: PageReading): boolean {
  if (COLUMN_TITLE.test(title.trim())) return false;
  return INTERPRETATION.test(title) && (!columnName || INTERPRETATION.test(columnName));
}

/** Notice 三(二)1(3): a policy and its interpretation lead to each other. */
export const rule: Rule = {
  id: 'policy-interpretation',
  title: '政策文件与解读没有互相链接',
  clause: '三(二)1(3)',
  problemClass: '解读缺失',
  severity: '一般',
  sureness: '疑似',
  needs: ['kind', 'title', 'columnName', 'links', 'text'],
  check(reading, { register }) {
    if (reading.kind !== 'article' || !isStandardPage(register, reading)) return [];
    if (reading.gaps.some(({ what }) => UNREAD.has(what))) return [];
    const own = reading.links.filter((link) => isOwnLink(link, reading));
    if (isPolicy(reading)) {
      if (own.some(({ text }) => INTERPRETATION.test(text))) return [];
      return [
        {
          words: reading.title,
          message: '政策文件页面没有指向解读材料的链接',
          suggestion: '重要政策文件应同时发布解读，并在文件页加上解读链接；不属重要政策的可忽略',
        },
      ];
    }
    if (
      !isInterpretation(reading) ||
      own.some(({ text }) => TO_POLICY.test(text.trim()) && !INTERPRETATION.test(text))
    )
      return [];
    return [
      {
        words: reading.title,
        message: '解读页面没有指向政策文件原文的链接',
        suggestion: '在解读页加上所解读文件的链接',
      },
    ];
  },
  examples: {
    flags: [
      { why: 'a policy alone', reading: policy([]) },
      {
        why: 'the menu is no interpretation',
        reading: policy([
          ['政策解读', '/zcjd/', 'nav'],
          ['政策解读', '/zcjd/', 'body'],
        ]),
      },
      { why: 'an interpretation alone', reading: interpretation([]) },
    ],
    passes: [
      {
        why: 'a policy with its interpretation',
        reading: policy([['《云溪县养老服务补贴办法》政策解读', '/zcjd/202611/t20261102_12.html', 'body']]),
      },
      {
        why: 'a policy with a button',
        reading: policy([['图解', '/zcjd/202611/t20261102_12.html', 'other']]),
      },
      {
        why: 'an interpretation with its policy',
        reading: interpretation([['云溪县养老服务补贴办法', '/zfwj/202611/t20261101_11.html', 'body']]),
      },
      { why: 'a column', reading: { ...interpretation([]), title: '文字解读|图表解读' } },
      { why: 'an appointment', reading: { ...policy([]), title: '关于王某等同志任职的通知' } },
      { why: 'news', reading: { ...policy([]), columnName: '云溪要闻' } },
    ],
  },
};

type LinkLine = readonly [text: string, path: string, role: Link['role']];

function linksOf(lines: readonly LinkLine[]): Link[] {
  return lines.map(([text, path, role]) => ({
    text,
    href: `https://www.xundu-demo.gov.cn${path}`,
    role,
    hidden: { is: 'unknown' },
  }));
}

function policy(lines: readonly LinkLine[]): Partial<PageReading> {
  return {
    kind: 'article',
    site: { code: '5199990001' },
    title: '云溪县人民政府关于印发《云溪县养老服务补贴办法》的通知',
    columnName: '政策文件',
    text: '云府发〔2026〕3号\n各乡镇人民政府：',
    links: linksOf(lines),
  };
}

function interpretation(lines: readonly LinkLine[]): Partial<PageReading> {
  return { ...policy(lines), title: '《云溪县养老服务补贴办法》政策解读', columnName: '政策解读' };
}
