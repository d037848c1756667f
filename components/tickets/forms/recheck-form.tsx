import { Alert, Button, Radio } from 'antd';
import { type ReactNode, useState } from 'react';

import type { Recheck, TicketPayload } from '../../../lib/core/events/event.ts';
import type { Answer } from '../../loaded.tsx';
import { showTime } from '../../show-time.ts';

/** What each result means and which way it leads. 打不开 proves nothing, so it leads nowhere (DESIGN 5.6). */
const VERDICT: Record<Recheck['result'], { gone: boolean | undefined; says: string }> = {
  已消除: { gone: true, says: '原文已经不在页面上' },
  页面已删: { gone: true, says: '页面已经不存在' },
  仍在: { gone: false, says: '原文一字不差仍在页面上' },
  改成另一种错: { gone: false, says: '原文变了，但换成了另一处错' },
  打不开: { gone: undefined, says: '页面打不开，无法判断，不能据此办结' },
};

interface Props {
  /** 复核 closes or sends back; 回头看 looks again after closing. */
  kind: '复核' | '回头看';
  busy: boolean;
  recheck: () => Promise<Answer<Recheck>>;
  onPass: (payload: TicketPayload<'复核通过'>) => void;
  onFail: (payload: TicketPayload<'复核不通过'>) => void;
  onLookBack: (payload: TicketPayload<'回头看'>) => void;
}

/** Opens the page, compares on exact text, then offers only the step the result allows. */
export function RecheckForm({ kind, busy, recheck, onPass, onFail, onLookBack }: Props) {
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<string>();
  const [found, setFound] = useState<Recheck>();
  const [outcome, setOutcome] = useState<'整改' | '下线不重发'>('整改');

  const run = () => {
    setRunning(true);
    setError(undefined);
    setFound(undefined);
    void recheck().then((answer) => {
      setRunning(false);
      if (!answer.ok) return setError(answer.error);
      setFound(answer.value);
      setOutcome(answer.value.result === '页面已删' ? '下线不重发' : '整改');
    });
  };

  return (
    <div className="stack">
      <div className="row">
        <Button type={found ? 'default' : 'primary'} onClick={run} loading={running}>
          {found ? '再核对一次' : '打开页面核对原文'}
        </Button>
        <span className="soft small">只按原文一字不差比对，相似的不算数。</span>
      </div>
      {running && (
        <p role="status" className="soft small">
          正在打开页面并逐字核对，最多 15 秒…
        </p>
      )}
      {error !== undefined && <Alert type="error" showIcon title={error} />}
      {found && (
        <RecheckResultView found={found}>
          {VERDICT[found.result].gone === true && kind === '复核' && (
            <div className="row">
              <Radio.Group
                value={outcome}
                onChange={(change) => setOutcome(change.target.value)}
                options={[
                  { value: '整改', label: '整改', disabled: found.result === '页面已删' },
                  { value: '下线不重发', label: '下线不重发' },
                ]}
              />
              <Button type="primary" loading={busy} onClick={() => onPass({ recheck: found, outcome })}>
                复核通过，办结
              </Button>
            </div>
          )}
          {VERDICT[found.result].gone === false && kind === '复核' && (
            <Button danger type="primary" loading={busy} onClick={() => onFail({ recheck: found })}>
              复核不通过，退回整改
            </Button>
          )}
          {VERDICT[found.result].gone !== undefined && kind === '回头看' && (
            <Button
              type="primary"
              danger={VERDICT[found.result].gone === false}
              loading={busy}
              onClick={() => onLookBack({ recheck: found, recurred: VERDICT[found.result].gone === false })}
            >
              {VERDICT[found.result].gone ? '记录：未复发' : '记录：复发，退回整改'}
            </Button>
          )}
        </RecheckResultView>
      )}
    </div>
  );
}

function RecheckResultView({ found, children }: { found: Recheck; children: ReactNode }) {
  const { gone, says } = VERDICT[found.result];
  const symbol = gone === undefined ? '?' : gone ? '●' : '▲';
  return (
    <div className="panel stack-tight" role="status">
      <strong className={gone === undefined ? 'tone-warn' : gone ? 'tone-good' : 'tone-grave'}>
        {symbol} {found.result}：{says}
      </strong>
      {found.evidence && <div className="quote-line">{found.evidence}</div>}
      <span className="soft small anywhere">
        核对于 {showTime(found.checkedAt)} · {found.url}
      </span>
      {children}
    </div>
  );
}
