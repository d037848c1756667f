import { Button } from 'antd';

import type { Contact } from '../../lib/core/events/contact.ts';
import { mistakeType, mistakeTypeOf } from '../../lib/core/events/mistake-types.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { EmptyList } from '../loaded.tsx';
import { showTime } from '../show-time.ts';
import { TicketStateLabel } from '../tone.tsx';

/** A volunteer's report as far as the files that came back tell it. */
export interface MyReport {
  /** As the reply says it is. */
  ticket: Ticket;
  /** As given with the report, while it is kept here. */
  contact?: Contact | undefined;
  /** Who wrote the reply, where its steps are not proved here: nobody at this machine approves devices. */
  saidBy?: string | undefined;
}

interface Props {
  reports: readonly MyReport[];
  /** The one just filed. */
  chosen: string | undefined;
  busy: string | undefined;
  onCopy: (number: string) => void;
  onExport: (ticket: Ticket) => void;
  onOfficial: (ticket: Ticket) => void;
}

/** What became of a report, in a sentence for its reporter. */
function outcomeSentence({ state, declined, rectified, unitName, recheck }: Ticket): string {
  if (state === '不予受理') {
    return `网站没有受理：${[declined?.reason, declined?.note].filter(Boolean).join('，')}。`;
  }
  if (state === '已办结') {
    const how = recheck?.result === '页面已删' ? '页面已下线' : `已${rectified?.measure ?? '整改'}`;
    return `网站已改正（${how}），复核于 ${showTime(recheck?.checkedAt ?? '')}。`;
  }
  if (state === '待核实') return '还没有收到网站的回复文件。';
  if (state === '已并案') return '和别人报的同一处问题合并办理。';
  if (state === '已撤销') return '这条报错已撤销。';
  return `网站已受理，${unitName ? `由${unitName}` : ''}办理中。`;
}

/** Own reports, newest first, each with its receipt code, its state and the two ways to hand it in. */
export function MyReports({ reports, chosen, busy, onCopy, onExport, onOfficial }: Props) {
  if (reports.length === 0) {
    return (
      <EmptyList
        title="还没有报过错"
        advice="打开政府网站，选中写错的文字，右键“巡读：报错”，或点工具栏上的巡读图标；没选文字就报整个页面。"
      />
    );
  }
  return (
    <ul className="card-list" style={{ display: 'grid', gap: 10 }}>
      {reports.map(({ ticket, contact, saidBy }) => {
        const { id, number, submission } = ticket;
        const { mistakeCode, problemClass } = submission;
        const type = mistakeCode === undefined ? mistakeType(problemClass) : mistakeTypeOf(mistakeCode);
        const words = submission.quote?.exact ?? submission.description ?? '';
        return (
          <li
            key={id}
            className="panel stack-tight"
            data-report={id}
            aria-current={id === chosen || undefined}
          >
            {id === chosen && <span className="soft">已报错。请记下回执码，凭它查问办理情况：</span>}
            <div className="row" style={{ justifyContent: 'space-between' }}>
              <span className="row">
                <strong className="figures" style={{ fontSize: id === chosen ? 24 : 16, userSelect: 'all' }}>
                  {number}
                </strong>
                <Button type="text" aria-label={`复制回执码 ${number}`} onClick={() => onCopy(number)}>
                  复制
                </Button>
              </span>
              <TicketStateLabel state={ticket.state} />
            </div>
            <span className="anywhere">
              {type.code} {type.name}
              {words && `：${words}`}
            </span>
            <span className="soft small anywhere">
              <bdi>{submission.pageTitle || '（没有标题的页面）'}</bdi> · {submission.url}
            </span>
            <span data-outcome>{outcomeSentence(ticket)}</span>
            {saidBy !== undefined && (
              <span className="soft small">
                以上办理情况出自回复文件，由{saidBy}写成，本机不能证明；要确认请打网站公布的电话核对。
              </span>
            )}
            {contact && (
              <span className="soft small">
                联系方式：{[contact.name, contact.phone].filter(Boolean).join(' ')}
                （随交给网站的文件走）
              </span>
            )}
            <div className="row">
              <Button
                type={id === chosen ? 'primary' : 'default'}
                loading={busy === id}
                onClick={() => onExport(ticket)}
              >
                导出文件交给网站
              </Button>
              <Button onClick={() => onOfficial(ticket)}>转到官方找错</Button>
              <span className="soft small">{showTime(submission.foundAt)} 报</span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
