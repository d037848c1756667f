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

  it('show the whole number on a line that is never cut off: it is read out over the telephone', () => {
    const { ticket, clocks } = row(1);
    const html = renderToStaticMarkup(
      <OpenTickets rows={[{ ticket, clocks }]} total={1} onOpen={() => undefined} />,
    );
    const clipped = [...html.matchAll(/class="[^"]*\bclip\b[^"]*"[^>]*>.*?<\/span><\/span>/g)].join();
    expect(html).toContain(ticket.number);
    expect(clipped).not.toBe('');
    expect(clipped).not.toContain(ticket.number);
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
