import { Button, Table } from 'antd';
import { useState } from 'react';

import type { WaitingOfDevice, WaitingRecord } from '../../lib/core/events/device-view.ts';
import { showTime } from '../show-time.ts';
import { deviceName } from './device-row.ts';

interface Props {
  waiting: readonly WaitingOfDevice[];
  /** Name of a column or account, where the register has it. */
  columnName: (id: string) => string | undefined;
  isCenter: boolean;
  busy: boolean;
  onTakeOver: (ids: string[]) => void;
}

/** 未核准设备所写: kept, not counted, and taken over by a person of the center, many at once. Nothing when nothing waits. */
export function WaitingSection({ waiting, columnName, isCenter, busy, onTakeOver }: Props) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  if (waiting.length === 0) return null;
  const shown = new Set(waiting.flatMap(({ records }) => records.map(({ id }) => id)));
  const chosen = [...ticked].filter((id) => shown.has(id));
  const total = waiting.reduce((sum, { count }) => sum + count, 0);
  const tick = (of: WaitingOfDevice, ids: readonly string[]) => {
    const others = chosen.filter((id) => !of.records.some((record) => record.id === id));
    setTicked(new Set([...others, ...ids]));
  };
  return (
    <section className="panel stack" aria-label="等待采纳">
      <div className="row">
        <h3 className="grow">等待采纳的记录：{total} 条，没有计入</h3>
        {isCenter && (
          <>
            <Button disabled={busy} onClick={() => setTicked(shown)}>
              全选
            </Button>
            <Button
              type="primary"
              loading={busy}
              disabled={chosen.length === 0}
              onClick={() => onTakeOver(chosen)}
            >
              采纳 {chosen.length} 条
            </Button>
          </>
        )}
      </div>
      <p className="soft small">
        {isCenter
          ? '没有核准的设备写的，或电脑被还原、吊销以后写的。都原样留着，不动工单，也不动栏目和时限。核准设备以后，它写的自动计入；不核准的，看过属实再采纳。'
          : '没有核准的设备写的。都原样留着，没有计入；由大数据中心核准那台设备或采纳。'}
      </p>
      {waiting.map((one) => (
        <OfDevice
          key={one.device.id}
          of={one}
          isFirstOpen={waiting.length === 1}
          columnName={columnName}
          chosen={isCenter ? chosen : undefined}
          onTick={(ids) => tick(one, ids)}
        />
      ))}
    </section>
  );
}

interface OfDeviceProps {
  of: WaitingOfDevice;
  isFirstOpen: boolean;
  columnName: Props['columnName'];
  /** Ticked records of every device; absent where nobody may tick. */
  chosen: readonly string[] | undefined;
  onTick: (ids: string[]) => void;
}

/** Of sixty devices sixty tables stand ready too late: one is drawn when it is looked at. */
function OfDevice({ of, isFirstOpen, columnName, chosen, onTick }: OfDeviceProps) {
  const [open, setOpen] = useState(isFirstOpen);
  const { device, records, count } = of;
  const own = chosen?.filter((id) => records.some((record) => record.id === id));
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <strong>{deviceName(device)}</strong>{' '}
        <span className="figures soft">{device.fingerprint ?? '没有签名'}</span>：{count} 条
        {own !== undefined && own.length > 0 && <span className="soft">，选中 {own.length} 条</span>}
      </summary>
      {open && records.length < count && (
        <p className="soft small">
          列出最新的 {records.length} 条，其余采纳以后接着列出。要全部计入，核准这台设备更快。
        </p>
      )}
      {open && (
        <Table<WaitingRecord>
          size="small"
          rowKey="id"
          dataSource={[...records]}
          pagination={records.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
          {...(own && {
            rowSelection: {
              selectedRowKeys: own,
              preserveSelectedRowKeys: true,
              onChange: (keys: readonly unknown[]) => onTick(keys.map(String)),
              getCheckboxProps: ({ type, title }: WaitingRecord) =>
                ({ 'aria-label': `选中 ${title} ${type}` }) as object,
            },
          })}
          columns={[
            {
              title: '什么',
              render: (_, { about, title, subjectId }) => (
                <>
                  {about} {about === '工单' ? title : (columnName(subjectId) ?? title)}
                </>
              ),
            },
            { title: '步骤', dataIndex: 'type', className: 'nowrap' },
            { title: '内容', render: (_, { summary }) => <span className="clip-3">{summary}</span> },
            { title: '谁', render: (_, { person, role }) => `${person}（${role}）` },
            { title: '何时', className: 'figures nowrap', render: (_, { at }) => showTime(at) },
            { title: '为什么没有计入', dataIndex: 'why' },
          ]}
        />
      )}
    </details>
  );
}
