import { Button, Table } from 'antd';
import { useState } from 'react';

import type { DeviceView } from '../../lib/core/events/device-view.ts';
import type { Role } from '../../lib/core/events/event.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { CENTER } from './device-row.ts';
import { DeviceRecords, DeviceSeats, DeviceState } from './device-standing.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { UndoRestoreDialog } from './undo-restore-dialog.tsx';

interface DeviceActs {
  onApprove: (device: DeviceView, seats: Role[]) => void;
  onRevoke: (device: DeviceView, reason: string, keep: string[]) => void;
  onUndoRestore: (device: DeviceView, reason: string) => void;
}

interface Props extends DeviceActs {
  devices: readonly DeviceView[];
  /** Who sits here: the center decides about every device, others learn who the center is. */
  actingAs: Role;
  /** 粘贴核对, for the center where devices wait. */
  onPaste: () => void;
}

type Asking = { what: '核准' | '吊销' | '撤销恢复'; device: DeviceView };

/** Who wrote the records here, and whether the center vouches for it. */
export function DevicesTable({ devices, actingAs, onPaste, ...acts }: Props) {
  const [asking, setAsking] = useState<Asking>();
  const isCenter = actingAs === CENTER;
  const close = () => setAsking(undefined);
  const waiting = devices.filter(({ state }) => state === '未登记').length;
  return (
    <section className="panel stack">
      <div className="row">
        <h3 className="grow">设备</h3>
        {isCenter && waiting > 1 && <Button onClick={onPaste}>粘贴核对（{waiting} 台未核准）</Button>}
      </div>
      <p className="soft small">
        {isCenter
          ? '每台电脑的记录都有签名。用电话核对一次 8 位指纹后核准；没有核准的设备，报错和备注照收，其他步骤先留着，不计入。'
          : '每台电脑的记录都有签名。和大数据中心用电话核对一次 8 位指纹，认定它的电脑；以后它的受理、复核、办结在本机都作数。'}
      </p>
      <Table<DeviceView>
        rowKey="id"
        size="small"
        pagination={devices.length > 20 ? { pageSize: 20 } : false}
        dataSource={[...devices]}
        locale={{ emptyText: '还没有写过记录。报第一个错之后，本机会出现在这里。' }}
        columns={[
          { title: '单位', dataIndex: 'unit', render: (unit: string) => unit || '—' },
          { title: '姓名', dataIndex: 'name', render: (name: string) => name || '—' },
          {
            title: '指纹',
            className: 'nowrap',
            dataIndex: 'fingerprint',
            render: (text?: string) => <b className="figures">{text ?? '—'}</b>,
          },
          { title: '席位', render: (_, device) => <DeviceSeats device={device} /> },
          { title: '记录', render: (_, device) => <DeviceRecords device={device} /> },
          {
            title: '状态',
            render: (_, device) => <DeviceState device={device} all={devices} isCenter={isCenter} />,
          },
          {
            title: '',
            render: (_, device) => (
              <DeviceButtons
                device={device}
                isCenter={isCenter}
                mayLearn={actingAs !== '公众志愿者'}
                onAsk={(what) => setAsking({ what, device })}
              />
            ),
          },
        ]}
      />
      {asking?.what === '核准' && (
        <ApproveDialog
          device={asking.device}
          asCenter={!isCenter}
          onCancel={close}
          onApprove={(seats) => {
            close();
            acts.onApprove(asking.device, seats);
          }}
        />
      )}
      {asking?.what === '吊销' && (
        <RevokeDialog
          device={asking.device}
          asReader={!isCenter}
          successors={devices.filter(({ id }) => asking.device.successors.includes(id))}
          onCancel={close}
          onRevoke={(reason, keep) => {
            close();
            acts.onRevoke(asking.device, reason, keep);
          }}
        />
      )}
      {asking?.what === '撤销恢复' && (
        <UndoRestoreDialog
          device={asking.device}
          onCancel={close}
          onUndo={(reason) => {
            close();
            acts.onUndoRestore(asking.device, reason);
          }}
        />
      )}
    </section>
  );
}

function DeviceButtons({
  device,
  isCenter,
  mayLearn,
  onAsk,
}: {
  device: DeviceView;
  isCenter: boolean;
  mayLearn: boolean;
  onAsk: (what: Asking['what']) => void;
}) {
  const { state, fingerprint, roles, seats, restoredBy, approvedHere, revokedHere, revokedHlc, known } =
    device;
  // Where it was cut short the device is another's again, and the 恢复 still stands.
  if (state === '本机' || restoredBy !== undefined) {
    return restoredBy === undefined ? null : (
      <Button type="link" onClick={() => onAsk('撤销恢复')}>
        由备份恢复，不是本机的？撤销恢复
      </Button>
    );
  }
  if (fingerprint === undefined) return null;
  if (!isCenter) {
    if (mayLearn && state === '已核准' && approvedHere)
      return <Button onClick={() => onAsk('吊销')}>不再认定</Button>;
    // What another center revoked is not a reader's to take back. A revoked device keeps the seats it was given.
    const isToLearn = state === '已吊销' ? revokedHere === true : !seats.includes(CENTER);
    const isCenterToLearn = isToLearn && roles.includes(CENTER);
    return mayLearn && isCenterToLearn ? (
      <Button type="primary" onClick={() => onAsk('核准')}>
        {revokedHere ? '重新认定为大数据中心' : '认定为大数据中心'}
      </Button>
    ) : null;
  }
  return (
    <div className="row">
      {state === '已核准' ? (
        <>
          <Button onClick={() => onAsk('核准')}>改席位</Button>
          <Button onClick={() => onAsk('吊销')}>吊销</Button>
        </>
      ) : (
        <>
          <Button type={state === '未登记' ? 'primary' : 'default'} onClick={() => onAsk('核准')}>
            {state === '已吊销' ? '重新核准' : '核准'}
          </Button>
          {state === '已吊销' && revokedHlc !== undefined && known === undefined && (
            <>
              <Button onClick={() => onAsk('吊销')}>再次吊销</Button>
              <span className="small tone-warn">以前的吊销没有写明号码，请再吊销一次。</span>
            </>
          )}
          {state === '未登记' && <Button onClick={() => onAsk('吊销')}>吊销</Button>}
        </>
      )}
    </div>
  );
}
