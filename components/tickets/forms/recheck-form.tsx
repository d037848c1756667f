import { Alert, Button, Radio } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';

import type { EvidenceFile, Recheck, TicketPayload } from '../../../lib/core/events/event.ts';
import type { Answer } from '../../loaded.tsx';
import { showTime } from '../../show-time.ts';
import type { HandWays, RecheckWays } from '../step-choice.ts';
import { HandRecheckForm } from './hand-recheck-form.tsx';

/** What each result means and which way it leads. 打不开 proves nothing, so it leads nowhere (DESIGN 5.6). */
const VERDICT: Record<Recheck['result'], { gone: boolean | undefined; says: string }> = {
  已消除: { gone: true, says: '原文已经不在原处' },
  页面已删: { gone: true, says: '页面已经不存在' },
  仍在: { gone: false, says: '原文一字不差仍在页面上' },
  改成另一种错: { gone: false, says: '原文变了，但换成了另一处错' },
  打不开: { gone: undefined, says: '机器没有看清，不能据此办结' },
};

interface Props {
  /** 复核 closes or sends back; 回头看 looks again after closing. */
  kind: '复核' | '回头看';
  busy: boolean;
  recheck: () => Promise<Answer<Recheck>>;
  /** The page as a tab shows it; absent where no tab can be asked. */
  ways?: RecheckWays | undefined;
  hand: HandWays;
  onPass: (payload: TicketPayload<'复核通过'>) => void;
  onFail: (payload: TicketPayload<'复核不通过'>) => void;
  onLookBack: (payload: TicketPayload<'回头看'>) => void;
}

