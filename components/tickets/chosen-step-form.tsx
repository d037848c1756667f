import type { TicketEventType } from '../../lib/core/events/event.ts';
import { mayRecheckByHand } from '../../lib/core/tickets/hand-recheck.ts';
import type { HistoryEntry, Ticket } from '../../lib/core/tickets/ticket.ts';
import { AcceptForm } from './forms/accept-form.tsx';
import { CorrectForm } from './forms/correct-form.tsx';
import { DeclineForm } from './forms/decline-form.tsx';
import { HandRecheckForm } from './forms/hand-recheck-form.tsx';
import { MeasureForm } from './forms/measure-form.tsx';
import { MergeForm } from './forms/merge-form.tsx';
import { NoteForm } from './forms/note-form.tsx';
import { NoticeForm } from './forms/notice-form.tsx';
import { RecheckForm } from './forms/recheck-form.tsx';
import { RepublishForm } from './forms/republish-form.tsx';
import { UndoForm } from './forms/undo-form.tsx';
import type { StepChoice, TicketStepsProps } from './step-choice.ts';

interface Props extends TicketStepsProps {
  choice: StepChoice;
  busy: boolean;
  submit: (type: TicketEventType, payload: unknown) => void;
}

/** The last step that changed the ticket, and notes and corrections, which change no state. */
function canBeWithdrawn(ticket: Ticket, entry: HistoryEntry): boolean {
  if (!entry.applied || entry.undone || entry.type === '并案') return false;
  return entry.eventId === ticket.undoable?.eventId || entry.type === '备注' || entry.type === '更正';
}

/** The form of one step. Each asks for exactly what the transition table says the step must carry. */
export function ChosenStepForm(props: Props) {
  const { choice, busy, submit, row, units, persons, now } = props;
  const { ticket } = row;
  const send = (type: TicketEventType) => (payload: unknown) => submit(type, payload);
  const unitName = ticket.unitName ?? ticket.submission.unitName;
  switch (choice) {
    case '受理':
      return <AcceptForm suggested={unitName} units={units} busy={busy} onSubmit={send('受理')} />;
    case '不予受理':
      return <DeclineForm busy={busy} onSubmit={send('不予受理')} />;
    case '通知': {
      const unit = units.find((one) => one.name === unitName);
      const ofUnit = persons.filter((person) => person.unitId === unit?.id);
      return (
        <NoticeForm
          persons={ofUnit.length > 0 ? ofUnit : persons}
          now={now}
          busy={busy}
          onSubmit={send('通知')}
        />
      );
    }
    case '反馈整改':
      return <MeasureForm now={now} busy={busy} onSubmit={send('反馈整改')} />;
    case '重新发布':
      return <RepublishForm url={ticket.submission.url} busy={busy} onSubmit={send('重新发布')} />;
    case '复核':
    case '回头看': {
      const ways = {
        kind: choice,
        busy,
        onPass: send('复核通过'),
        onFail: send('复核不通过'),
        onLookBack: send('回头看'),
      };
      const hand = {
        url: ticket.republished?.newUrl ?? ticket.submission.url,
        recheckByHand: props.recheckByHand,
        onOpenPage: props.onOpenPage,
      };
      if (mayRecheckByHand(ticket.submission)) return <HandRecheckForm {...ways} {...hand} />;
      return <RecheckForm {...ways} recheck={props.recheck} ways={props.recheckWays} hand={hand} />;
    }
    case '备注':
      return <NoteForm busy={busy} onSubmit={send('备注')} />;
    case '更正':
      return <CorrectForm ticket={ticket} now={now} busy={busy} onSubmit={send('更正')} />;
    case '撤销':
      return (
        <UndoForm
          kind="撤销"
          entries={ticket.history.filter((entry) => canBeWithdrawn(ticket, entry))}
          busy={busy}
          onSubmit={send('撤销')}
        />
      );
    case '拆案':
      return (
        <UndoForm
          kind="拆案"
          entries={ticket.history.filter((entry) => entry.eventId === ticket.undoable?.eventId)}
          busy={busy}
          onSubmit={send('拆案')}
        />
      );
    case '并案':
      return <MergeForm findOthers={props.findOthers} busy={busy} onSubmit={send('并案')} />;
  }
}
