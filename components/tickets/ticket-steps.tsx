import { Alert, Button } from 'antd';
import { useState } from 'react';

import type { TicketEventType } from '../../lib/core/events/event.ts';
import type { Ticket, TicketState } from '../../lib/core/tickets/ticket.ts';
import { TRANSITIONS } from '../../lib/core/tickets/transitions.ts';
import { ChosenStepForm } from './chosen-step-form.tsx';
import type { LegalStep, StepChoice, TicketStepsProps } from './step-choice.ts';

const SIDE: readonly StepChoice[] = ['备注', '更正', '撤销', '并案', '拆案'];

function choiceOf(type: TicketEventType): StepChoice | undefined {
  if (type === '提交') return undefined;
  return type === '复核通过' || type === '复核不通过' ? '复核' : type;
}

function choicesOf(steps: readonly LegalStep[]): StepChoice[] {
  const found = steps.map((step) => choiceOf(step.type)).filter((choice) => choice !== undefined);
  return [...new Set(found)];
}

/** Who takes the ticket on from here; nobody where the road ends. */
function nextBy(state: TicketState): string[] {
  const roles = TRANSITIONS.flatMap(({ from, event, by }) => {
    const choice = choiceOf(event);
    return from.includes(state) && choice && !SIDE.includes(choice) && by !== '同原步骤' ? by : [];
  });
  return [...new Set(roles)];
}

function closedWords({ row, mergedInto: into, actingAs }: TicketStepsProps): string {
  const { state }: Ticket = row.ticket;
  const by = nextBy(state);
  if (state === '已并案' && into !== undefined) return `已并入工单 ${into}，以后在那一张上办理。`;
  if (state === '已办结' || by.length === 0) return `工单${state}。`;
  return `下一步由${by.join('、')}办理，现在的身份是“${actingAs}”。要办理，请关上这张工单，再点右上角“换人”。`;
}

/** The next steps the flow allows, each with exactly the fields it must carry; closed ones say why. */
export function TicketSteps(props: TicketStepsProps) {
  const { row, actingAs, steps, closed, onStep } = props;
  const choices = choicesOf(steps);
  const main = choices.filter((choice) => !SIDE.includes(choice));
  const side = choices.filter((choice) => SIDE.includes(choice));
  const [picked, setPicked] = useState<StepChoice>();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const current = picked && choices.includes(picked) ? picked : main[0];

  const submit = (type: TicketEventType, payload: unknown) => {
    setBusy(true);
    setRefused(undefined);
    void onStep(type, payload).then((sentence) => {
      setBusy(false);
      setRefused(sentence);
      if (sentence === undefined) setPicked(undefined);
    });
  };
  const pick = (choice: StepChoice) => {
    setPicked(choice);
    setRefused(undefined);
  };

  return (
    <section className="panel stack" aria-label="下一步">
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <h3>下一步</h3>
        <span className="soft small">以“{actingAs}”的身份办理</span>
      </div>
      {main.length === 0 && <p className="soft">{closedWords(props)}</p>}
      <div className="row">
        {main.map((choice) => (
          <StepButton key={choice} choice={choice} on={choice === current} main onPick={pick} />
        ))}
        <span className="grow" />
        {side.map((choice) => (
          <StepButton key={choice} choice={choice} on={choice === current} main={false} onPick={pick} />
        ))}
      </div>
      {refused !== undefined && <Alert type="error" showIcon title={refused} />}
      {current && (
        <div key={`${current}-${row.ticket.history.length}`} data-step={current}>
          <ChosenStepForm {...props} choice={current} busy={busy} submit={submit} />
        </div>
      )}
      {closed.length > 0 && (
        <details className="small">
          <summary className="soft">现在不能做的步骤</summary>
          <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
            {closed.map((step) => (
              <li key={step.type}>
                {step.type}：<span className="soft">{step.why}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function StepButton({
  choice,
  on,
  main,
  onPick,
}: {
  choice: StepChoice;
  on: boolean;
  main: boolean;
  onPick: (choice: StepChoice) => void;
}) {
  return (
    <Button
      type={on && main ? 'primary' : main ? 'default' : on ? 'dashed' : 'text'}
      ghost={on && main}
      aria-pressed={on}
      onClick={() => onPick(choice)}
    >
      {choice}
    </Button>
  );
}
