import { Button, Table } from 'antd';
import { useState } from 'react';

import type { DeviceView } from '../../lib/core/events/device-view.ts';
import type { Role } from '../../lib/core/events/event.ts';
import { seatChoices } from '../../lib/core/events/seats.ts';
import { isToConfirm } from './device-row.ts';
import type { DeviceApproval } from './paste-approvals.tsx';
import { SeatChoice } from './seat-choice.tsx';

interface Props {
  devices: readonly DeviceView[];
  onConfirm: (approvals: DeviceApproval[]) => void;
}

/** 以前的核准: approvals of the first version say nothing of seats; confirmed once, all together. */
export function OldApprovals({ devices, onConfirm }: Props) {
  const old = devices.filter(isToConfirm);
  const [said, setSaid] = useState<ReadonlyMap<string, readonly Role[]>>(new Map());
  if (old.length === 0) return null;
  const seatsOf = (device: DeviceView): readonly Role[] =>
    said.get(device.id) ?? seatChoices(device).filter((seat) => device.seats.includes(seat));
  const approvals = old.flatMap((device): DeviceApproval[] => {
    const seats = [...seatsOf(device)];
    return device.fingerprint === undefined || seats.length === 0
      ? []
      : [{ device: device.id, fingerprint: device.fingerprint, seats }];
  });
  return (
    <section className="panel stack" aria-label="以前的核准">
      <h3>以前的核准，请确认一次</h3>
      <p>
        这些设备是以前核准的，当时没有写明席位；以前已经作数的照旧作数。席位按它写过的记录填好，不对的改一下。
      </p>
      <Table<DeviceView>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={old}
        columns={[
          { title: '单位', dataIndex: 'unit', render: (unit: string) => unit || '—' },
          { title: '姓名', dataIndex: 'name', render: (name: string) => name || '—' },
          { title: '指纹', className: 'figures nowrap', dataIndex: 'fingerprint' },
          {
            title: '席位',
            render: (_, device) => (
              <SeatChoice
                short
                label={`${device.unit} ${device.name} 的席位`}
                choices={seatChoices(device)}
                chosen={seatsOf(device)}
                onChoose={(seats) => setSaid(new Map(said).set(device.id, seats))}
              />
            ),
          },
        ]}
      />
      <div className="row">
        <Button type="primary" disabled={approvals.length === 0} onClick={() => onConfirm(approvals)}>
          全部确认（{approvals.length} 台）
        </Button>
        {approvals.length < old.length && <span className="soft small">没有选席位的不确认，留在这里。</span>}
      </div>
    </section>
  );
}
