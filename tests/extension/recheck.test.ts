import { describe, expect, it } from 'vitest';

import type { Submission } from '../../lib/core/events/event.ts';
import type { Finding } from '../../lib/core/finding.ts';
import type { PageReading } from '../../lib/core/reading.ts';
import type { FetchedPage } from '../../lib/core/rechecks/fetched-page.ts';
import { recheckTicket } from '../../lib/core/rechecks/recheck.ts';
import { quoteAt } from '../../lib/core/text/text-quote.ts';
import { fetchPage } from '../../lib/extension/fetch-page.ts';
import { answered, article, PAGE, testBackground } from './fresh-ledger.ts';

const NOW = '2026-11-23T12:00:00+08:00';
const BEFORE = '关于加强读网工作的通知，县人民攻府办公室负责落实，各单位配合。';
const { background } = testBackground();
const register = background.defaultRegister();
const means = {
  judge: (reading: PageReading): readonly Finding[] =>
    background.judge(reading, register, background.rules).findings,
  columnStates: () => [],
  mask: background.mask,
};

/** As much text as an article has. */
const BODY =
  '各镇人民政府、街道办事处，县直各部门要高度重视，明确分管领导和具体责任人，按月报送进展情况，县政府办公室适时开展督查，并对工作落实不力的单位予以通报。';

const at = BEFORE.indexOf('人民攻府');
const typo: Submission = {
  number: 'BC-20261123-7F3K',
  url: PAGE,
  pageTitle: '通知',
  platform: '网站',
  problemClass: '严重表述错误',
  severity: '严重',
  ruleId: 'wrong-word',
  origin: '读网',
  quote: quoteAt(BEFORE, at, at + 4),
  surroundings: [],
  foundAt: NOW,
  foundByResponsibleUnit: false,
};

const page = (text: string, over: Partial<PageReading> = {}): FetchedPage => ({
  kind: 'page',
  reading: article(text, over),
});
const check = (fetched: FetchedPage, submission = typo) =>
  answered(recheckTicket(submission, PAGE, fetched, means, NOW));

