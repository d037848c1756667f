import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { OpenTickets } from '../../components/tickets/open-tickets.tsx';
import { sampleClock, sampleTicket } from './sample-ticket.ts';

const row = (index: number) => ({
  ticket: { ...sampleTicket(`原文${index}`), id: `ticket-${index}` },
  clocks: [sampleClock({ remainingMs: (5_000 - index) * 60_000 })],
});

describe('the open tickets of the panel', () => {
  it('stand in the order they come, and the rest is counted', () => {
    const html = renderToStaticMarkup(
      <OpenTickets
        rows={Array.from({ length: 100 }, (_none, index) => row(index))}
        total={5_000}
        onOpen={() => undefined}
      />,
    );
    const shown = [...html.matchAll(/data-ticket="ticket-(\d+)"/g)].map((match) => Number(match[1]));
    expect(shown).toEqual(Array.from({ length: 100 }, (_none, index) => index));
    expect(html).toContain('最急的 100 张');
    expect(html).toContain('在办的共 5000 张');
  });

  it('are all there while they are few', () => {
    const html = renderToStaticMarkup(
      <OpenTickets
        rows={Array.from({ length: 100 }, (_none, index) => row(index))}
        total={100}
        onOpen={() => undefined}
      />,
    );
    expect(html.match(/data-ticket=/g)).toHaveLength(100);
    expect(html).not.toContain('只列出');
  });
});
