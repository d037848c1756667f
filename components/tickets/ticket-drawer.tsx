import { Alert, Drawer } from 'antd';

import { ClockLabel, TicketStateLabel } from '../tone.tsx';
import type { TicketStepsProps } from './step-choice.ts';
import { TicketClocks } from './ticket-clocks.tsx';
import { TicketFacts } from './ticket-facts.tsx';
import { TicketHistory } from './ticket-history.tsx';
import { leadClock } from './ticket-row.ts';
import { TicketSteps } from './ticket-steps.tsx';

interface Props extends TicketStepsProps {
  onClose: () => void;
}

/** One ticket, whole: the next step first, then facts, clocks and history. */
export function TicketDrawer({ onClose, ...steps }: Props) {
  const { ticket, clocks } = steps.row;
  return (
    <Drawer
      open
      size={680}
      onClose={onClose}
      title={
        <span className="row">
          <span className="figures">{ticket.number}</span>
          <TicketStateLabel state={ticket.state} />
          <ClockLabel clock={leadClock(clocks)} />
        </span>
      }
    >
      <div className="stack" data-ticket={ticket.id}>
        {ticket.conflicts.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title="▲ 冲突：两边各办了一步，都保留着，请定一条为准"
            description={
              <ul style={{ margin: 0, paddingLeft: 18 }}>
                {ticket.conflicts.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            }
          />
        )}
        <TicketSteps {...steps} key={ticket.id} />
        <h3>提交内容</h3>
        <TicketFacts ticket={ticket} onOpenPage={steps.onOpenPage} />
        <h3>时限</h3>
        <TicketClocks clocks={clocks} />
        {ticket.clockJumps.map(({ eventId, sentence }) => (
          <p key={eventId} className="tone-warn small">
            ◐ {sentence}
          </p>
        ))}
        {ticket.notes.length > 0 && (
          <section className="stack-tight">
            <h3>备注</h3>
            {ticket.notes.map((note) => (
              <p key={note} className="quote-line">
                {note}
              </p>
            ))}
          </section>
        )}
        <h3>办理经过</h3>
        <TicketHistory entries={ticket.history} />
      </div>
    </Drawer>
  );
}
