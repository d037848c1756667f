import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { TicketClock } from '../../../lib/core/clocks/ticket-clocks.ts';
import { cellText, MAX_CELL_CHARS } from '../../../lib/core/ledger/cell-text.ts';
import { LEDGER_HEADINGS } from '../../../lib/core/ledger/headings.ts';
import { ledgerRow } from '../../../lib/core/ledger/row.ts';
import { scopeLine } from '../../../lib/core/ledger/scope-line.ts';
import { foldTickets } from '../../../lib/core/tickets/fold-tickets.ts';
import { randomEvents, scrambled } from '../tickets/random-events.ts';
import { minute, Story, story, submission } from '../tickets/story.ts';

const clock = (over: Partial<TicketClock>): TicketClock => ({
  clockId: 'c',
  title: '错敏信息整改并反馈',
  clause: '四(六)',
  state: '进行中',
  provisional: false,
  text: '',
  ...over,
});

describe('the headings', () => {
  it('are the 28 of the office ledger, in its order and its words', () => {
    expect(LEDGER_HEADINGS.map((heading) => heading.title).join(' | ')).toBe(
      '序号 | 工单编号 | 发现时间 | 发现方式(读网/技术扫描/公众找错/上级预警) | 发现人 | 平台 | 栏目 | 页面标题 | 页面网址 | 问题类别 | 严重程度 | 错误原文 | 建议修改 | 责任单位 | 责任人 | 通知时间 | 应完成时间 | 整改措施(修改/撤回/删除/脱敏) | 整改完成时间 | 是否超时 | 三审(初审/复审/终审) | 重新发布网址 | 复核人 | 复核时间 | 复核结果 | 回头看日期 | 备注 | 证据文件',
    );
    expect(LEDGER_HEADINGS).toHaveLength(28);
    for (const { key, title } of LEDGER_HEADINGS) expect(title.startsWith(key)).toBe(true);
  });
});

