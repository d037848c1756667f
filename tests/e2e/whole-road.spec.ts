import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';

import { civilDateOf, instantText } from '../../lib/core/calendar/civil-date.ts';
import { LEDGER_HEADINGS } from '../../lib/core/ledger/headings.ts';
import { parseLedgerJson } from '../../lib/export/ledger-json.ts';
import { allTickets, askExtension } from '../../lib/node/ask-extension.ts';
import { ledgerRows } from '../../lib/node/ledger-rows.ts';
import {
  accept,
  CENTER,
  exportLedger,
  notify,
  openTicket,
  recheckAndClose,
  rectify,
  republish,
  switchPerson,
  UNIT,
} from '../../lib/node/walk-desk.ts';
import { advanceClock, ringWatch } from './advance-clock.ts';
import { expect, openOffice, test } from './fixtures.ts';
import { reportedByVolunteer } from './volunteer-report.ts';

const WORDS = '人民攻府';
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** A step sent as a message, past every button. */
const sent = (desk: Page, id: string, type: string, payload: unknown) =>
  askExtension(desk, 'step', { id, type, payload });

/** In the open ticket: no button of these steps, and the sentence why; sent all the same, the same sentence. */
async function expectClosed(
  desk: Page,
  id: string,
  closed: Record<string, [sentence: string, payload: unknown]>,
) {
  const drawer = desk.locator('.ant-drawer');
  for (const [type, [sentence, payload]] of Object.entries(closed)) {
    await expect(drawer.getByRole('button', { name: type, exact: true })).toHaveCount(0);
    await expect(drawer.locator('details li', { hasText: `${type}：${sentence}` })).toHaveCount(1);
    await expect(sent(desk, id, type, payload)).rejects.toThrow(sentence);
  }
}

