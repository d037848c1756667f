import { Button, Input, Modal, Table } from 'antd';
import { useState } from 'react';

import { asFingerprint, type DeviceStanding } from '../../lib/core/events/device.ts';
import type { NotCounted } from '../../lib/core/events/not-counted.ts';
import { showTime } from '../show-time.ts';

/** A device with what of its records does not count. */
export type DeviceRow = DeviceStanding & { notCounted?: NotCounted | undefined };

const SIGNS: Readonly<Record<DeviceStanding['state'], string>> = {
  本机: '● 本机',
  已核准: '● 已核准',
  未登记: '○ 未登记',
  已吊销: '▲ 已吊销',
  未签名: '? 未签名',
};

interface Props {
  devices: readonly DeviceRow[];
  mayApprove: boolean;
  onApprove: (device: string, fingerprint: string) => void;
  onRevoke: (device: string, reason: string) => void;
}

/** Who wrote the records here, and whether the center vouches for it. */
export function DevicesTable({ devices, mayApprove, onApprove, onRevoke }: Props) {
  const [asking, setAsking] = useState<DeviceStanding>();
  const [heard, setHeard] = useState('');
  const [revoking, setRevoking] = useState<DeviceStanding>();
  const [reason, setReason] = useState('');
  const typed = asFingerprint(heard);
  const matches = typed === asking?.fingerprint;
  return (
    <section className="panel stack">
      <h3>设备</h3>
      <p className="soft small">
        每台电脑的记录都有签名。大数据中心用电话核对一次 8
        位指纹后核准；没有核准的设备，它以大数据中心名义写的受理、办结不作数。
      </p>
      <Table
        rowKey="id"
        pagination={devices.length > 20 ? { pageSize: 20 } : false}
        dataSource={[...devices]}
        locale={{ emptyText: '还没有写过记录。报第一个错之后，本机会出现在这里。' }}
        columns={[
          { title: '单位', dataIndex: 'unit', render: (unit: string) => unit || '—' },
          { title: '登记人', dataIndex: 'name', render: (name: string) => name || '—' },
          {
            title: '指纹',
            dataIndex: 'fingerprint',
            render: (text?: string) => <b className="figures">{text ?? '—'}</b>,
          },
          { title: '记录', render: (_, device: DeviceRow) => <Records device={device} /> },
          {
            title: '状态',
            render: (_, device: DeviceStanding) => (
              <span className={device.state === '已吊销' ? 'tone-grave' : ''}>
                {SIGNS[device.state]}
                {device.approvedBy && device.state === '已核准' && (
                  <span className="soft"> · {device.approvedBy}核准</span>
                )}
                {device.revokedAt && device.state === '已吊销' && (
                  <span className="soft"> · {showTime(device.revokedAt)} 起</span>
                )}
              </span>
            ),
          },
          {
            title: '',
            render: (_, device: DeviceStanding) => {
              if (!mayApprove || device.state === '本机' || device.fingerprint === undefined) return null;
              return device.state === '已核准' ? (
                <Button onClick={() => setRevoking(device)}>吊销</Button>
              ) : (
                <Button type="primary" onClick={() => setAsking(device)}>
                  核准
                </Button>
              );
            },
          },
        ]}
      />
      <Modal
        open={asking !== undefined}
        title={`核准 ${asking?.unit ?? ''} ${asking?.name ?? ''} 的设备`}
        okText="一致，核准"
        cancelText="取消"
        okButtonProps={{ disabled: !matches }}
        onCancel={() => {
          setAsking(undefined);
          setHeard('');
        }}
        onOk={() => {
          if (asking?.fingerprint) onApprove(asking.id, asking.fingerprint);
          setAsking(undefined);
          setHeard('');
        }}
      >
        <p>请打电话让对方念出他电脑“工作台 → 收发文件 → 设备”里“本机”一行的指纹，照着输入：</p>
        <Input
          aria-label="对方念的指纹"
          placeholder="XXXX-XXXX"
          value={heard}
          onChange={(event) => setHeard(event.target.value)}
        />
        <p role="status" className={matches ? 'tone-good' : 'tone-grave'}>
          {matches
            ? '● 一致。'
            : asking?.fingerprint !== undefined &&
              typed.length >= asking.fingerprint.length &&
              '▲ 和文件里的指纹不一致：请对方再念一遍；还不一致就不要核准，先查清文件从哪里来。'}
        </p>
      </Modal>
      <Modal
        open={revoking !== undefined}
        title={`吊销 ${revoking?.unit ?? ''} ${revoking?.name ?? ''} 的设备`}
        okText="吊销"
        cancelText="取消"
        okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
        onCancel={() => {
          setRevoking(undefined);
          setReason('');
        }}
        onOk={() => {
          if (revoking) onRevoke(revoking.id, reason.trim());
          setRevoking(undefined);
          setReason('');
        }}
      >
        <p>吊销后，它以后以大数据中心名义写的步骤不再作数，以前写的不变。请写明理由：</p>
        <Input
          aria-label="吊销理由"
          placeholder="例如：电脑丢失、人员调离"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </section>
  );
}

function Records({ device: { events, notCounted } }: { device: DeviceRow }) {
  const { missing = 0, apart = 0, reason = '' } = notCounted ?? {};
  return (
    <>
      {events} 条{missing > 0 && <div className="small tone-warn">◐ 待补 {missing} 条：对方还没有交来</div>}
      {apart > 0 && (
        <div className="small tone-grave">
          ▲ 已隔离 {apart} 条，不计入台账：{reason}
        </div>
      )}
    </>
  );
}