describe('a re-check of words', () => {
  it.each([
    ['the words still stand', BEFORE, '仍在'],
    ['they moved within the page', `新的一段。\n${BEFORE}`, '仍在'],
    ['the words were put right', BEFORE.replace('攻府', '政府'), '已消除'],
    ['they were made wrong in another way', BEFORE.replace('人民攻府', '人民曰报'), '改成另一种错'],
    ['what stood after them is gone too: nobody knows the place', '关于加强读网工作的通知。', '打不开'],
  ])('%s', (_why, text, result) => {
    expect(check(page(text)).result).toBe(result);
  });

  it('says what stands there now', () => {
    expect(check(page(BEFORE.replace('攻府', '政府'))).evidence).toContain('县人民政府办公室');
  });

  it('similar words never close a ticket and never keep one open: only the exact ones count', () => {
    for (const now of ['人民政府', '人民 攻府', '人民攻打', '人 民 政 府']) {
      const result = check(page(BEFORE.replace('人民攻府', now))).result;
      expect({ now, isStill: result === '仍在' }).toEqual({ now, isStill: false });
    }
  });

  it.each([
    ['status 404, seen once', { kind: 'gone', status: 404 }, '打不开'],
    ['a title that says so, seen once', page('', { title: '404 页面不存在' }), '打不开'],
    ['no connection', { kind: 'unreachable', why: '网络连接失败' }, '打不开'],
    ['an empty page', page(''), '打不开'],
    [
      'a body drawn by script',
      page('首页', { gaps: [{ what: 'body-by-script', why: '正文由脚本生成。' }] }),
      '打不开',
    ],
    ['a text cut short', page('首页', { gaps: [{ what: 'text-cap', why: '只读了前一段。' }] }), '打不开'],
  ] satisfies [string, FetchedPage, string][])('%s is never 已消除', (_why, fetched, result) => {
    expect(check(fetched).result).toBe(result);
  });

  it('a gap beside the place that was read does not hide it', () => {
    const gaps = [{ what: 'list-by-script' as const, why: '相关链接由脚本生成。' }];
    expect(check(page(BEFORE.replace('攻府', '政府'), { gaps })).result).toBe('已消除');
  });

  it('a few like characters on a page not wholly seen are not the place: nobody knows', () => {
    const quote = { exact: '人民攻府', prefix: '各镇及县直机关，', suffix: '办公室负责落实。', start: 8 };
    const other = page('另一段：直机关，的办公室负责接待。', {
      gaps: [{ what: 'body-by-script', why: '正文由脚本生成。' }],
    });
    expect(check(other, { ...typo, quote }).result).toBe('打不开');
  });

  it('words a reader selected that became part of longer ones are for a person: they may be right now', () => {
    const { ruleId: _none, ...selected } = typo;
    expect(check(page(BEFORE.replace('县人民攻府', '县的人民攻府')), selected)).toMatchObject({
      result: '打不开',
      evidence: expect.stringMatching(/成了更长的词的一部分.*请人工核实。$/),
    });
    expect(check(page(`${BEFORE}另有人民攻府来信。`), selected).result).toBe('仍在');
    const moved = page(BEFORE.replace('通知，县人民攻府办公室', '通知，人民攻府的办公室'));
    expect(check(moved, selected)).toMatchObject({
      result: '仍在',
      evidence: expect.stringContaining('人工判断'),
    });
  });

  it('words that stand within what was asked for are right', () => {
    const { ruleId: _none, ...selected } = typo;
    const line = '六月八日，县委常委、县长王志强到龙泉镇调研夏粮生产和农机保障工作。';
    const from = line.indexOf('县长王志强');
    const asked = { ...selected, quote: quoteAt(line, from, from + 5), suggestion: '副县长王志强' };
    expect(check(page(line), asked).result).toBe('仍在');
    const mended = line.replace('、县长', '、副县长');
    expect(check(page(mended), asked).result).toBe('已消除');
    expect(check(page(`${mended}\n摘要：县长王志强到龙泉镇调研。`), asked).result).toBe('仍在');
    const short = { ...asked, quote: quoteAt(line, from, from + 2), suggestion: '副县长' };
    expect(check(page(mended), short).result).toBe('已消除');
  });

  it('a short word that lost more than one sign is for a person where nothing says what was asked for', () => {
    const { ruleId: _none, ...selected } = typo;
    const line = '为切实减轻企业负担，根据国物院有关文件和省、市工作要求，现就有关事项通知如下。';
    const from = line.indexOf('国物院');
    const chosen = { ...selected, quote: quoteAt(line, from, from + 3) };
    expect(check(page(line.replace('国物院', '国务完')), chosen)).toMatchObject({
      result: '打不开',
      evidence: expect.stringMatching(/现为.*国务完.*请人工核实。$/),
    });
    expect(check(page(line.replace('国物院', '国务院')), chosen).result).toBe('已消除');
    expect(check(page(line.replace('国物院', '上级机关')), chosen).result).toBe('已消除');
  });

  it('a ticket with a description alone is for a person', () => {
    const { ruleId: _none, quote: _quote, ...described } = typo;
    const refused = recheckTicket(
      { ...described, description: '附件打不开' },
      PAGE,
      page(BEFORE),
      means,
      NOW,
    );
    expect(refused).toEqual({ ok: false, error: expect.stringContaining('人工复核') });
  });

  it('a rule that never found what a person described does not call it gone', () => {
    const { ruleId: _none, quote: _quote, ...described } = typo;
    const home = { ...described, problemClass: '个人隐私' as const, description: '公示表里有家庭住址' };
    const refused = recheckTicket(home, PAGE, page(BEFORE), means, NOW);
    expect(refused).toEqual({ ok: false, error: expect.stringContaining('人工复核') });
  });

  it('what the machine says is named as the machine’s', () => {
    expect(check(page(BEFORE)).by).toBe('machine');
  });
});

