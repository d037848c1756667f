import { Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';

import { type DeviceRow, deviceName, standingCount } from './device-row.ts';

interface Props {
  device: DeviceRow;
  /** Devices that keep their approval because this one's key vouches for them. */
  successors: readonly DeviceRow[];
  /** Not the center: takes back that it learnt this device as the center's. */
  asReader?: boolean;
  onRevoke: (reason: string, keep: string[]) => void;
  onCancel: () => void;
}

/** 吊销, with its reason; what was received stays, and a successor is not lost by an oversight. */
export function RevokeDialog({ device, successors, asReader = false, onRevoke, onCancel }: Props) {
  const [reason, setReason] = useState('');
  const [kept, setKept] = useState<readonly string[]>(successors.map(({ id }) => id));
  return (
    <Modal
      open
      title={asReader ? `不再认定 ${deviceName(device)} 的设备` : `吊销 ${deviceName(device)} 的设备`}
      okText={asReader ? '不再认定' : '吊销'}
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      onCancel={onCancel}
      onOk={() => onRevoke(reason.trim(), [...kept])}
    >
      <div className="stack">
        <p>
          已收到的 <b className="figures">{standingCount(device)}</b>{' '}
          条照旧作数，以后的不作数。以后收到的记录会列在“等待采纳”里，可以逐条采纳。
        </p>
        <Input
          aria-label={asReader ? '不再认定的理由' : '吊销理由'}
          placeholder="例如：电脑丢失、人员调离"
          maxLength={200}
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {successors.length > 0 && (
          <fieldset className="stack-tight plain-fieldset">
            <legend>由它担保的后继设备，勾选的照旧作数：</legend>
            {successors.map((one) => (
              <Checkbox
                key={one.id}
                checked={kept.includes(one.id)}
                onChange={({ target }) =>
                  setKept(target.checked ? [...kept, one.id] : kept.filter((id) => id !== one.id))
                }
              >
                后继设备 {deviceName(one)} <span className="figures soft">{one.fingerprint}</span> 照旧作数
              </Checkbox>
            ))}
            <p className="soft small">旧电脑的密钥可能落到别人手里时，请先核对后继设备的指纹再保留。</p>
          </fieldset>
        )}
      </div>
    </Modal>
  );
}
