import { Alert, Button, ConfigProvider, Drawer, Table } from 'antd';

import type { Recheck } from '../../lib/core/events/event.ts';
import { type LookBackDue, lookBackName } from '../../lib/core/tickets/look-back.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { EmptyList } from '../loaded.tsx';
import { useReturnFocus } from '../return-focus.ts';
import { showTime } from '../show-time.ts';
import { TicketStateLabel } from '../tone.tsx';
import { WorkProgress } from '../work-progress.tsx';
import { ticketWords } from './ticket-row.ts';

/** One ticket of the batch and how far it is. */
export interface BatchRow {
  ticket: Ticket;
  due: LookBackDue | null;
  at:
    | { is: 'waiting' }
    | { is: 'failed'; error: string }
    /** `does` names the step that one confirmation would write; absent with why there is none. */
    | { is: 'found'; recheck: Recheck; does?: string | undefined; why?: string | undefined }
    | { is: 'written'; recheck: Recheck; does: string }
    | { is: 'refused'; recheck: Recheck; error: string };
}

/** A ticked row says so by its tick; a grey ground would take the contrast from what was found. */
const PLAIN_ROWS = { rowSelectedBg: 'transparent', rowSelectedHoverBg: 'transparent' };

interface Props {
  rows: readonly BatchRow[];
  /** Tickets that wait besides these. */
  more: number;
  chosen: readonly string[];
  running: boolean;
  writing: boolean;
  onChoose: (ids: string[]) => void;
  onStart: () => void;
  onStop: () => void;
  onConfirm: () => void;
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** 成批复核: pages opened one after the other, a table of what was found, then one confirmation. */
export function BatchRecheck(props: Props) {
  const { rows, chosen, running, writing } = props;
  useReturnFocus();
  const looked = rows.filter(({ at }) => at.is !== 'waiting');
  const picked = rows.filter(({ ticket }) => chosen.includes(ticket.id));
  const done = picked.filter(({ at }) => at.is !== 'waiting').length;
  const ready = picked.filter(({ at }) => at.is === 'found' && at.does !== undefined).length;
  const busy = running || writing;
  const far = `已核对 ${done} / ${chosen.length}`;
  return (
    <Drawer
      open
      size={980}
      title="成批复核和回头看"
      onClose={props.onClose}
      closable={{ disabled: busy, 'aria-label': '关闭' }}
      mask={{ closable: !busy }}
      keyboard={!busy}
    >
      <div className="stack" data-batch>
        <p className="soft">
          列出待复核的工单和到期该回头看的工单。逐张打开页面，按原文一字不差比对；打不开、要登录、正文由脚本绘出的，一律不作数，工单不动。
        </p>
        <div className="row">
          {running ? (
            <Button onClick={props.onStop}>停止</Button>
          ) : (
            <Button type="primary" disabled={chosen.length === 0 || writing} onClick={props.onStart}>
              核对选中的 {chosen.length} 张
            </Button>
          )}
          <Button
            type={ready > 0 ? 'primary' : 'default'}
            disabled={ready === 0 || running}
            loading={writing}
            onClick={props.onConfirm}
          >
            按结果写入 {ready} 张
          </Button>
          {!running && done > 0 && (
            <span role="status" className="soft small figures">
              {far}
            </span>
          )}
          <WorkProgress
            label="核对进度"
            says={far}
            share={running ? done / Math.max(1, chosen.length) : undefined}
          />
        </div>
        {looked.length > 0 && !running && (
          <Alert
            type="info"
            title="还没有写入的结果关闭后就没有了。写入的每一步都可以在工单里撤销。"
            showIcon
          />
        )}
        {props.more > 0 && (
          <p className="soft small">
            先列出 {rows.length} 张，还有 {props.more} 张，核对完这些再打开一次。
          </p>
        )}
        {rows.length === 0 ? (
          <EmptyList
            title="现在没有要复核的工单"
            advice="单位反馈整改后的工单、办结后到了回头看时间的工单会列在这里。"
          />
        ) : (
          <ConfigProvider theme={{ components: { Table: PLAIN_ROWS } }}>
            <Table<BatchRow>
              rowKey={({ ticket }) => ticket.id}
              dataSource={[...rows]}
              pagination={rows.length > 50 ? { pageSize: 50 } : false}
              rowSelection={{
                selectedRowKeys: [...chosen],
                onChange: (keys) => props.onChoose(keys.map(String)),
                getTitleCheckboxProps: () => ({ 'aria-label': '全选' }),
                getCheckboxProps: () => ({ disabled: busy }),
              }}
              columns={[
                {
                  title: '编号',
                  width: 164,
                  render: (_, { ticket }) => (
                    <Button type="link" style={{ padding: 0 }} onClick={() => props.onOpen(ticket.id)}>
                      {ticket.number}
                    </Button>
                  ),
                },
                {
                  title: '要做',
                  width: 168,
                  render: (_, { ticket, due }) => (
                    <>
                      <TicketStateLabel state={ticket.state} />
                      {due && (
                        <div className="small tone-warn">
                          ◐ 回头看：{lookBackName(due.hours)}
                          <br />
                          {showTime(due.dueAt)} 到期{due.missed > 0 && `，前面 ${due.missed} 次没看`}
                        </div>
                      )}
                    </>
                  ),
                },
                {
                  title: '原文',
                  render: (_, { ticket }) => <span className="clip-2">{ticketWords(ticket)}</span>,
                },
                { title: '结果', width: 420, render: (_, row) => <Outcome at={row.at} /> },
              ]}
            />
          </ConfigProvider>
        )}
      </div>
    </Drawer>
  );
}

function Outcome({ at }: { at: BatchRow['at'] }) {
  if (at.is === 'waiting') return <span className="soft">–</span>;
  if (at.is === 'failed') return <span className="tone-warn">? {at.error}</span>;
  const { recheck } = at;
  const isGone = recheck.result === '已消除' || recheck.result === '页面已删';
  const unknown = recheck.result === '打不开';
  return (
    <div className="stack-tight anywhere">
      <strong className={unknown ? 'tone-warn' : isGone ? 'tone-good' : 'tone-grave'}>
        {unknown ? '?' : isGone ? '●' : '▲'} {recheck.result}
      </strong>
      {at.is === 'found' && at.why === undefined && <span className="small soft">{recheck.evidence}</span>}
      {at.is === 'found' && at.does !== undefined && <span className="small">将写入：{at.does}</span>}
      {at.is === 'found' && at.why !== undefined && <span className="small">{at.why}</span>}
      {at.is === 'written' && <span className="small tone-good">● 已写入：{at.does}</span>}
      {at.is === 'refused' && <span className="small tone-grave">▲ 没有写入：{at.error}</span>}
      <span className="small soft">{showTime(recheck.checkedAt)} 核对</span>
    </div>
  );
}
