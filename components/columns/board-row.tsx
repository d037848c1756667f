import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';

import type { AttestInput } from '../../lib/core/freshness/attestation.ts';
import type { BoardRow } from '../../lib/core/freshness/board.ts';
import type { HandSighting } from '../../lib/core/freshness/hand-sighting.ts';
import { viaWords } from '../../lib/core/ledger/column-sheets.ts';
import type { Answer } from '../loaded.tsx';
import { showTime } from '../show-time.ts';
import { AttestForm, SightForm, UndoAttestForm } from './column-forms.tsx';

/** What a person can do about a row. */
export interface BoardActs {
  /** Who sits here; absent before 首次设置. */
  person: { name: string; unit: string } | undefined;
  today: string;
  sight: (targetId: string, seen: HandSighting) => Promise<Answer<unknown>>;
  attest: (targetId: string, stated: AttestInput) => Promise<Answer<unknown>>;
  undo: (targetId: string, eventId: string, reason: string) => Promise<Answer<unknown>>;
  file: (row: BoardRow) => void;
  openTicket: (id: string) => void;
  /** 采纳 of what an unapproved device saw; absent where nobody may. */
  takeOver?: ((recordIds: readonly string[]) => void) | undefined;
}

const DONE = {
  sight: '已登记，状态按登记的内容计算，注明人工登记。',
  attest: '已记录“核对无变动”，单独列出，随时可以撤销。',
  undo: '已撤销，期限恢复从最近更新起算。',
} as const;

interface Props {
  row: BoardRow;
  /** An open ticket about this column's 更新逾期 or 空白栏目. */
  ticket: { id: string; number: string } | undefined;
  acts: BoardActs;
}

/** A row unfolded: what it rests on, and what can be done about it. */
export function BoardRowDetails({ row, ticket, acts }: Props) {
  const [form, setForm] = useState<keyof typeof DONE>();
  const [done, setDone] = useState<string>();
  const own = useRef<HTMLDivElement>(null);
  const { label } = row;
  // Another state is another place in the list: the row a person has just acted on stays in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the label is what moves the row
  useEffect(() => {
    if (done !== undefined) own.current?.scrollIntoView({ block: 'nearest' });
  }, [done, label]);
  const open = (kind: keyof typeof DONE) => {
    setDone(undefined);
    setForm(kind);
  };
  const close = (isDone: boolean) => {
    setDone(isDone && form ? DONE[form] : undefined);
    setForm(undefined);
  };
  const { attested, lastSeen, newest, url } = row;
  const isBad = row.state === '逾期' || row.state === '空白';
  return (
    <div className="stack-tight" data-details={row.targetId} ref={own}>
      <p className="anywhere">{row.sentence}</p>
      <dl className="facts">
        {row.line ? (
          <>
            <dt>依据原文</dt>
            <dd>{row.line}</dd>
          </>
        ) : null}
        {row.ownLimitReason !== undefined && (
          <>
            <dt>期限另定</dt>
            <dd>
              {row.limitText}，理由：{row.ownLimitReason}
            </dd>
          </>
        )}
        {attested && (
          <>
            <dt>核对无变动</dt>
            <dd>
              {attested.on}，由{attested.name}
              {attested.unit && `（${attested.unit}）`}：{attested.reason}。不计核对，状态为“
              {attested.without}”。
            </dd>
          </>
        )}
        {lastSeen && (
          <>
            <dt>上次看到</dt>
            <dd>
              {showTime(lastSeen.at)}，由{lastSeen.by}，{viaWords(row)}
            </dd>
          </>
        )}
      </dl>
      <div className="row no-print">
        {url !== undefined && /^https?:/i.test(url) && (
          <Button href={url} target="_blank" rel="noreferrer">
            打开网页
          </Button>
        )}
        <Button onClick={() => open('sight')}>登记看到的最新一条</Button>
        {row.mayAttest && newest && !attested && <Button onClick={() => open('attest')}>核对无变动</Button>}
        {attested && <Button onClick={() => open('undo')}>撤销核对</Button>}
        {ticket ? (
          <Button type="link" onClick={() => acts.openTicket(ticket.id)}>
            工单 {ticket.number}
          </Button>
        ) : (
          isBad && url !== undefined && <Button onClick={() => acts.file(row)}>报错建工单</Button>
        )}
      </div>
      {done !== undefined && (
        <span role="status" className="tone-good">
          {done}
        </span>
      )}
      {form === 'sight' && (
        <SightForm today={acts.today} onSend={(seen) => acts.sight(row.targetId, seen)} onClose={close} />
      )}
      {form === 'attest' && newest && (
        <AttestForm
          today={acts.today}
          newest={newest.date}
          person={acts.person}
          onSend={(stated) => acts.attest(row.targetId, stated)}
          onClose={close}
        />
      )}
      {form === 'undo' && attested && (
        <UndoAttestForm
          today={acts.today}
          onSend={(reason) => acts.undo(row.targetId, attested.eventId, reason)}
          onClose={close}
        />
      )}
    </div>
  );
}