test('one report goes the whole road: volunteer, center, the hour, three reviews, re-check, look-back, ledger', async ({
  profile,
}, info) => {
  const { number, file } = await reportedByVolunteer(profile, info.outputDir, WORDS);
  const office = await openOffice(`${profile}-center`);
  const { desk, server } = office;
  const only = async () => {
    const [view, ...others] = await allTickets(desk);
    if (!view || others.length > 0) throw new Error('there is not exactly one ticket');
    return view;
  };
  const now = () => desk.evaluate(() => new Date().toISOString());
  const hour = async () => (await only()).clocks.find(({ clockId }) => clockId === '错敏整改');

  await switchPerson(desk, CENTER);
  await desk.goto(`chrome-extension://${office.extensionId}/desk.html#page=packages`);
  await desk.reload();
  await desk.locator('[data-packages] input[type=file]').first().setInputFiles(file);
  await desk.getByRole('button', { name: '导入', exact: true }).click();
  await expect(desk.locator('[data-packages]')).toContainText('已导入');
  const { ticket } = await only();
  const { id } = ticket;
  expect(ticket).toMatchObject({ number, state: '待核实', submission: { origin: '公众找错' } });

  // Out of order: no button, the reason beside it, and a message is refused with the same words.
  await desk.goto(`${desk.url().split('#')[0]}#`);
  await desk.reload();
  await openTicket(desk, number);
  const recheck = {
    by: 'machine',
    result: '已消除',
    checkedAt: await now(),
    url: ticket.submission.url,
    evidence: '无',
  };
  const notice = { personName: '罗景和', stand: 'A', how: '电话', receivedAt: await now() };
  const rectified = { measure: '修改', doneAt: await now() };
  const passed = { recheck, outcome: '整改' };
  await expectClosed(desk, id, {
    通知: ['还没有受理，不能通知。', notice],
    反馈整改: ['还没有受理，不能反馈整改。', rectified],
    复核通过: ['还没有受理，不能复核通过。', passed],
  });
  await accept(desk, UNIT.unit);
  await expectClosed(desk, id, {
    受理: ['已经受理，不能再受理。', { unitName: UNIT.unit }],
    反馈整改: ['还没有通知责任人，不能反馈整改。', rectified],
    复核通过: ['还没有通知责任人，不能复核通过。', passed],
  });
  expect((await hour())?.state).toBe('未通知');

  // 四(六): the hour runs from the notice, stands on the ticket, and is broken when the clock says so.
  await notify(desk, UNIT.name);
  const receivedAt = (await only()).ticket.notice?.receivedAt ?? '';
  const running = await hour();
  expect(Date.parse(running?.dueAt ?? '') - Date.parse(receivedAt)).toBe(HOUR);
  const clockLine = desk.locator('table[aria-label="时限"] tr', { hasText: '错敏信息整改并反馈' });
  await expect(clockLine).toContainText(instantText(running?.dueAt ?? ''));
  await expect(clockLine).toContainText(/[●◐] 剩 \d+ 分钟/);
  await advanceClock(office, HOUR + 5 * MINUTE);
  const row = desk.locator('.ticket-row', { hasText: number });
  await expect(row).toContainText(/▲ 逾期 [5-9] 分钟/);
  expect((await hour())?.dueAt).toBe(running?.dueAt);
  await ringWatch(office);
  const shown = () =>
    desk.evaluate(async () => {
      const { action, notifications } = (
        globalThis as unknown as {
          chrome: {
            action: { getBadgeText(of: object): Promise<string> };
            notifications: { getAll(): Promise<object> };
          };
        }
      ).chrome;
      return { badge: await action.getBadgeText({}), notices: Object.keys(await notifications.getAll()) };
    });
  await expect.poll(shown).toEqual({ badge: '▲1', notices: [`overdue:${id}`] });

  await openTicket(desk, number);
  await expect(clockLine).toContainText(/▲ 逾期 [5-9] 分钟/);
  await desk.screenshot({ path: join(info.outputDir, 'overdue.png') });
  await rectify(desk, '修改');
  await expect(clockLine).toContainText(/▲ 超时 [5-9] 分钟完成/);

  // What still stands cannot be passed, and the reviews go one after the other.
  const found = await askExtension(desk, 'recheck', { id });
  expect(found.result).toBe('仍在');
  await expect(sent(desk, id, '复核通过', { recheck: found, outcome: '整改' })).rejects.toThrow(
    '逐字比对的结果是“仍在”，不能复核通过。',
  );
  await expectClosed(desk, id, {
    重新发布: [
      '这一步要由责任单位办理，当前身份是大数据中心。',
      { newUrl: ticket.submission.url, ...reviews(0, 1, 2) },
    ],
  });
  await switchPerson(desk, UNIT);
  await openTicket(desk, number);
  await expect(
    sent(desk, id, '重新发布', { newUrl: ticket.submission.url, ...reviews(1, 0, 2) }),
  ).rejects.toThrow('复审时间要晚于初审时间。');
  await republish(desk);
  await switchPerson(desk, CENTER);
  server.correct();
  await openTicket(desk, number);
  await recheckAndClose(desk);

  await advanceClock(office, HOUR);
  await desk.goto(`${desk.url().split('#')[0]}#batch=look-back`);
  await desk.reload();
  const batch = desk.locator('[data-batch]');
  await batch.getByRole('button', { name: '核对选中的 1 张' }).click();
  await batch.getByRole('button', { name: '按结果写入 1 张' }).click({ timeout: 30_000 });
  await expect(batch.getByText(/● 已写入/)).toHaveCount(1);
  const closed = (await only()).ticket;
  expect(closed.history.map(({ type }) => type)).toEqual([
    '提交',
    '受理',
    '通知',
    '反馈整改',
    '重新发布',
    '复核通过',
    '回头看',
  ]);

  // Every heading of the ledger, as the file itself says it.
  await desk.goto(`${desk.url().split('#')[0]}#`);
  await desk.reload();
  await exportLedger(desk, info.outputDir);
  const coming = desk.waitForEvent('download');
  await desk.getByRole('button', { name: '导出台账 JSON' }).click();
  const json = parseLedgerJson(readFileSync(await (await coming).path(), 'utf8'));
  const [line, ...more] = await ledgerRows(join(info.outputDir, 'ledger.xlsx'));
  expect(more).toEqual([]);
  const { submission } = closed;
  const time = (instant: string | undefined) => instantText(instant ?? '');
  const review = (step: '初审' | '复审' | '终审') =>
    `${step} ${closed.republished?.[step].name} ${time(closed.republished?.[step].at)}`;
  const expected: Record<(typeof LEDGER_HEADINGS)[number]['key'], unknown> = {
    序号: '1',
    工单编号: number,
    发现时间: time(submission.foundAt),
    发现方式: '公众找错',
    发现人: expect.stringMatching(/\S/),
    平台: '网站',
    栏目: '乡镇动态',
    页面标题: submission.pageTitle,
    页面网址: submission.url,
    问题类别: '错别字',
    严重程度: submission.severity,
    错误原文: WORDS,
    建议修改: submission.suggestion ?? '',
    责任单位: UNIT.unit,
    责任人: '罗景和（A岗）',
    通知时间: time(receivedAt),
    应完成时间: time(running?.dueAt),
    整改措施: '修改',
    整改完成时间: time(closed.rectified?.doneAt),
    是否超时: '是',
    三审: `${review('初审')}；${review('复审')}；${review('终审')}`,
    重新发布网址: submission.url,
    复核人: CENTER.name,
    复核时间: time(closed.recheck?.checkedAt),
    复核结果: '通过：已消除，整改',
    // A day without a time, in a cell of dates.
    回头看日期: `${civilDateOf(closed.lookBacks[0]?.recheck.checkedAt ?? '')} 00:00`,
    备注: '',
    证据文件: expect.stringMatching(/\.jpg$/),
  };
  expect(line).toEqual(expected);
  expect(Object.keys(line ?? {})).toEqual(LEDGER_HEADINGS.map(({ key }) => key));
  if (!json.ok) throw new Error(json.error);
  const [kept] = json.file.rows;
  expect({ ...kept, 回头看日期: `${kept?.回头看日期} 00:00` }).toEqual(expected);
  expect(json.file.events.filter(({ subject }) => subject.id === id)).toHaveLength(7);
  console.log(`一张工单走完全程：${closed.history.length} 步，台账 ${LEDGER_HEADINGS.length} 栏核对无误`);
  await office.context.close();
});

/** Reviews at these minutes after an instant that is past for everybody. */
function reviews(first: number, second: number, third: number) {
  const at = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString();
  return {
    初审: { name: '罗景和', at: at(first) },
    复审: { name: '梁思齐', at: at(second) },
    终审: { name: '贺明川', at: at(third) },
  };
}
