import { Alert, Button, Drawer } from 'antd';
import { type ComponentProps, useState } from 'react';

import type { PaperKind } from '../../lib/core/papers/templates.ts';
import { ticketEvidence } from '../../lib/core/tickets/evidence-files.ts';
import { leadClock } from '../../lib/core/tickets/urgency.ts';

import { useReturnFocus } from '../return-focus.ts';
import { ClockLabel, TicketStateLabel } from '../tone.tsx';
import type { TicketStepsProps } from './step-choice.ts';
import { TicketClocks } from './ticket-clocks.tsx';
import { TicketContact } from './ticket-contact.tsx';
import { type EvidenceActs, TicketEvidence } from './ticket-evidence.tsx';
import { TicketFacts } from './ticket-facts.tsx';
import { TicketHistory } from './ticket-history.tsx';
import { wasTakenOn } from './ticket-row.ts';
import { TicketSteps } from './ticket-steps.tsx';
import { WaitingSteps } from './waiting-steps.tsx';

interface Props extends TicketStepsProps {
  evidence: EvidenceActs;
  readContact: ComponentProps<typeof TicketContact>['read'];
  /** 采纳; answers the sentence why not. Absent where nobody may. */
  onTakeOver?: ((eventIds: readonly string[]) => Promise<string | undefined>) | undefined;
  onPaper: (kind: PaperKind) => void;
  onClose: () => void;
}

/** One ticket, whole: the next step first, then facts, clocks and history. */
export function TicketDrawer({ evidence, readContact, onTakeOver, onPaper, onClose, ...steps }: Props) {
  const { ticket, clocks } = steps.row;
  useReturnFocus();
  const [refused, setRefused] = useState<string>();
  const takeOver =
    onTakeOver && ((eventIds: readonly string[]) => void onTakeOver(eventIds).then(setRefused));
  return (
    <Drawer
      open
      size={680}
      onClose={onClose}
      extra={
        <span className="row">
          {wasTakenOn(ticket) && <Button onClick={() => onPaper('整改通知单')}>整改通知单</Button>}
          <Button onClick={() => onPaper('找错答复')}>找错答复</Button>
        </span>
      }
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
        <WaitingSteps history={ticket.history} refused={refused} onTakeOver={takeOver} />
        <TicketSteps {...steps} key={ticket.id} />
        <h3>提交内容</h3>
        <TicketFacts ticket={ticket} onOpenPage={steps.onOpenPage} />
        {steps.actingAs === '大数据中心' && (
          <TicketContact submission={ticket.submission} read={readContact} />
        )}
        <h3>证据</h3>
        <TicketEvidence
          key={`proofs ${ticket.id}`}
          proofs={ticketEvidence(ticket)}
          note={ticket.submission.evidenceNote}
          {...evidence}
        />
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
        <TicketHistory entries={ticket.history} onTakeOver={takeOver} />
      </div>
    </Drawer>
  );
}