describe('a row of the ledger', () => {
  it('carries a whole case under its headings', async () => {
    const told = await story('提交', '受理', '通知', '反馈整改', '重新发布', '复核通过', '回头看', '备注');
    const clocks = [clock({ state: '按期完成', startAt: minute(30), dueAt: minute(90), stopAt: minute(40) })];
    expect(ledgerRow(told.ticket, clocks, 3, { evidenceFiles: ['1.png', '2.png'] })).toEqual({
      序号: '3',
      工单编号: 'BC-20261123-7F3K',
      发现时间: '2026-11-23 10:23',
      发现方式: '读网',
      发现人: '张三（区政府办）',
      平台: '网站',
      栏目: '通知公告',
      页面标题: '关于开展冬季安全检查的通知',
      页面网址: 'https://www.example.gov.cn/zwgk/tzgg/1.html',
      问题类别: '错别字',
      严重程度: '一般',
      错误原文: '不具有法律效应',
      建议修改: '不具有法律效力',
      责任单位: '区应急局',
      责任人: '李四（A岗）',
      通知时间: '2026-11-23 10:53',
      应完成时间: '2026-11-23 11:53',
      整改措施: '修改',
      整改完成时间: '2026-11-23 11:03',
      是否超时: '否',
      三审: '初审 甲 2026-11-23 11:11；复审 乙 2026-11-23 11:12；终审 丙 2026-11-23 11:13',
      重新发布网址: 'https://www.example.gov.cn/zwgk/tzgg/2.html',
      复核人: '张三',
      复核时间: '2026-11-23 11:23',
      复核结果: '通过：已消除，整改',
      回头看日期: '2026-11-23',
      备注: '已电话催办',
      证据文件: '1.png；2.png',
    });
  });

  it('is the same for any order and repeats of the events', () => {
    fc.assert(
      fc.property(
        randomEvents.chain((events) => fc.tuple(fc.constant(events), scrambled(events))),
        ([events, other]) => {
          const rows = (set: typeof events) =>
            foldTickets(set).map((ticket, at) => ledgerRow(ticket, [], at + 1));
          const [row] = rows(events);
          expect(rows(other)).toEqual(rows(events));
          expect(Object.keys(row ?? {})).toEqual(LEDGER_HEADINGS.map((heading) => heading.key));
          for (const cell of Object.values(row ?? {}))
            expect(cell).not.toMatch(/undefined|null|NaN|\[object/);
        },
      ),
    );
  });

  it.each<[TicketClock['state'][], string]>([
    [['未通知'], '未通知'],
    [['进行中'], '未到期'],
    [['将到期'], '未到期'],
    [['逾期'], '是'],
    [['超时完成'], '是'],
    [['按期完成'], '否'],
    [['无规定时限'], '无规定时限'],
    [['不计时'], '不计时'],
    [['按期完成', '进行中'], '未到期'],
    [['按期完成', '超时完成'], '是'],
    [['未通知', '进行中'], '未到期'],
    [[], ''],
  ])('是否超时 of clocks %o is %s', async (states, text) => {
    const { ticket } = await story('提交');
    expect(
      ledgerRow(
        ticket,
        states.map((state) => clock({ state })),
        1,
      ).是否超时,
    ).toBe(text);
  });

  it('shows the due time that comes first, keeps the end of a day on its day, and says 暂算', async () => {
    const { ticket } = await story('提交');
    const due = (...clocks: Partial<TicketClock>[]) => ledgerRow(ticket, clocks.map(clock), 1).应完成时间;
    const hour = { dueAt: '2026-11-23T11:23:00+08:00' };
    const days = { dueAt: '2026-11-26T24:00:00+08:00' };
    expect(due(days, hour)).toBe('2026-11-23 11:23');
    expect(due({ state: '未通知' }, days)).toBe('2026-11-26 24:00');
    expect(due({ dueAt: '2027-01-04T24:00:00+08:00', provisional: true })).toBe('2027-01-04 24:00（暂算）');
    expect(due({ state: '未通知' })).toBe('通知后起算');
    expect(due({ state: '无规定时限' })).toBe('无规定时限');
  });

  it('says in the remarks what has no column: declined, merged, withdrawn, recurred, in conflict', async () => {
    const remark = async (...types: string[]) => ledgerRow((await story(...types)).ticket, [], 1).备注;
    expect(await remark('提交', '不予受理')).toBe('不予受理：重复');
    expect(await remark('提交', '并案')).toBe('已并入 ticket-2');
    expect(await remark('提交', '受理', '通知', '反馈整改', '复核通过', '复发')).toBe('回头看复发 1 次');
    expect(await remark('提交', '反馈整改')).toContain('还没有受理，不能反馈整改');
  });

  it('writes times in Shanghai, whatever offset they were stored with', async () => {
    const told = new Story();
    await told.step('提交', submission({ foundAt: '2026-11-22T18:05:59Z', origin: '季度督查' }));
    expect(ledgerRow(told.ticket, [], 1)).toMatchObject({
      发现时间: '2026-11-23 02:05',
      发现方式: '上级预警（季度督查）',
    });
  });
});

describe('the text of a cell', () => {
  it('has nothing a file cannot carry, and is itself when there was nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const cell = cellText(text);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
        expect(cell).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/u);
        expect(cellText(cell)).toBe(cell);
        if (/^[\p{L}\p{N}\p{P}\p{Zs}\t\n]*$/u.test(text)) expect(cell).toBe(text);
      }),
    );
    expect(cellText('a\u0000b\u001bc\ud800d\r\ne\rf')).toBe('a␀b␛c\ufffdd\ne\nf');
  });

  it('is cut at a bound, never inside a character, and says so', () => {
    for (const text of ['长'.repeat(100_000), '😀'.repeat(50_000), `a${'😀'.repeat(50_000)}`]) {
      const cell = cellText(text);
      expect(cell.length).toBeLessThanOrEqual(MAX_CELL_CHARS);
      expect(cell).toMatch(/已截短，全文见工单）$/);
      expect(cell).not.toMatch(/\p{Surrogate}/u);
    }
    expect(cellText('长'.repeat(MAX_CELL_CHARS))).toHaveLength(MAX_CELL_CHARS);
  });
});

describe('the scope line', () => {
  const scope = {
    filterText: '状态：整改中',
    who: '张三',
    when: '2026-11-30T09:05:00Z',
    count: 12,
    version: '0.1.0',
  };

  it('says period, filter, count, who, when and version', () => {
    expect(scopeLine({ ...scope, from: '2026-11-01', to: '2026-11-30' })).toBe(
      '统计范围：发现时间 2026-11-01 至 2026-11-30；筛选：状态：整改中；共 12 条；导出人：张三；导出时间：2026-11-30 17:05；巡读 0.1.0',
    );
    expect(scopeLine({ ...scope, filterText: ' ' })).toContain('全部时间；筛选：无');
    expect(scopeLine({ ...scope, from: '2026-11-01' })).toContain('2026-11-01 至 最近');
  });
});