/** Opens the page, compares on exact text, then offers only the step the result allows. */
export function RecheckForm({ kind, busy, recheck, ways, hand, ...steps }: Props) {
  const [running, setRunning] = useState<'page' | 'tab'>();
  const [error, setError] = useState<string>();
  const [found, setFound] = useState<Recheck>();
  const [outcome, setOutcome] = useState<'整改' | '下线不重发'>('整改');
  const [isByHand, setByHand] = useState(false);
  const [isTabOpen, setTabOpen] = useState(false);
  const [waits, setWaits] = useState<string>();

  const standing = ways?.standing;
  useEffect(() => {
    if (!standing) return;
    let wanted = true;
    const ask = () =>
      void standing().then((answer) => {
        if (!wanted || !answer.ok) return;
        const { gone, tab, waits: sentence } = answer.value;
        setTabOpen(tab);
        setWaits(sentence);
        // The second look came by itself: its answer is there before anybody asks.
        if (gone) {
          setFound((before) => before ?? gone);
          setOutcome((before) => (gone.result === '页面已删' ? '下线不重发' : before));
        }
      });
    ask();
    // The page is opened in another tab and this one comes back.
    window.addEventListener('focus', ask);
    return () => {
      wanted = false;
      window.removeEventListener('focus', ask);
    };
  }, [standing]);

  const run = (how: 'page' | 'tab', work: () => Promise<Answer<Recheck>>) => {
    setRunning(how);
    setError(undefined);
    if (how === 'page') setFound(undefined);
    setByHand(false);
    void work().then((answer) => {
      setRunning(undefined);
      if (!answer.ok) return setError(answer.error);
      setWaits(undefined);
      // A tab that was opened for the comparison stays open.
      if (how === 'tab') setTabOpen(true);
      setFound(answer.value);
      setOutcome(answer.value.result === '页面已删' ? '下线不重发' : '整改');
    });
  };

  const isUnsure = found !== undefined && VERDICT[found.result].gone === undefined;
  useEffect(() => {
    if (!isUnsure) return;
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyH') return;
      event.preventDefault();
      setByHand(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isUnsure]);

  return (
    <div className="stack">
      <div className="row">
        <Button
          type={found ? 'default' : 'primary'}
          onClick={() => run('page', recheck)}
          loading={running === 'page'}
          disabled={running === 'tab'}
        >
          {found ? '再核对一次' : '打开页面核对原文'}
        </Button>
        <span className="soft small">只按原文一字不差比对；原处看得到别的字，才算已消除。</span>
      </div>
      {waits !== undefined && !found && (
        <p role="status" className="tone-warn small" data-second-look>
          ◐ {waits}
        </p>
      )}
      {running && (
        <p role="status" className="soft small">
          {running === 'page'
            ? '正在打开页面并逐字核对，最多 15 秒…'
            : '正在等标签页里的网页载完、停稳，再逐字核对，最多 25 秒…'}
        </p>
      )}
      {error !== undefined && <Alert type="error" showIcon title={error} />}
      {found && (
        <RecheckResultView found={found}>
          <FoundSteps
            kind={kind}
            busy={busy}
            found={found}
            outcome={outcome}
            onOutcome={setOutcome}
            {...steps}
          />
          {isUnsure && (
            <div className="row">
              {ways && (
                <Button
                  type="primary"
                  loading={running === 'tab'}
                  disabled={running === 'page'}
                  onClick={() => run('tab', () => ways.inTab(!isTabOpen))}
                >
                  {isTabOpen ? '用打开的标签页核对' : '打开后核对'}
                </Button>
              )}
              <Button aria-keyshortcuts="Alt+H" aria-pressed={isByHand} onClick={() => setByHand(true)}>
                人工复核（Alt+H）
              </Button>
            </div>
          )}
        </RecheckResultView>
      )}
      {found && isUnsure && isByHand && (
        <HandAfterMachine kind={kind} busy={busy} found={found} ways={ways} hand={hand} {...steps} />
      )}
    </div>
  );
}

type Steps = Pick<Props, 'onPass' | 'onFail' | 'onLookBack'>;

/** The one step that what was found allows. */
function FoundSteps({
  kind,
  busy,
  found,
  outcome,
  onOutcome,
  onPass,
  onFail,
  onLookBack,
}: Steps & {
  kind: Props['kind'];
  busy: boolean;
  found: Recheck;
  outcome: '整改' | '下线不重发';
  onOutcome: (outcome: '整改' | '下线不重发') => void;
}) {
  const { gone } = VERDICT[found.result];
  if (gone === undefined) return null;
  if (kind === '回头看') {
    return (
      <Button
        type="primary"
        danger={!gone}
        loading={busy}
        onClick={() => onLookBack({ recheck: found, recurred: !gone })}
      >
        {gone ? '记录：未复发' : '记录：复发，退回整改'}
      </Button>
    );
  }
  if (!gone) {
    return (
      <Button danger type="primary" loading={busy} onClick={() => onFail({ recheck: found })}>
        复核不通过，退回整改
      </Button>
    );
  }
  return (
    <div className="row">
      <Radio.Group
        value={outcome}
        onChange={(change) => onOutcome(change.target.value)}
        options={[
          { value: '整改', label: '整改', disabled: found.result === '页面已删' },
          { value: '下线不重发', label: '下线不重发' },
        ]}
      />
      <Button type="primary" loading={busy} onClick={() => onPass({ recheck: found, outcome })}>
        复核通过，办结
      </Button>
    </div>
  );
}

/** 人工复核 where the machine could not tell: what a person saw, with a picture of the tab that shows the page. */
function HandAfterMachine({
  found,
  ways,
  hand,
  ...rest
}: Steps & Pick<Props, 'kind' | 'busy' | 'ways' | 'hand'> & { found: Recheck }) {
  const [picture, setPicture] = useState<EvidenceFile>();
  const [said, setSaid] = useState<string>();
  const [isTaking, setTaking] = useState(false);
  const takePicture = ways?.picture;
  const take = () => {
    if (!takePicture) return;
    setTaking(true);
    setSaid(undefined);
    void takePicture().then((answer) => {
      setTaking(false);
      if (answer.ok) setPicture(answer.value);
      else setSaid(answer.error);
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture is taken once, when the form opens
  useEffect(take, []);
  const { checkedAt, result, evidence } = found;
  return (
    <HandRecheckForm
      {...rest}
      url={hand.url}
      why="机器没有看清，由人看过后填写。台账记为“人工复核”，写明所见。"
      onOpenPage={hand.onOpenPage}
      recheckByHand={(seen, words) => ({
        ...hand.recheckByHand(seen, words),
        machine: { result, checkedAt, evidence },
        ...(picture ? { evidenceFiles: [picture] } : {}),
      })}
    >
      {ways && (
        <div className="row" role="status" data-hand-picture>
          {picture && <span className="small tone-good">● 已截图，随这一步存为证据</span>}
          {said !== undefined && <span className="small tone-warn grow">◐ {said}不截图也可以填写。</span>}
          <Button size="small" loading={isTaking} onClick={take}>
            {picture ? '重新截图' : '给打开的网页截图'}
          </Button>
        </div>
      )}
    </HandRecheckForm>
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
        核对于 {showTime(found.checkedAt)} · {found.shown ? `${found.shown.how} · ` : ''}
        {found.url}
      </span>
      {children}
    </div>
  );
}
