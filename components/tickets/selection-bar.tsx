import { Button } from 'antd';

import { type TicketRow, wasTakenOn } from './ticket-row.ts';

interface Props {
  /** Rows ticked in the table, in its order. */
  rows: readonly TicketRow[];
  onNotice: (rows: readonly TicketRow[]) => void;
  onClear: () => void;
}

/** What can be done with the ticked tickets: one 整改通知单 for one unit. */
export function SelectionBar({ rows, onNotice, onClear }: Props) {
  if (rows.length === 0) return null;
  // Nobody is asked to mend what was not taken on yet, is closed, declined, merged or withdrawn.
  const open = rows.filter(({ ticket }) => ticket.state !== '已办结' && wasTakenOn(ticket));
  const left = rows.length - open.length;
  const units = new Set(open.map(({ ticket }) => ticket.unitName ?? ticket.submission.unitName ?? ''));
  const [unit = ''] = units;
  return (
    <div className="row panel" role="status" style={{ padding: '6px 12px' }}>
      <span className="grow">
        已选 <b className="figures">{rows.length}</b> 张
        {units.size > 1 ? (
          <span className="tone-warn">
            {' '}
            · 属于 {units.size} 个责任单位，通知单要一个单位一份，请只选一个单位的
          </span>
        ) : (
          open.length > 0 && <span className="soft"> · {unit || '责任单位未定'}</span>
        )}
        {left > 0 && (
          <span className="tone-warn"> · 其中 {left} 张还没有受理、已经办完或不再办理，不列入通知单</span>
        )}
      </span>
      <Button type="primary" disabled={units.size !== 1} onClick={() => onNotice(open)}>
        整改通知单
      </Button>
      <Button onClick={onClear}>取消选择</Button>
    </div>
  );
}
