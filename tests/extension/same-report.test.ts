import { describe, expect, it } from 'vitest';

import { as, draftOf, ticketEvents } from './filing-office.ts';
import {
  answered,
  article,
  DESK,
  OVERLAY,
  PAGE,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';

const LINE = '青禾县人民攻府办公室关于做好值班工作的通知，请各单位认真落实。';

async function judge(test: TestBackground, text: string, url = PAGE) {
  const reading = { ...article(text), url };
  const { findings } = answered(await test.handlers.judgePage({ reading }, { ...OVERLAY, url }));
  return findings.filter(({ quote }) => quote.exact === '人民攻府');
}

async function file(test: TestBackground, findingId: string, url = PAGE) {
  const draft = { ...draftOf(findingId), reading: { ...article(''), url } };
  return answered(await test.handlers.fileTicket(draft, { ...OVERLAY, url })).number;
}

describe('a fault beside what changes', () => {
  it.each([
    ['a clock before it', `现在是10时08分09秒。${LINE}`, `现在是10时09分11秒。${LINE}`],
    ['a clock behind it', `${LINE}现在是10时08分。`, `${LINE}现在是10时09分。`],
    [
      'a clock at its side',
      '距今 3 天 10:08:09 青禾县人民攻府办公室关于做好值班工作的通知，请各单位认真落实。',
      '距今 3 天 9:59:59 青禾县人民攻府办公室关于做好值班工作的通知，请各单位认真落实。',
    ],
    [
      'a ticker of other words',
      `今天多云转晴，气温十五度。${LINE}`,
      `热烈庆祝第八届青禾县运动会圆满闭幕。${LINE}`,
    ],
    ['a counter', `访问量 99999 次 ${LINE}`, `访问量 100000 次 ${LINE}`],
    ['a row put in above', LINE, `一条新的通知：本周六停水检修，请提前储水。${LINE}`],
  ])('%s is filed once while its ticket is open', async (_what, then, now) => {
    const test = testBackground();
    await as(test, '大数据中心');
    const [seen] = await judge(test, then);
    const number = await file(test, seen?.id ?? '');
    const [again] = await judge(test, now);
    expect(again?.id).not.toBe(seen?.id);
    expect(await file(test, again?.id ?? '')).toBe(number);
    expect(await ticketEvents(test)).toHaveLength(1);
  });

  it('is filed anew once its ticket is closed', async () => {
    const test = testBackground();
    await as(test, '大数据中心');
    const [seen] = await judge(test, `现在是10时08分。${LINE}`);
    const number = await file(test, seen?.id ?? '');
    const index = answered(await test.background.ledger.index());
    const [ticket] = index.tickets();
    const payload = { reason: '不属实' };
    answered(await test.handlers.step({ id: ticket?.id ?? '', type: '不予受理', payload }, DESK));
    const [again] = await judge(test, `现在是10时09分。${LINE}`);
    expect(await file(test, again?.id ?? '')).not.toBe(number);
  });

  const TWINS: [string, string, string][] = [
    ['in two lines', `${LINE}\n其他内容，与上文无关的一段话。\n${LINE}`, ''],
    ['in two like lines of a list', `一、${LINE}\n二、${LINE}`, ''],
    [
      'in two like lines beside a clock',
      `现在是10时08分。${LINE}\n另：${LINE}`,
      `现在是10时09分。${LINE}\n另：${LINE}`,
    ],
    [
      'in two like lines, each beside a clock',
      `10:08 ${LINE}\n10:08 ${LINE}`,
      `10:09 ${LINE}\n10:09 ${LINE}`,
    ],
    [
      'three times',
      `10:08 ${LINE}\n10:08 ${LINE}\n10:08 ${LINE}`,
      `10:09 ${LINE}\n10:09 ${LINE}\n10:09 ${LINE}`,
    ],
  ];
  it.each(TWINS)('the same words %s stay as many tickets, now and later', async (_what, then, now) => {
    const test = testBackground();
    await as(test, '大数据中心');
    const first = await judge(test, then);
    expect(first.length).toBeGreaterThan(1);
    const numbers: string[] = [];
    for (const { id } of first) numbers.push(await file(test, id));
    expect(new Set(numbers).size).toBe(first.length);
    if (now === '') return;
    const later = await judge(test, now);
    const again: string[] = [];
    for (const { id } of later) again.push(await file(test, id));
    expect(again).toEqual(numbers);
  });

  it.each(TWINS.filter(([, , now]) => now !== ''))(
    'of the same words %s only one was filed: the other is another ticket after the clock moved',
    async (_what, then, now) => {
      const test = testBackground();
      await as(test, '大数据中心');
      const [one] = await judge(test, then);
      const number = await file(test, one?.id ?? '');
      const [same, ...others] = await judge(test, now);
      for (const { id } of others) expect(await file(test, id)).not.toBe(number);
      expect(await file(test, same?.id ?? '')).toBe(number);
    },
  );

  it('like words of another paragraph are another ticket, also once the first are mended', async () => {
    const test = testBackground();
    await as(test, '大数据中心');
    const like = (begin: string, name: string) => `${begin}青禾县${name}办公室负责解释。\n`;
    const between = '其他内容，与上下文都没有关系的一段话。'.repeat(3);
    const [seen] = await judge(
      test,
      `${like('本办法由', '人民攻府')}${between}\n${like('以上政策由', '人民攻府')}`,
    );
    const number = await file(test, seen?.id ?? '');
    const later = await judge(
      test,
      `${like('本办法由', '人民政府')}${between}\n${like('以上政策由', '人民攻府')}`,
    );
    expect(later).toHaveLength(1);
    expect(await file(test, later[0]?.id ?? '')).not.toBe(number);
  });

  it('another page, another route and another query are other reports', async () => {
    const test = testBackground();
    await as(test, '大数据中心');
    const numbers: string[] = [];
    for (const url of [PAGE, `${PAGE}?id=2`, `${PAGE}#/news/1`, `${PAGE}#/news/2`]) {
      const [seen] = await judge(test, LINE, url);
      numbers.push(await file(test, seen?.id ?? '', url));
    }
    expect(new Set(numbers).size).toBe(4);
    const [seen] = await judge(test, LINE, `${PAGE}#top`);
    expect(await file(test, seen?.id ?? '', `${PAGE}#top`)).toBe(numbers[0]);
  });

  it('words a person selected beside a clock are one report at one place, two at two', async () => {
    const test = testBackground();
    await as(test, '大数据中心');
    const at = (prefix: string, start: number) => ({
      ...draftOf(),
      selection: { exact: '认真落实', prefix, suffix: '各项措施，按月报送进展情况', start },
      problemClass: '错别字',
    });
    const numberOf = async (draft: ReturnType<typeof at>) =>
      answered(await test.handlers.fileTicket(draft, OVERLAY)).number;
    const first = await numberOf(at('10:08 ', 24));
    expect(await numberOf(at('10:09 ', 24))).toBe(first);
    expect(await numberOf(at('10:09 ', 90))).not.toBe(first);
    expect(await numberOf({ ...at('10:09 ', 24), problemClass: '标点符号' })).not.toBe(first);
  });
});
