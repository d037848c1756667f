import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { ChosenStepForm } from '../../components/tickets/chosen-step-form.tsx';
import type { Submission } from '../../lib/core/events/event.ts';
import { HAND_RESULTS } from '../../lib/core/tickets/hand-recheck.ts';
import { sampleTicket } from './sample-ticket.ts';

const nothing = () => undefined;

function form(choice: '复核' | '回头看', over: Partial<Submission>): string {
  const ticket = sampleTicket('平常的话');
  return renderToStaticMarkup(
    <ChosenStepForm
      choice={choice}
      busy={false}
      submit={nothing}
      row={{ ticket: { ...ticket, submission: { ...ticket.submission, ...over } }, clocks: [] }}
      actingAs="大数据中心"
      steps={[]}
      closed={[]}
      findOthers={() => Promise.resolve([])}
      units={[]}
      persons={[]}
      now="2026-11-23T10:00:00+08:00"
      onStep={() => Promise.resolve(undefined)}
      recheck={() => Promise.resolve({ ok: false, error: '' })}
      recheckByHand={() => ({ result: '打不开', checkedAt: '', url: '', evidence: '' })}
      onOpenPage={nothing}
    />,
  );
}

describe.each(['复核', '回头看'] as const)('the form of %s', (choice) => {
  it('offers 人工复核 for a ticket with neither words nor a rule, with its results and what was seen', () => {
    const html = form(choice, { quote: undefined, ruleId: undefined });
    for (const words of ['人工复核', '看到了什么', ...HAND_RESULTS]) expect(html).toContain(words);
    expect(html).not.toContain('打开页面核对原文');
  });

  it.each([
    ['words', {}],
    ['a rule', { quote: undefined, ruleId: 'missing-editor-line' }],
  ])('offers the exact comparison alone for a ticket with %s', (_what, over) => {
    const html = form(choice, over);
    expect(html).toContain('打开页面核对原文');
    expect(html).not.toContain('人工复核');
  });
});
