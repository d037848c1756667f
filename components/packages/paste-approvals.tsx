import { Checkbox, Input, Modal, Table } from 'antd';
import { useMemo, useState } from 'react';

import type { DeviceView } from '../../lib/core/events/device-view.ts';
import type { Role } from '../../lib/core/events/event.ts';
import {
  matchPasted,
  type PasteMatch,
  type PasteOutcome,
  readPasted,
} from '../../lib/core/events/paste-approvals.ts';

/** A device to be approved, with the fingerprint that was heard or listed. */
export interface DeviceApproval {
  device: string;
  fingerprint: string;
  seats: Role[];
}

interface Props {
  devices: readonly DeviceView[];
  onApprove: (approvals: DeviceApproval[]) => void;
  onCancel: () => void;
}

const SIGNS: Readonly<Record<PasteOutcome, { sign: string; tone: string }>> = {
  一致: { sign: '●', tone: 'tone-good' },
  单位或姓名对不上: { sign: '◐', tone: 'tone-warn' },
  已核准: { sign: '–', tone: 'tone-soft' },
  指纹对不上: { sign: '▲', tone: 'tone-grave' },
  没有这台设备: { sign: '○', tone: 'tone-soft' },
  重复行: { sign: '–', tone: 'tone-soft' },
  单独核准: { sign: '◐', tone: 'tone-warn' },
  看不懂: { sign: '?', tone: 'tone-warn' },
};

/** 粘贴核对: a list of units, persons and fingerprints, compared at once with the devices here. */
export function PasteApprovals({ devices, onApprove, onCancel }: Props) {
  const [text, setText] = useState('');
  /** Lines a person ticked or unticked, by number; the others stand as they come. */
  const [said, setSaid] = useState<ReadonlyMap<number, boolean>>(new Map());
  const matches = useMemo(() => matchPasted(readPasted(text), devices), [text, devices]);
  const isTicked = ({ line, outcome, seats }: PasteMatch) =>
    seats.length > 0 && (said.get(line.number) ?? outcome === '一致');
  const approvals = matches
    .filter(isTicked)
    .flatMap(({ device, line, seats }) =>
      device ? [{ device: device.id, fingerprint: line.fingerprint, seats: [...seats] }] : [],
    );
  const waiting = matches
    .filter(isTicked)
    .reduce((sum, { device }) => sum + (devices.find(({ id }) => id === device?.id)?.waiting ?? 0), 0);
  return (
    <Modal
      open
      width={860}
      title="粘贴核对：一次核准多台设备"
      okText={`核准 ${approvals.length} 台`}
      cancelText="取消"
      okButtonProps={{ disabled: approvals.length === 0 }}
      onCancel={onCancel}
      onOk={() => onApprove(approvals)}
    >
      <div className="stack">
        <p>
          把各单位报来的名单粘贴在这里，一行一台：单位|姓名|指纹。名单要从可信的途径来（盖章的名册、电话记录），不要用随文件一起寄来的名单。
        </p>
        <Input.TextArea
          aria-label="名单，一行一台：单位|姓名|指纹"
          placeholder={'区教体局|李敏|7F3K-Q2XA\n区卫健局|张伟|9D2M-4TRB'}
          rows={6}
          maxLength={100_000}
          autoFocus
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setSaid(new Map());
          }}
        />
        {matches.length > 0 && (
          <>
            <p role="status">
              读到 {matches.length} 行，可以核准 <b className="figures">{approvals.length}</b> 台
              {waiting > 0 && `；等着的 ${waiting} 条记录，属于所选席位的同时计入`}。
            </p>
            <Table<PasteMatch>
              size="small"
              rowKey={({ line }) => line.number}
              dataSource={matches}
              pagination={matches.length > 100 ? { pageSize: 100 } : false}
              scroll={{ y: 320 }}
              columns={[
                {
                  title: '',
                  width: 40,
                  render: (_, match) => (
                    <Checkbox
                      aria-label={`第 ${match.line.number} 行`}
                      disabled={match.seats.length === 0}
                      checked={isTicked(match)}
                      onChange={({ target }) => setSaid(new Map(said).set(match.line.number, target.checked))}
                    />
                  ),
                },
                { title: '行', width: 48, className: 'figures', render: (_, { line }) => line.number },
                { title: '单位', render: (_, { line }) => line.unit || '—' },
                { title: '姓名', width: 96, render: (_, { line }) => line.name || '—' },
                {
                  title: '指纹',
                  width: 104,
                  className: 'figures nowrap',
                  render: (_, { line }) => line.fingerprint || '—',
                },
                {
                  title: '核对结果',
                  width: 150,
                  className: 'nowrap',
                  render: (_, { outcome }) => (
                    <span className={SIGNS[outcome].tone}>
                      {SIGNS[outcome].sign} {outcome}
                    </span>
                  ),
                },
                { title: '怎么办', dataIndex: 'says' },
              ]}
            />
          </>
        )}
      </div>
    </Modal>
  );
}
