import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { ColumnSummary } from '../../components/column-summary.tsx';
import { ColumnsTable } from '../../components/columns-table.tsx';
import { FindingsList } from '../../components/findings-list.tsx';
import { StoreFactsView, StoreWarning } from '../../components/help/store-health.tsx';
import { Quote } from '../../components/quote.tsx';
import { ScopeLine } from '../../components/scope-line.tsx';
import { OpenTickets } from '../../components/tickets/open-tickets.tsx';
import { TicketFacts } from '../../components/tickets/ticket-facts.tsx';
import { TicketHistory } from '../../components/tickets/ticket-history.tsx';
import { TicketSteps } from '../../components/tickets/ticket-steps.tsx';
import { TicketTable } from '../../components/tickets/ticket-table.tsx';
import type { Finding } from '../../lib/core/finding.ts';
import type { ColumnState } from '../../lib/core/freshness/judge.ts';
import { HOSTILE_WORDS } from './hostile-words.ts';
import { sampleClock, sampleTicket } from './sample-ticket.ts';

const nothing = () => undefined;

function finding(words: string): Finding {
  return {
    id: 'f1',
    ruleId: 'wrong-word',
    clause: words,
    problemClass: '错别字',
    severity: '严重',
    sureness: '疑似',
    quote: { exact: words, prefix: words, suffix: words, start: 0 },
    message: words,
    suggestion: words,
    where: {},
  };
}

function column(words: string): ColumnState {
  return {
    targetId: 'c1',
    target: 'column',
    name: words,
    urlKey: words,
    state: '逾期',
    limitText: '14天',
    clause: words,
    label: '▲ 逾期3天',
    sentence: words,
    lastSeen: { at: '2026-11-23T09:00:00+08:00', by: words, via: 'list-page', url: words },
  };
}

const VIEWS: Record<string, (words: string) => ReactElement> = {
  Quote: (words) => <Quote quote={{ exact: words, prefix: words, suffix: words, start: 0 }} />,
  FindingsList: (words) => (
    <FindingsList findings={[finding(words)]} filed={new Map([['f1', words]])} onShow={nothing} />
  ),
  ColumnSummary: (words) => <ColumnSummary columns={[column(words)]} registered onRegister={nothing} />,
  ColumnsTable: (words) => <ColumnsTable columns={[column(words)]} onRegister={nothing} />,
  ScopeLine: (words) => <ScopeLine notLookedAt={[words]} failedRules={[words]} />,
  OpenTickets: (words) => (
    <OpenTickets
      rows={[{ ticket: sampleTicket(words), clocks: [sampleClock({ text: words })] }]}
      onOpen={nothing}
    />
  ),
  TicketFacts: (words) => <TicketFacts ticket={sampleTicket(words)} onOpenPage={nothing} />,
  TicketHistory: (words) => <TicketHistory entries={sampleTicket(words).history} />,
  TicketTable: (words) => (
    <TicketTable
      rows={[{ ticket: sampleTicket(words), clocks: [sampleClock()] }]}
      total={1}
      selected={undefined}
      onOpen={nothing}
      onClearFilter={nothing}
    />
  ),
  StoreFactsView: (words) => (
    <StoreFactsView
      facts={{
        deviceId: words,
        events: 1,
        tickets: 1,
        quarantined: [{ from: words, key: words, why: words, at: words, content: words }],
        lastFailure: words,
      }}
    />
  ),
  StoreWarning: (words) => <StoreWarning says={words} onLook={nothing} />,
  TicketSteps: (words) => (
    <TicketSteps
      row={{ ticket: sampleTicket(words), clocks: [] }}
      actingAs="大数据中心"
      steps={[{ type: '受理', to: '已受理' }]}
      closed={[{ type: '通知', why: words }]}
      others={[]}
      units={[{ id: 'u', name: words }]}
      persons={[]}
      now="2026-11-23T10:00:00+08:00"
      onStep={() => Promise.resolve(undefined)}
      recheck={() => Promise.resolve({ ok: false, error: words })}
      recheckByHand={() => ({ result: '打不开', checkedAt: '', url: words, evidence: words })}
      onOpenPage={nothing}
    />
  ),
};

/** Tags and attributes of a rendering, without its text and attribute values. */
function skeleton(html: string): string {
  return [...html.matchAll(/<\/?[a-z][^\s>/]*(?:\s+[^\s=>"]+(?:="[^"]*")?)*\s*\/?>/gi)]
    .map(([tag]) => tag.replace(/="[^"]*"/g, ''))
    .join('');
}

describe.each(Object.entries(VIEWS))('%s', (_name, view) => {
  const plain = skeleton(renderToStaticMarkup(view('平常的话')));

  it.each(HOSTILE_WORDS.map((words) => [words.slice(0, 40), words]))(
    'gives the same elements and attributes for %j as for plain words',
    (_shown, words) => {
      const html = renderToStaticMarkup(view(words));
      expect(skeleton(html)).toBe(plain);
      expect(html).not.toMatch(/(?:href|src)="\s*javascript:/i);
    },
  );

  it('shows the words it was given', () => {
    expect(renderToStaticMarkup(view('平常的话'))).toContain('平常的话');
  });
});