describe('a re-check of what has no words', () => {
  const id = '11010519491231002X';
  const leak = (text: string) =>
    means.judge(article(text)).find((finding) => finding.problemClass === '个人隐私');

  it('privacy: the rule runs again and masks are compared', () => {
    const finding = leak(`王某身份证号${id}。`);
    if (!finding) throw new Error('the rule does not find the number');
    const ticket: Submission = {
      ...typo,
      problemClass: '个人隐私',
      ruleId: finding.ruleId,
      quote: finding.quote,
    };
    const still = check(page(`王某身份证号${id}。`), ticket);
    expect(still.result).toBe('仍在');
    expect(JSON.stringify(still)).not.toContain(id);
    const around = { ...ticket, surroundings: [`王某身份证号${'*'.repeat(18)}。`, BODY] };
    const masked = `王某身份证号110105********002X。${BODY}`;
    expect(check(page(masked.replace('。', '。\n'), { title: '通知' }), around).result).toBe('已消除');
    expect(check(page(`王某的来信已收到。\n${BODY}`, { title: '通知' }), around).result).toBe('打不开');
    expect(check(page(BODY, { title: '通知' }), ticket).result).toBe('打不开');
    expect(check(page(masked, { title: '通知' }), ticket).result).toBe('已消除');
    expect(check(page(masked, { title: '用户登录' }), ticket).result).toBe('打不开');
    expect(check(page('首页 | 政务公开', { title: '通知' }), ticket).result).toBe('打不开');
    expect(check(page('李某身份证号11010519491231003851010419491231002X'), ticket).result).not.toBe('仍在');
  });

  it('privacy: words a person called private are compared like any others, the rule never knew them', () => {
    const { ruleId: _none, ...selected } = typo;
    const ticket: Submission = { ...selected, problemClass: '个人隐私' };
    expect(check(page(BEFORE), ticket).result).toBe('仍在');
    expect(check(page(BEFORE.replace('攻府', '政府')), ticket).result).toBe('已消除');
  });

  it('privacy: a mask is never looked for as words, whatever class the ticket was corrected to', () => {
    const finding = leak(`王某身份证号${id}。`);
    if (!finding) throw new Error('the rule does not find the number');
    for (const ruleId of [finding.ruleId, undefined]) {
      const { ruleId: _none, ...rest } = typo;
      const ticket: Submission = {
        ...rest,
        ...(ruleId === undefined ? {} : { ruleId }),
        problemClass: '其他',
        quote: finding.quote,
      };
      expect(check(page(`王某身份证号${id}。`), ticket).result).toBe('仍在');
    }
  });

  it('a lone mark is mended by its partner: the rule decides, not the mark', () => {
    const broken = '根据管理办法》的规定，认真落实。';
    const [finding] = means.judge(article(broken)).filter((one) => one.problemClass === '标点符号');
    if (!finding) throw new Error('the rule does not find the mark');
    const ticket: Submission = {
      ...typo,
      problemClass: '标点符号',
      ruleId: finding.ruleId,
      quote: finding.quote,
    };
    expect(check(page(broken), ticket).result).toBe('仍在');
    expect(check(page('根据《管理办法》的规定，认真落实。'), ticket).result).toBe('已消除');
    expect(check(page(`另一件事，另一段话。${BODY}`, { title: '通知' }), ticket).result).toBe('打不开');
    expect(check(page('根据管理办法，，的规定，认真落实。'), ticket).result).toBe('改成另一种错');
  });

  it('what was missing is there again only on a page of which the rule would have spoken', () => {
    const { quote: _quote, ...rest } = typo;
    const ticket: Submission = {
      ...rest,
      problemClass: '署名缺失',
      ruleId: 'missing-editor-line',
      description: '文末未标注编辑、校审',
    };
    const whole = `${BODY}\n来源：县政府办公室 编辑：王一 校审：李二`;
    expect(check(page(whole, { title: '通知', kind: 'article' }), ticket).result).toBe('已消除');
    expect(check(page(whole, { title: '通知', kind: 'other' }), ticket).result).toBe('打不开');
    expect(check(page(whole, { title: '另一件事', kind: 'article' }), ticket).result).toBe('打不开');
  });

  it('an overdue column: its own list is looked at again', () => {
    const { quote: _quote, ...rest } = typo;
    const ticket: Submission = {
      ...rest,
      problemClass: '更新逾期',
      ruleId: 'column-freshness',
      columnId: 'c1',
      columnName: '要闻',
      description: '逾期',
    };
    const with_ = (state: '正常' | '将到期' | '逾期' | '空白' | '未能识别' | '未读到', list = '要闻列表') =>
      answered(
        recheckTicket(
          ticket,
          PAGE,
          page(list),
          { ...means, columnStates: () => [{ ...STATE, state, sentence: state }] },
          NOW,
        ),
      ).result;
    expect(
      ['正常', '将到期', '逾期', '空白', '未能识别', '未读到'].map((state) => with_(state as '正常')),
    ).toEqual(['已消除', '已消除', '仍在', '改成另一种错', '打不开', '打不开']);
    expect(check(page('列表'), ticket).result).toBe('打不开');
    // Fresh rows on a page that is not the column's close nothing.
    expect(with_('正常', '别的列表')).toBe('打不开');
  });
});

const STATE = {
  targetId: 'c1',
  target: 'column' as const,
  name: '要闻',
  urlKey: '',
  limitText: '14天',
  clause: '',
  label: '',
};

