import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';

import type { EvidenceFile, Recheck } from '../../../lib/core/events/event.ts';
import type { HandWays, RecheckWays } from '../step-choice.ts';
import { HandRecheckForm } from './hand-recheck-form.tsx';
import type { RecheckKind, RecheckSteps } from './recheck-result.tsx';

interface Props extends RecheckSteps {
  kind: RecheckKind;
  busy: boolean;
  found: Recheck;
  ways: RecheckWays | undefined;
  hand: HandWays;
}

/** 人工复核 where the machine could not tell: what a person saw, with a picture of the tab that shows the page. */
export function HandAfterMachine({ found, ways, hand, ...rest }: Props) {
  const [picture, setPicture] = useState<EvidenceFile>();
  const [said, setSaid] = useState<string>();
  const [isTaking, setTaking] = useState(false);
  const ground = useRef<HTMLElement>(null);
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
  useEffect(() => {
    // One key opened it: the next one goes on from here.
    ground.current?.focus();
    take();
  }, []);
  const { checkedAt, result, evidence } = found;
  return (
    <section ref={ground} tabIndex={-1} aria-label="人工复核">
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
          <div className="row" data-hand-picture>
            <span role="status" className="grow">
              {isTaking && <span className="small soft">正在截图…</span>}
              {picture && <span className="small tone-good">● 已截图，随这一步存为证据</span>}
              {said !== undefined && <span className="small tone-warn">◐ {said}不截图也可以填写。</span>}
            </span>
            <Button size="small" loading={isTaking} onClick={take}>
              {picture ? '重新截图' : '给打开的网页截图'}
            </Button>
          </div>
        )}
      </HandRecheckForm>
    </section>
  );
}
