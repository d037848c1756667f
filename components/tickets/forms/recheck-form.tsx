import { Alert, Button } from 'antd';

import type { Recheck } from '../../../lib/core/events/event.ts';
import type { Answer } from '../../loaded.tsx';
import type { HandWays, RecheckWays } from '../step-choice.ts';
import { HandAfterMachine } from './hand-after-machine.tsx';
import { FoundStep, type RecheckKind, RecheckResult, type RecheckSteps } from './recheck-result.tsx';
import { useRecheck } from './use-recheck.ts';

interface Props extends RecheckSteps {
  kind: RecheckKind;
  busy: boolean;
  recheck: () => Promise<Answer<Recheck>>;
  /** The page as a tab shows it; absent where no tab can be asked. */
  ways?: RecheckWays | undefined;
  hand: HandWays;
}

/** While it runs: what is done, and how long that takes at most. */
const RUNNING = {
  page: '正在打开页面并逐字核对，一般几秒，网站慢时最多约半分钟…',
  tab: '正在等标签页里的网页载完、停稳，再逐字核对，最多等 25 秒…',
};

/** Opens the page, compares on exact text, then offers only the step the result allows. */
export function RecheckForm({ kind, busy, recheck, ways, hand, ...steps }: Props) {
  const on = useRecheck(recheck, ways);
  const { running, found } = on;
  return (
    <div className="stack">
      <div className="row">
        <Button
          type={found ? 'default' : 'primary'}
          onClick={on.askPage}
          loading={running === 'page'}
          disabled={running === 'tab'}
        >
          {found ? '再核对一次' : '打开页面核对原文'}
        </Button>
        <span className="soft small">只按原文一字不差比对；原处看得到别的字，才算已消除。</span>
      </div>
      {on.waits !== undefined && !found && (
        <p role="status" className="tone-warn small" data-second-look>
          ◐ {on.waits}
        </p>
      )}
      {running && (
        <p role="status" className="soft small">
          {RUNNING[running]}
        </p>
      )}
      {on.error !== undefined && <Alert type="error" showIcon title={on.error} />}
      {found && (
        <RecheckResult found={found}>
          <FoundStep
            kind={kind}
            busy={busy}
            found={found}
            outcome={on.outcome}
            onOutcome={on.setOutcome}
            {...steps}
          />
          {on.isUnsure && (
            <div className="row">
              {on.askTab && (
                <Button
                  type="primary"
                  loading={running === 'tab'}
                  disabled={running === 'page'}
                  onClick={on.askTab}
                >
                  {on.isTabOpen ? '用打开的标签页核对' : '打开后核对'}
                </Button>
              )}
              <Button
                aria-keyshortcuts="Alt+H"
                aria-expanded={on.isByHand}
                disabled={running !== undefined}
                onClick={on.openByHand}
              >
                人工复核（Alt+H）
              </Button>
            </div>
          )}
        </RecheckResult>
      )}
      {found && on.isByHand && (
        <HandAfterMachine kind={kind} busy={busy} found={found} ways={ways} hand={hand} {...steps} />
      )}
    </div>
  );
}
