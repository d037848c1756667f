import { Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';

import type { DeviceView } from '../../lib/core/events/device-view.ts';
import { deviceName, standingCount } from './device-row.ts';

interface Props {
  device: DeviceView;
  /** Devices that keep their approval because this one's key vouches for them. */
  successors: readonly DeviceView[];
  /** Not the center: takes back that it learnt this device as the center's. */
  asReader?: boolean;
  onRevoke: (reason: string, keep: string[]) => void;
  onCancel: () => void;
}

/** What each who may open it calls it, and what comes of it on that machine. */
const WORDS = {
  center: {
    what: '吊销',
    reason: '吊销理由',
    example: '例如：电脑丢失、人员调离',
    later: '以后收到的记录会列在“等待采纳”里，可以逐条采纳。',
  },
  reader: {
    what: '不再认定',
    reason: '不再认定的理由',
    example: '例如：指纹核对错了、大数据中心换了电脑',
    later:
      '以后收到的先留着，不计入。认错了可以再点“重新认定”；这台电脑不再用的，认定大数据中心的另一台，由它采纳。',
  },
} as const;

/** 吊销, or 不再认定 where a reader or unit opens it, with its reason; what was received stays. */
export function RevokeDialog({ device, successors, asReader = false, onRevoke, onCancel }: Props) {
  const words = asReader ? WORDS.reader : WORDS.center;
  const [reason, setReason] = useState('');
  const [kept, setKept] = useState<readonly string[]>(asReader ? [] : successors.map(({ id }) => id));
  return (
    <Modal
      open
      title={`${words.what} ${deviceName(device)} 的设备`}
      okText={words.what}
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      onCancel={onCancel}
      onOk={() => onRevoke(reason.trim(), [...kept])}
    >
      <div className="stack">
        <p>
          已收到的 <b className="figures">{standingCount(device)}</b> 条照旧作数，以后的不作数。{words.later}
        </p>
        <Input
          aria-label={words.reason}
          placeholder={words.example}
          maxLength={200}
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {successors.length > 0 &&
          (asReader ? (
            <p className="tone-warn">
              ◐ 由它担保的后继设备（{successors.map(deviceName).join('、')}
              ）也一并不再认定；还要认定的，核对它的指纹后另行认定。
            </p>
          ) : (
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
          ))}
      </div>
    </Modal>
  );
}
