import { Button } from 'antd';
import type { KeyboardEvent } from 'react';

import { whyNotAllowable } from '../../lib/core/dismissals/allowable.ts';
import { Quote } from '../quote.tsx';
import { SeverityLabel, SurenessLabel } from '../tone.tsx';
import { type DraftItem, replacementOf } from './draft.ts';

/** What a person does with one finding. */
export interface ItemActs {
  show: (item: DraftItem) => void;
  adopt: (item: DraftItem) => void;
  ignore: (item: DraftItem) => void;
  learn: (item: DraftItem) => void;
  undo: (item: DraftItem) => void;
}

/** ↑ ↓ between findings, one letter for each act. */
function onKey(event: KeyboardEvent<HTMLButtonElement>, item: DraftItem, acts: ItemActs): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = event.currentTarget.parentElement;
  const near = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key];
  const act = { a: acts.adopt, i: acts.ignore, l: acts.learn, z: acts.undo }[event.key.toLowerCase()];
  if (near) near.querySelector('button')?.focus();
  else if (act) {
    (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector('button')?.focus();
    act(item);
  } else return;
  event.preventDefault();
}

/** One finding in a draft with its context, what is proposed, and what can be done. */
export function DraftItemRow({
  item,
  ruleTitle,
  acts,
}: {
  item: DraftItem;
  ruleTitle: string;
  acts: ItemActs;
}) {
  const { finding, state } = item;
  const replacement = replacementOf(finding);
  const isOpen = state === '待定';
  return (
    <li className="proofread-item">
      <button
        type="button"
        className="plain-button stack-tight"
        data-finding={finding.id}
        title="在稿件里定位"
        onClick={() => acts.show(item)}
        onKeyDown={(event) => onKey(event, item, acts)}
      >
        <span className="row">
          <SeverityLabel severity={finding.severity} /> <strong>{ruleTitle}</strong>
          <SurenessLabel sureness={finding.sureness} />
          {!isOpen && <span className="chip">{state}</span>}
        </span>
        {finding.quote.exact && <Quote quote={finding.quote} context={16} grade={finding} />}
        <span className="anywhere">{finding.message}</span>
        {finding.suggestion && <span className="anywhere">建议：{finding.suggestion}</span>}
      </button>
      <span className="row">
        {isOpen ? (
          <>
            {replacement !== undefined && (
              <Button type="primary" onClick={() => acts.adopt(item)}>
                采用“{replacement}”
              </Button>
            )}
            <Button onClick={() => acts.ignore(item)}>忽略</Button>
            {whyNotAllowable(finding) === null && (
              <Button onClick={() => acts.learn(item)}>忽略并学习</Button>
            )}
          </>
        ) : (
          <Button onClick={() => acts.undo(item)}>撤销</Button>
        )}
      </span>
    </li>
  );
}
