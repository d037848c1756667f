import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { Quote } from '../quote.tsx';
import { showTime } from '../show-time.ts';
import { SeverityLabel, SurenessLabel } from '../tone.tsx';

interface Props {
  ticket: Ticket;
  onOpenPage: (url: string) => void;
}

/** What was filed, and the words in their surroundings. */
export function TicketFacts({ ticket, onOpenPage }: Props) {
  const { submission, republished, rectified, notice } = ticket;
  const rows: [string, string | undefined][] = [
    ['发现', `${showTime(submission.foundAt)} · ${ticket.filedBy.person.name}（${ticket.filedBy.role}）`],
    ['发现方式', submission.origin],
    ['栏目', submission.columnName],
    ['责任单位', ticket.unitName ?? submission.unitName],
    [
      '通知',
      notice && `${showTime(notice.receivedAt)} ${notice.how}告知 ${notice.personName}（${notice.stand}岗）`,
    ],
    [
      '整改',
      rectified &&
        `${rectified.measure}，${showTime(rectified.doneAt)}${rectified.note ? `，${rectified.note}` : ''}`,
    ],
    ['重新发布', republished?.newUrl],
    ['依据', submission.clause],
    ['页面发布', submission.pagePublishedOn],
  ];
  return (
    <section className="stack-tight" aria-label="提交内容">
      {submission.quote ? <Quote quote={submission.quote} grade={submission} /> : null}
      {submission.description && <p className="anywhere">{submission.description}</p>}
      {submission.suggestion && (
        <p className="anywhere">
          <span className="soft">建议：</span>
          {submission.suggestion}
        </p>
      )}
      {submission.surroundings.length > 0 && (
        <details>
          <summary className="soft">上下文（{submission.surroundings.length} 段）</summary>
          {submission.surroundings.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a page may repeat and never move
            <p key={index} className="quote-line small" style={{ marginTop: 4 }}>
              {block}
            </p>
          ))}
        </details>
      )}
      <dl className="facts">
        <dt>类别</dt>
        <dd>
          {submission.problemClass} · <SeverityLabel severity={submission.severity} />
          {submission.sureness && (
            <>
              {' '}
              <SurenessLabel sureness={submission.sureness} />
            </>
          )}
        </dd>
        <dt>页面</dt>
        <dd>
          <button
            type="button"
            className="plain-button"
            style={{ padding: 0, color: 'var(--accent)' }}
            onClick={() => onOpenPage(submission.url)}
          >
            {submission.pageTitle || submission.url}
            <br />
            <span className="small">{submission.url}</span>
          </button>
        </dd>
        {rows.map(([name, value]) =>
          value ? (
            <FactRow key={name} name={name}>
              {value}
            </FactRow>
          ) : null,
        )}
      </dl>
    </section>
  );
}

function FactRow({ name, children }: { name: string; children: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