describe('opening a page again', () => {
  const open = (answer: () => Promise<Response>, timeoutMs?: number) =>
    fetchPage(
      PAGE,
      {
        fetch: answer,
        decode: (bytes) => ({ ok: true, text: new TextDecoder().decode(bytes) }),
        read: (html) => article(html),
      },
      timeoutMs,
    );
  const html = { headers: { 'content-type': 'text/html' } };
  const from = (url: string, response: Response) =>
    Object.defineProperty(response, 'url', { value: url, configurable: true });

  it.each([
    ['404', async () => new Response('', { status: 404 }), 'gone'],
    ['410', async () => new Response('', { status: 410 }), 'gone'],
    ['500', async () => new Response('', { status: 500 }), 'unreachable'],
    ['403', async () => new Response('', { status: 403 }), 'unreachable'],
    ['a picture', async () => new Response('x', { headers: { 'content-type': 'image/png' } }), 'unreachable'],
    ['no network', () => Promise.reject(new TypeError('failed')), 'unreachable'],
    ['a page', async () => new Response('<p>x</p>', html), 'page'],
    ['the same page with a slash', async () => from(`${PAGE}/`, new Response('x', html)), 'page'],
    [
      'the same page by https and with a parameter more',
      async () => from(`${PAGE.replace(/^http:/, 'https:')}?spm=a1`, new Response('x', html)),
      'page',
    ],
    [
      'a jump to the home page',
      async () => from('https://www.qinghe.example/', new Response('x', html)),
      'unreachable',
    ],
  ])('%s', async (_why, answer, kind) => {
    expect((await open(answer)).kind).toBe(kind);
  });

  it('an address typed in Chinese is the same page in the form the browser gives it', async () => {
    const typed = 'https://www.qinghe.example/通知/1.html';
    const answer = async () => from(new URL(typed).href, new Response('x', html));
    const fetched = await fetchPage(typed, {
      fetch: answer,
      decode: () => ({ ok: true, text: '' }),
      read: (text) => article(text),
    });
    expect(fetched.kind).toBe('page');
  });

  it('gives up when nothing comes', async () => {
    const hangs = (_url: string, init: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      });
    const fetched = await fetchPage(
      PAGE,
      { fetch: hangs, decode: () => ({ ok: false, error: '' }), read: (text) => article(text) },
      10,
    );
    expect(fetched).toEqual({ kind: 'unreachable', why: expect.stringContaining('没有打开') });
  });

  it.each([
    ['announced', { 'content-length': '20000000' }],
    ['endless', {}],
  ])('an answer that is too long is given up: %s', async (_how, headers) => {
    let sent = 0;
    let wasCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull(control) {
        sent += 1_000_000;
        control.enqueue(new Uint8Array(1_000_000));
      },
      cancel() {
        wasCancelled = true;
      },
    });
    const fetched = await open(
      async () => new Response(body, { headers: { 'content-type': 'text/html', ...headers } }),
    );
    expect(fetched).toEqual({ kind: 'unreachable', why: expect.stringContaining('10 MB') });
    expect(sent).toBeLessThan(15_000_000);
    expect(wasCancelled).toBe(true);
  });

  it.each([
    ['lists', '<ul><li><a href="/a.html">甲</a> 2026-11-01'],
    ['boxes', '<div>'],
    ['formatting', '<b><i><u><a href=x>'],
  ])('a page nested without end is read as far as it goes, and it is said: %s', async (_what, tag) => {
    const source = `<meta charset="utf-8"><title>青禾</title><p>青禾县人民政府</p>${tag.repeat(20_000)}人民攻府`;
    const test = testBackground({
      fetch: async () => new Response(source, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
    });
    const fetched = await test.background.fetchPage(PAGE);
    expect(fetched.kind).toBe('page');
    if (fetched.kind !== 'page') return;
    expect(fetched.reading.text).toContain('青禾县人民政府');
    expect(fetched.reading.gaps.map(({ what }) => what)).toContain('text-cap');
    expect(fetched.source?.cut).toBe(true);
  });

  it('reads a page of GBK bytes', async () => {
    const gbk = Uint8Array.from([0xc7, 0xe0, 0xba, 0xcc, 0xcf, 0xd8]);
    const test = testBackground({
      fetch: async () => new Response(gbk, { headers: { 'content-type': 'text/html; charset=gb2312' } }),
    });
    const fetched = await test.background.fetchPage(PAGE);
    expect(fetched.kind === 'page' ? fetched.reading.text : '').toContain('青禾县');
  });
});
