import type { TicketClock } from '../../lib/core/clocks/ticket-clocks.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';

/** One folded ticket with every place a page's words can reach filled from `words`. */
export function sampleTicket(words: string, more: Partial<Ticket> = {}): Ticket {
  const by = { device: 'dev', person: { name: words, unit: words }, role: '值班读网员' as const };
  return {
    id: 'ticket-1',
    number: 'BC-20261123-7F3K',
    state: '待核实',
    submission: {
      number: 'BC-20261123-7F3K',
      url: `https://www.qinghe.example/${words}`,
      pageTitle: words,
      siteName: words,
      platform: '网站',
      columnName: words,
      unitName: words,
      problemClass: '错别字',
      severity: '一般',
      origin: '读网',
      clause: words,
      quote: { exact: words, prefix: words, suffix: words, start: 0 },
      description: words,
      suggestion: words,
      surroundings: [words],
      foundAt: '2026-11-23T09:00:00+08:00',
      foundByResponsibleUnit: false,
    },
    filedAt: '2026-11-23T09:01:00+08:00',
    filedBy: by,
    unitName: words,
    lookBacks: [],
    clockJumps: [{ eventId: 'e0', sentence: words }],
    notes: [words],
    conflicts: [words],
    history: [
      { eventId: 'e1', type: '提交', at: '2026-11-23T09:01:00+08:00', by, summary: words, applied: true },
      { eventId: 'e2', type: '受理', at: '2026-11-23T09:02:00+08:00', by, summary: words, applied: false },
    ],
    heads: ['e1'],
    ...more,
  };
}

export function sampleClock(more: Partial<TicketClock> = {}): TicketClock {
  return {
    clockId: 'rectify',
    title: '错敏信息整改并反馈',
    clause: '四(六)',
    state: '进行中',
    remainingMs: 60_000,
    provisional: false,
    text: '剩 1 分钟',
    ...more,
  };
}
