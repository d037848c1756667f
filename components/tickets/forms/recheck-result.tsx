import { Button, Radio } from 'antd';
import type { ReactNode } from 'react';

import type { Recheck, TicketPayload } from '../../../lib/core/events/event.ts';
import { showTime } from '../../show-time.ts';
import { verdictOf } from './recheck-verdict.ts';
import type { Outcome } from './use-recheck.ts';

/** 复核 closes or sends back; 回头看 looks again after closing. */
export type RecheckKind = '复核' | '回头看';

/** Where each answer is written. */
export interface RecheckSteps {
  onPass: (payload: TicketPayload<'复核通过'>) => void;
  onFail: (payload: TicketPayload<'复核不通过'>) => void;
  onLookBack: (payload: TicketPayload<'回头看'>) => void;
}

/** What a re-check found, with its evidence. The answer alone is read out when it comes, the buttons are not. */
export function RecheckResult({ found, children }: { found: Recheck; children: ReactNode }) {
  const { gone, says } = verdictOf(found);
  const symbol = gone === undefined ? '?' : gone ? '●' : '▲';
  return (
    <section className="panel stack-tight" aria-label="核对结果">
      <div role="status" className="stack-tight">
        <strong className={gone === undefined ? 'tone-warn' : gone ? 'tone-good' : 'tone-grave'}>
          {symbol} {found.result}：{says}
        </strong>
        {found.evidence && <div className="quote-line">{found.evidence}</div>}
      </div>
      <span className="soft small anywhere">
        核对于 {showTime(found.checkedAt)} · {found.shown ? `${found.shown.how} · ` : ''}
        {found.url}
      </span>
      {children}
    </section>
  );
}

interface StepProps extends RecheckSteps {
  kind: RecheckKind;
  busy: boolean;
  found: Recheck;
  outcome: Outcome;
  onOutcome: (outcome: Outcome) => void;
}

/** The one step that what was found allows. */
export function FoundStep({ kind, busy, found, outcome, onOutcome, ...steps }: StepProps) {
  const { gone } = verdictOf(found);
  if (gone === undefined) return null;
  if (kind === '回头看') {
    return (
      <div className="row">
        <Button
          type="primary"
          danger={!gone}
          loading={busy}
          onClick={() => steps.onLookBack({ recheck: found, recurred: !gone })}
        >
          {gone ? '记录：未复发' : '记录：复发，退回整改'}
        </Button>
      </div>
    );
  }
  if (!gone) {
    return (
      <div className="row">
        <Button danger type="primary" loading={busy} onClick={() => steps.onFail({ recheck: found })}>
          复核不通过，退回整改
        </Button>
      </div>
    );
  }
  return (
    <div className="row">
      <Radio.Group
        aria-label="办结方式"
        value={outcome}
        onChange={(change) => onOutcome(change.target.value)}
        options={[
          { value: '整改', label: '整改', disabled: found.result === '页面已删' },
          { value: '下线不重发', label: '下线不重发' },
        ]}
      />
      <Button type="primary" loading={busy} onClick={() => steps.onPass({ recheck: found, outcome })}>
        复核通过，办结
      </Button>
    </div>
  );
}
