import { Button, Input, Modal, Table } from 'antd';
import { useState } from 'react';

import type { DeviceStanding } from '../../lib/core/events/device.ts';

const SIGNS: Readonly<Record<DeviceStanding['state'], string>> = {
  本机: '● 本机',
  已核准: '● 已核准',
  未登记: '○ 未登记',
  已吊销: '▲ 已吊销',
  未签名: '? 未签名',
};

interface Props {
  devices: readonly DeviceStanding[];
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
  const matches = heard.trim().toUpperCase() === asking?.fingerprint;
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
          { title: '记录', dataIndex: 'events', render: (count: number) => `${count} 条` },
          {
            title: '状态',
            render: (_, device: DeviceStanding) => (
              <span className={device.state === '已吊销' ? 'tone-grave' : ''}>
                {SIGNS[device.state]}
                {device.approvedBy && device.state === '已核准' && (
                  <span className="soft"> · {device.approvedBy}核准</span>
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
        {heard.trim().length >= 9 && !matches && (
          <p className="tone-grave">▲ 和文件里的指纹不一致：不要核准，请核对文件来源。</p>
        )}
      </Modal>
      <Modal
        open={revoking !== undefined}
        title={`吊销 ${revoking?.unit ?? ''} ${revoking?.name ?? ''} 的设备`}
        okText="吊销"
        cancelText="取消"
        okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
        onCancel={() => setRevoking(undefined)}
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
