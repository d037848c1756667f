import { Input, Modal } from 'antd';
import { useState } from 'react';

import type { DeviceView } from '../../lib/core/events/device-view.ts';
import { deviceName } from './device-row.ts';

interface Props {
  device: DeviceView;
  onUndo: (reason: string) => void;
  onCancel: () => void;
}

/** Takes back a 恢复: the backup was another machine's. */
export function UndoRestoreDialog({ device, onUndo, onCancel }: Props) {
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={`撤销恢复：${deviceName(device)} 不是本机`}
      okText="撤销恢复"
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      onCancel={onCancel}
      onOk={() => onUndo(reason.trim())}
    >
      <div className="stack">
        <p>
          撤销以后，这台设备算别人的：导入的记录都留着，它写的报错和备注照旧作数，其他步骤要核准这台设备或采纳以后才作数。
        </p>
        <Input
          aria-label="撤销恢复的理由"
          placeholder="例如：选错了文件，是同事的备份"
          maxLength={200}
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Modal>
  );
}
