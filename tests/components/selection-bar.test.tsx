import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { SelectionBar } from '../../components/tickets/selection-bar.tsx';
import { TICKET_STATES } from '../../components/tickets/ticket-row.ts';
import type { TicketState } from '../../lib/core/tickets/ticket.ts';
import { sampleTicket } from './sample-ticket.ts';

const bar = (...states: readonly TicketState[]) =>
  renderToStaticMarkup(
    <SelectionBar
      rows={states.map((state) => ({ ticket: sampleTicket('石桥镇', { state }), clocks: [] }))}
      onNotice={() => undefined}
      onClear={() => undefined}
    />,
  );
const offers = (html: string) => !/<button[^>]*disabled=""[^>]*>.*?整改通知单/.test(html);

describe('the ticked tickets', () => {
  it('law: a unit is asked to mend only what is still to be mended', () => {
    const open: readonly TicketState[] = ['已受理', '整改中', '待复核'];
    for (const state of TICKET_STATES)
      expect([state, offers(bar(state))]).toEqual([state, open.includes(state)]);
  });

  it('say how many of them are left out of the notice', () => {
    const html = bar('整改中', '已办结', '不予受理');
    expect(offers(html)).toBe(true);
    expect(html).toContain('其中 2 张还没有受理、已经办完或不再办理，不列入通知单');
    expect(bar('整改中')).not.toContain('不列入通知单');
  });
});
