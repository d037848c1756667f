import { describe, expect, it } from 'vitest';

import type { PageReading } from '../../lib/core/reading.ts';
import { CARD_WRITINGS, IDENTITY_WRITINGS, MOBILE_WRITINGS, type Writing } from '../core/text/writings.ts';
import { seeded } from '../faults/fault-count.ts';
import { everyPlace } from './every-place.ts';
import {
  answered,
  article,
  DESK,
  OVERLAY,
  SITE,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';
import { card, identity, mobile, shown } from './made-up-numbers.ts';

const LABELS = { 身份证: '身份证号', 手机: '手机号', 银行卡: '银行卡号：' } as const;
type Kind = keyof typeof LABELS;
const MAKE: Readonly<Record<Kind, (random: () => number) => string>> = {
  身份证: identity,
  手机: mobile,
  银行卡: card,
};
/** Names a site gives the parameter that holds the number. */
const PARAMETER: Readonly<Record<Kind, string>> = { 身份证: 'sfz', 手机: 'phone', 银行卡: 'kh' };
const SEAT = { person: { name: '王主任', unit: '县政府办' }, role: '大数据中心' as const, setupDone: true };

const WRITINGS: Readonly<Record<Kind, readonly [string, Writing][]>> = {
  身份证: IDENTITY_WRITINGS,
  手机: MOBILE_WRITINGS,
  银行卡: CARD_WRITINGS,
};
/**
 * Where each round begins in the list of writings. The places of a round take one writing after another, so a place
 * meets a different writing in every round. Five rounds are spread over the list; `ROUNDS=all` begins one at each writing.
 */
const rounds = (kind: Kind): number[] => {
  const all = WRITINGS[kind].length;
  const most = process.env.ROUNDS === 'all' ? all : 5;
  return Array.from({ length: Math.min(all, most) }, (_, round) => Math.floor((round * all) / most));
};
const cases = (Object.keys(LABELS) as Kind[]).flatMap((kind) =>
  rounds(kind).map((round): [Kind, number] => [kind, round]),
);

/** A number of its own for every place it is laid open at, so that a leak names its place. */
class Numbers {
  readonly laid = new Map<string, { number: string; written: string; name: string }>();
  private readonly random: () => number;

  constructor(
    readonly kind: Kind,
    private readonly round: number,
  ) {
    this.random = seeded(kind.length * 100 + round);
  }

  /** With its label, as it stands in a sentence. */
  at(place: string): string {
    return LABELS[this.kind] + this.bare(place);
  }

  bare(place: string): string {
    const number = MAKE[this.kind](this.random);
    const writings = WRITINGS[this.kind];
    const [name, write] = writings[(this.laid.size + this.round) % writings.length] ?? ['', String];
    const written = write(number);
    this.laid.set(place, { number, written, name });
    return written;
  }

  query(place: string): string {
    return `${PARAMETER[this.kind]}=${encodeURIComponent(this.bare(place))}`;
  }

  /** Places whose number, either half of it, or what stands in the middle of it as written is found in a text. */
  foundIn(text: string): string[] {
    const isIn = shown(text);
    return [...this.laid].flatMap(([place, { number, written, name }]) =>
      isIn(number, written) ? [`${place}（${name}）`] : [],
    );
  }
}

const link = (text: string, href: string) => ({
  text,
  href,
  role: 'nav' as const,
  hidden: { is: 'no' as const },
});

function listPage(numbers: Numbers, url: string): PageReading {
  const row = (place: string, path: string) => {
    const title = `关于王某（${numbers.at(`${place}标题`)}）来信的答复`;
    return {
      listId: 'l',
      title,
      href: `${SITE}${path}?${numbers.query(`${place}网址`)}`,
      date: { date: '2026-11-20', from: 'row' as const, line: `${title} 2026-11-20` },
      pinned: false,
      hidden: { is: 'no' as const },
      line: `${title} 2026-11-20`,
    };
  };
  const rows = [row('列表第一行', '/a/1.html'), row('列表第二行', '/a/2.html')];
  return article('青禾县。', {
    kind: 'list',
    url,
    title: `来信${numbers.at('列表页标题')}`,
    columnName: `来信${numbers.at('栏目名')}`,
    items: rows,
    links: [
      link(`来信选登${numbers.at('导航文字')}`, `${SITE}/lx/?${numbers.query('导航网址')}`),
      link('工作动态', `${SITE}/dt/`),
      // Eleven digits of a path are an article's number, and a card is one only beside its label.
      ...(numbers.kind === '身份证'
        ? [link('政策解读', `${SITE}/jd/${encodeURIComponent(numbers.bare('导航路径'))}/`)]
        : []),
      link(`附件：${numbers.at('附件名')}.docx`, `${SITE}/f/1.docx`),
    ],
    lists: [
      {
        id: 'l',
        heading: `来信${numbers.at('列表名')}`,
        headingHref: `${SITE}/more/?${numbers.query('更多网址')}`,
        main: true,
        state: 'dated',
        newest: { date: '2026-11-20', from: 'row', line: `${numbers.at('最新一行')} 2026-11-20` },
        count: 2,
        line: `${numbers.at('列表原文')}`,
      },
    ],
  });
}

async function layOpen(test: TestBackground, numbers: Numbers): Promise<void> {
  const { handlers } = test;
  answered(await handlers.setSettings(SEAT, DESK));
  const said = `县人民攻府答复：王某（${numbers.at('正文')}）反映的问题已办理。附件：${numbers.at('正文附件')}.doc`;
  const url = `${SITE}/letters/1.html?id=7&${numbers.query('网址')}`;
  const reading = article(said, {
    url,
    title: `关于王某（${numbers.at('标题')}）来信的答复`,
    source: `王某${numbers.at('来源')}`,
    site: { name: `青禾县${numbers.at('网站名')}` },
    columnName: `来信${numbers.at('文章栏目名')}`,
    editors: [{ role: '编辑', name: numbers.at('编辑') }],
    metas: [{ name: 'description', content: numbers.at('描述') }],
    links: [link(numbers.at('友情链接'), `https://spam.example/?${numbers.query('外链网址')}`)],
  } as Partial<PageReading>);
  const caller = { ...OVERLAY, url };
  const { findings } = answered(await handlers.judgePage({ reading }, caller));
  for (const { id } of findings)
    answered(await handlers.fileTicket({ reading, findingId: id, surroundings: [said] }, caller));
  await handlers.judgePage({ reading: listPage(numbers, `${SITE}/letters/`) }, { ...OVERLAY, tabId: 8 });

  const selection = (place: string) => ({
    exact: `王某${numbers.at(place)}`,
    prefix: '答复：',
    suffix: `；另${numbers.at(`${place}后文`)}。`,
    start: 3,
  });
  const typed = (place: string) => ({
    reading,
    selection: selection(`${place}选文`),
    surroundings: [`前一段${numbers.at(`${place}上文`)}`, LABELS.银行卡, numbers.at(`${place}下文`)],
    description: `页面写着${numbers.at(`${place}说明`)}`,
    suggestion: `删去${numbers.at(`${place}建议`)}`,
    problemClass: '其他' as const,
  });
  answered(await handlers.saveDraft({ url, draft: typed('草稿') }, caller));
  const { id } = answered(await handlers.fileTicket(typed('报错'), caller));
  const whole = { reading, surroundings: [], description: `整页${numbers.at('整页说明')}` };
  answered(await handlers.fileTicket(whole, DESK));

  const [first] = findings;
  const row = (reason: string) => ({ url, findingId: first?.id ?? '', reason, on: true });
  answered(await handlers.ignoreFinding(row(numbers.at('忽略理由')), caller));
  const typo = findings.find(({ ruleId }) => ruleId === 'wrong-word');
  await handlers.letPass({ ...row(numbers.at('放行理由')), findingId: typo?.id ?? '' }, caller);
  answered(
    await handlers.switchRule(
      { ruleId: 'doubled-character', reason: numbers.at('停用理由'), on: false },
      DESK,
    ),
  );

  const [column] = test.background.defaultRegister().columns;
  const targetId = column?.id ?? '';
  answered(await handlers.sightByHand({ targetId, date: '2026-11-20', line: numbers.at('人工登记') }, DESK));
  const attested = { targetId, on: '2026-11-23', reason: numbers.at('核对理由') };
  await handlers.attestColumn(attested, DESK);

  const step = (place: string) => numbers.at(place);
  const at = '2026-11-23T10:05:00+08:00';
  const steps = [
    ['备注', { text: step('备注') || '无' }],
    ['受理', { unitName: `区教体局${step('责任单位')}`, note: step('受理说明') }],
    [
      '更正',
      { corrects: '', reason: step('更正理由') || '无', fields: { siteName: step('更正内容') || '无' } },
    ],
    [
      '通知',
      { personName: `李敏${step('责任人')}`, stand: 'A', how: `电话${step('通知方式')}`, receivedAt: at },
    ],
    ['反馈整改', { measure: '删除', doneAt: at, note: step('整改说明') }],
  ] as const;
  test.pass(600_000);
  for (const [type, payload] of steps) {
    const history = answered(await handlers.history({ id }, DESK));
    const corrects = history.find((event) => event.type === '提交')?.id ?? '';
    answered(
      await handlers.step(
        { id, type, payload: 'corrects' in payload ? { ...payload, corrects } : payload },
        DESK,
      ),
    );
  }
  const checked = {
    by: 'hand',
    result: '仍在',
    checkedAt: '2026-11-23T10:06:00+08:00',
    url: `${SITE}/?${numbers.query('复核网址')}`,
    evidence: numbers.at('复核依据'),
  };
  await handlers.step({ id, type: '复核不通过', payload: { recheck: checked } }, DESK);
  await handlers.recheck({ id }, DESK);
}

/** What is written without anybody waiting for it is on disk. */
async function settled(test: TestBackground): Promise<void> {
  await test.handlers.columnBoard(null, DESK);
  await test.background.ledger.write('等待', () => ({ ok: true, value: [] }));
  await expect
    .poll(async () => answered(await test.handlers.discoveredColumns(null, DESK)).length)
    .toBeGreaterThan(0);
}

describe('after a page that lays a person’s numbers open was read and reported', () => {
  it.each(cases)('%s, round %i, is in no store, session, file or paper', async (kind, round) => {
    const test = testBackground();
    const numbers = new Numbers(kind, round);
    await layOpen(test, numbers);
    await settled(test);
    const places = await everyPlace(test);
    const found = Object.entries(places).flatMap(([where, text]) =>
      numbers.foundIn(text).map((place) => `${place} → ${where}`),
    );
    console.log(
      `${kind}（第 ${round} 轮）：露在 ${numbers.laid.size} 处，查 ${Object.keys(places).length} 处，找到 ${found.length} 次`,
    );
    expect(found).toEqual([]);
    expect(places['库 events']).toContain('***');
  });
});
