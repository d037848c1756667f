import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Submission } from '../../lib/core/events/event.ts';
import type { Finding } from '../../lib/core/finding.ts';
import type { PageReading } from '../../lib/core/reading.ts';
import { recheckTicket } from '../../lib/core/rechecks/recheck.ts';
import { quoteAt } from '../../lib/core/text/text-quote.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { answered, PAGE, testBackground } from './fresh-ledger.ts';

const NOW = '2026-11-23T12:00:00+08:00';
const TITLE = '关于建成小学食堂的通报';
const OTHER =
  '各镇人民政府、街道办事处，县直各部门要明确分管领导和责任人，按月报送进展情况，县政府办公室适时开展督查，并对落实不力的单位予以通报。';
const SENTENCE = '截至今年十月底，全县共建成小学食堂三十二所，受益学生一万四千余名，家长普遍满意。';
const shell = (title: string, main: string) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div><div class="main">${main}</div><div class="footer">主办：青禾县人民政府办公室</div></body></html>`;
const articlePage = (sentence: string, more = '') =>
  shell(
    TITLE,
    `<h1>${TITLE}</h1><p>发布日期：2026-11-02</p><p>${OTHER}</p><p>${sentence}</p>${more}<p>${OTHER}</p>`,
  );

const { background } = testBackground();
const register = background.defaultRegister();
const means = {
  judge: (reading: PageReading): readonly Finding[] =>
    background.judge(reading, register, background.rules).findings,
  columnStates: () => [],
  mask: background.mask,
};
const read = (html: string) =>
  readPage(parseHtml(html), PAGE, { readAt: NOW, readBy: 'extension', httpStatus: 200 });

function reported(words: string, sentence: string, over: Partial<Submission> = {}): Submission {
  const { text, title } = read(articlePage(sentence));
  const at = text.indexOf(words);
  return {
    number: 'BC-20261123-7F3K',
    url: PAGE,
    pageTitle: title,
    platform: '网站',
    problemClass: '其他',
    severity: '一般',
    origin: '读网',
    quote: quoteAt(text, at, at + words.length),
    surroundings: [OTHER, sentence, OTHER],
    foundAt: NOW,
    foundByResponsibleUnit: false,
    ...over,
  };
}
const selected = reported('三十二所', SENTENCE);
const TYPO_SENTENCE = SENTENCE.replace('全县', '县人民攻府');
const typo = reported('人民攻府', TYPO_SENTENCE, { ruleId: 'wrong-word', problemClass: '严重表述错误' });
const check = (html: string, ticket = selected) =>
  answered(recheckTicket(ticket, PAGE, { kind: 'page', reading: read(html) }, means, NOW)).result;
const MENDED = SENTENCE.replace('三十二所', '三十四所');

describe('hostile pages under re-check', () => {
  it('the page itself: still there, and gone when put right', () => {
    expect(check(articlePage(SENTENCE))).toBe('仍在');
    expect(check(articlePage(MENDED))).toBe('已消除');
    expect(check(articlePage(TYPO_SENTENCE), typo)).toBe('仍在');
    expect(check(articlePage(TYPO_SENTENCE.replace('攻', '政')), typo)).toBe('已消除');
  });

  it.each([
    ['moved to another paragraph with its sentence', articlePage('（略）', `<p>${SENTENCE}</p>`)],
    ['a tag inside', articlePage(SENTENCE.replace('三十二所', '三<b>十二</b>所'))],
    ['a comment inside', articlePage(SENTENCE.replace('三十二所', '三十<!-- 四 -->二所'))],
    ['an entity inside', articlePage(SENTENCE.replace('三十二所', '三&#21313;二所'))],
  ])('%s: the words still stand', (_why, html) => {
    expect(check(html)).toBe('仍在');
  });

  it.each([
    ['a blank', ' '],
    ['a full-width blank', '\u3000'],
    ['a zero-width space', '\u200b'],
    ['a soft hyphen', '\u00ad'],
    ['a line break', '<br>'],
  ])('%s inside never closes', (_why, between) => {
    expect(check(articlePage(SENTENCE.replace('三十二所', `三十${between}二所`)))).not.toMatch(
      /已消除|页面已删/,
    );
    expect(check(articlePage(TYPO_SENTENCE.replace('人民攻府', `人民${between}攻府`)), typo)).not.toMatch(
      /已消除|页面已删/,
    );
  });

  it('the same words rightly elsewhere keep nothing open once the place is mended', () => {
    const elsewhere = '<p>另：全县现有农家书屋三十二所，均已开放。</p>';
    expect(check(articlePage(MENDED, elsewhere))).toBe('已消除');
    expect(check(articlePage(SENTENCE, elsewhere))).toBe('仍在');
  });

  it('a word a reader chose is as wrong elsewhere: a person looks', () => {
    const word = SENTENCE.replace('家长普遍满意', '家常普遍满以');
    const ticket = reported('普遍满以', word);
    const elsewhere = '<ul><li>附件：普遍<b>满以</b>情况表.doc</li></ul>';
    expect(check(articlePage(SENTENCE), ticket)).toBe('已消除');
    expect(check(articlePage(SENTENCE, elsewhere), ticket)).not.toBe('已消除');
  });

  it('a wrong word of a rule elsewhere on the page is still the fault', () => {
    const html = articlePage(TYPO_SENTENCE.replace('攻', '政'), '<p>邻县人民攻府来访。</p>');
    expect(check(html, typo)).toBe('仍在');
  });

  const notThePage: [string, string][] = [
    ['a login page', shell('用户登录', '<form>用户名<input>密码<input><button>登录</button></form>')],
    ['a login page under the old title', shell(TITLE, `<h1>${TITLE}</h1><p>请先登录后查看全文。</p>`)],
    ['a captcha', shell('安全验证', '<p>请完成下方验证后继续访问，拖动滑块。</p>')],
    ['a captcha under the old title', shell(TITLE, '<p>请输入验证码</p>')],
    ['a firewall', shell('访问被拦截', `<p>您的访问存在异常，已被拦截。事件编号 20261123。</p>`)],
    ['a soft 404 in its text', shell('青禾县人民政府', '<p>您访问的页面不存在或已被移走，请返回首页。</p>')],
    [
      'the home page',
      shell('青禾县人民政府', `<ul><li>要闻一条</li></ul><p>${'欢迎访问本网站。'.repeat(20)}</p>`),
    ],
    [
      'another article',
      shell('关于另一件事的公告', `<h1>关于另一件事的公告</h1><p>${'另有他事需要公告如下。'.repeat(20)}</p>`),
    ],
    ['an empty body', '<!DOCTYPE html><html><head><title>x</title></head><body></body></html>'],
    ['nothing at all', ''],
    [
      'a frame of a page, its body by script',
      shell(TITLE, `<h1>${TITLE}</h1><div id="app"></div><script src="/app.js"></script>`),
    ],
    [
      'a body by template',
      shell(TITLE, `<h1>${TITLE}</h1><div>{{ article.content }}</div><script src="/vue.js"></script>`),
    ],
    ['a picture of the text', shell(TITLE, `<h1>${TITLE}</h1><p><img src="/a.png"></p>`)],
    ['a page being loaded', shell(TITLE, '<p>正在加载，请稍候…</p>')],
    ['a page that wants scripts', shell('', '<p>请启用 JavaScript 后继续浏览。</p>')],
  ];
  const tickets: [string, Submission][] = [
    ['selected words', selected],
    ['a wrong word', typo],
    [
      'a mask',
      {
        ...typo,
        problemClass: '个人隐私',
        surroundings: [],
        quote: { exact: '110105********002X', prefix: '', suffix: '', start: 0 },
      },
    ],
    [
      'what is missing',
      (({ quote: _quote, ...rest }) => ({
        ...rest,
        ruleId: 'signature',
        problemClass: '署名缺失' as const,
        description: '没有编辑、校审',
      }))(typo),
    ],
  ];
  it.each(
    tickets.flatMap(([what, ticket]) => notThePage.map(([why, html]) => [what, why, html, ticket] as const)),
  )('%s on %s is never 已消除', (_what, _why, html, ticket) => {
    expect(check(html, ticket)).not.toMatch(/已消除|页面已删/);
  });

  it('an article about missing pages is not a missing page', () => {
    const about = { ...selected, pageTitle: '关于页面不存在问题的通报' };
    const html = (sentence: string) => shell('关于页面不存在问题的通报', `<p>${sentence}</p>`);
    expect(check(html(SENTENCE), about)).toBe('仍在');
    expect(check(shell('川府〔2023〕404号', `<p>${SENTENCE}</p>`))).toBe('仍在');
  });

  it('no page that is random text ever closes a ticket', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.array(fc.string({ maxLength: 120 }), { maxLength: 5 }),
        (title, parts) => {
          const plain = (text: string) => text.replace(/[<>&]/g, ' ');
          fc.pre(title.trim() !== TITLE);
          expect(check(shell(plain(title), parts.map((part) => `<p>${plain(part)}</p>`).join('')))).not.toBe(
            '已消除',
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
