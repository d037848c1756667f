import { Modal } from 'antd';
import { useState } from 'react';

import type { DeviceView } from '../../lib/core/events/device-view.ts';
import type { Role } from '../../lib/core/events/event.ts';
import { seatChoices, usualSeats } from '../../lib/core/events/seats.ts';
import { CENTER, deviceName } from './device-row.ts';
import { FingerprintField, isSameFingerprint } from './fingerprint-field.tsx';
import { SeatChoice } from './seat-choice.tsx';

interface Props {
  device: DeviceView;
  /** A reader's or unit's browser only learns who the center is. */
  asCenter: boolean;
  onApprove: (seats: Role[]) => void;
  onCancel: () => void;
}

/** 核准: the fingerprint is heard over the telephone and typed, and the seats are said. */
export function ApproveDialog({ device, asCenter, onApprove, onCancel }: Props) {
  const choices = seatChoices(device);
  const isChange = !asCenter && device.state === '已核准';
  const usual: readonly string[] = isChange ? device.seats : usualSeats(device);
  const [heard, setHeard] = useState('');
  const [seats, setSeats] = useState<Role[]>(
    asCenter ? [CENTER] : choices.filter((seat) => usual.includes(seat)),
  );
  const isSame = isSameFingerprint(heard, device.fingerprint);
  const whose = deviceName(device);
  return (
    <Modal
      open
      title={
        asCenter ? `认定大数据中心的电脑：${whose}` : isChange ? `改 ${whose} 的席位` : `核准 ${whose} 的设备`
      }
      okText={asCenter ? '一致，认定为大数据中心' : '一致，核准'}
      cancelText="取消"
      okButtonProps={{ disabled: !isSame || seats.length === 0 }}
      onCancel={onCancel}
      onOk={() => onApprove(seats)}
    >
      <div className="stack">
        <p>
          请打{asCenter ? '大数据中心' : '对方'}
          的办公电话，让对方念出电脑上“工作台 → 收发文件 → 设备”里“本机”一行的指纹，照着输入：
        </p>
        <FingerprintField expected={device.fingerprint} heard={heard} onHeard={setHeard} />
        {asCenter ? (
          <p className="soft small">
            认定一次就行。以后这台电脑以大数据中心名义写的受理、复核、办结，在本机都作数。
          </p>
        ) : (
          <>
            <strong>核准为哪个席位</strong>
            <SeatChoice label="席位" choices={choices} chosen={seats} onChoose={setSeats} />
            {seats.includes(CENTER) && (
              <p className="tone-warn small">◐ 大数据中心的席位可以办理一切，请只给本中心自己的电脑。</p>
            )}
          </>
        )}
        {device.waiting > 0 && (
          <p className="soft small">有 {device.waiting} 条等着的记录，属于所选席位的同时计入。</p>
        )}
      </div>
    </Modal>
  );
}
