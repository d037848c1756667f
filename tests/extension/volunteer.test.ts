import { describe, expect, it } from 'vitest';
import { defaultHolidays } from '../../lib/core/calendar/default-holidays.ts';
import { ticketClocks } from '../../lib/core/clocks/ticket-clocks.ts';
import { ledgerRow } from '../../lib/core/ledger/row.ts';
import { factsOf } from '../../lib/core/tickets/ticket-facts.ts';
import {
  allTickets,
  answered,
  article,
  DESK,
  everythingStored,
  OVERLAY,
  PAGE,
  testBackground,
} from './fresh-ledger.ts';

const TELEPHONE = '13800138000';
const text = '本次活动共有三十二所学校参加，取得圆满成功。';
const draft = {
  reading: { url: PAGE, title: '通报', site: {} },
  selection: { exact: '三十二所', prefix: '共有', suffix: '学校', start: 6 },
  surroundings: [text],
  mistakeCode: 2,
  description: '数字不对',
  contact: { name: ' 周立 ', phone: TELEPHONE },
};
const ON_DUTY = { person: { name: '甲', unit: '办公室' }, role: '值班读网员' as const, setupDone: true };
const reading = (code: string) => article(text, { footer: { jiucuo: { code } } });

describe('a volunteer', () => {
  it('files with the official type, the site code and a contact that is in no row of the ledger', async () => {
    const test = testBackground();
    answered(await test.handlers.judgePage({ reading: reading('5199990001') }, OVERLAY));
    answered(await test.handlers.fileTicket(draft, OVERLAY));
    const [view] = await allTickets(test.handlers);
    expect(view?.ticket.submission).toMatchObject({
      mistakeCode: 2,
      problemClass: '其他',
      origin: '公众找错',
      officialCode: '5199990001',
    });
    expect(JSON.stringify(view?.ticket)).not.toMatch(/周立|13800138000/);
    if (!view) throw new Error('no ticket');
    const clocks = ticketClocks(factsOf(view.ticket), view.ticket.filedAt, defaultHolidays);
    expect(JSON.stringify(ledgerRow(view.ticket, clocks, 1))).not.toMatch(/周立|13800138000/);
  });

  it('who is on duty has no such fields, whatever a message claims', async () => {
    const test = testBackground();
    answered(await test.handlers.setSettings(ON_DUTY, DESK));
    answered(await test.handlers.judgePage({ reading: reading('5199990001') }, OVERLAY));
    answered(await test.handlers.fileTicket({ ...draft, problemClass: '日期数字' }, OVERLAY));
    expect(await everythingStored(test)).not.toContain(TELEPHONE);
  });

  it('a half-written form keeps no contact', async () => {
    const test = testBackground();
    answered(await test.handlers.saveDraft({ url: PAGE, draft }, OVERLAY));
    expect(await everythingStored(test)).not.toMatch(/周立|13800138000|138\*/);
  });

  it('sees own reports only: not what somebody on duty filed here, nor is it given that receipt', async () => {
    const test = testBackground();
    answered(await test.handlers.setSettings(ON_DUTY, DESK));
    answered(await test.handlers.judgePage({ reading: reading('x') }, OVERLAY));
    const { contact: _contact, mistakeCode: _code, ...plain } = draft;
    const theirs = answered(await test.handlers.fileTicket({ ...plain, problemClass: '其他' }, OVERLAY));
    answered(await test.handlers.setSettings({ role: '公众志愿者' }, DESK));
    expect(await allTickets(test.handlers)).toEqual([]);
    const page = answered(await test.handlers.judgePage({ reading: reading('x') }, OVERLAY));
    expect(page.tickets).toEqual([]);
    const own = answered(await test.handlers.fileTicket({ ...plain, mistakeCode: 6 }, OVERLAY));
    expect(own.id).not.toBe(theirs.id);
    expect((await allTickets(test.handlers)).map(({ ticket }) => ticket.id)).toEqual([own.id]);
    answered(await test.handlers.setSettings({ role: '大数据中心' }, DESK));
    expect(await allTickets(test.handlers)).toHaveLength(2);
  });

  it('the receipt opens our own page and nothing else', async () => {
    const test = testBackground();
    answered(await test.handlers.openReceipt({ id: 'a&b=//evil.example' }, OVERLAY));
    expect(test.told).toEqual([
      { tabId: -1, type: 'openOwnPage', data: '/mine.html#ticket=a%26b%3D%2F%2Fevil.example' },
    ]);
  });

  it('我报的 opens without a ticket too: from the strip, where the panel of who is on duty is', async () => {
    const test = testBackground();
    answered(await test.handlers.openReceipt({}, OVERLAY));
    expect(test.told).toEqual([{ tabId: -1, type: 'openOwnPage', data: '/mine.html' }]);
  });
});
