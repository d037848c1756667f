import { Input, Modal } from 'antd';
import { useState } from 'react';

interface Props {
  title: string;
  onCancel: () => void;
  onConfirm: (reason: string) => void;
}

/** A 严重 or privacy rule is switched off with a reason that stands in the settings for everybody to see. */
export function RuleOffDialog({ title, onCancel, onConfirm }: Props) {
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={`停用“${title}”`}
      okText="停用"
      cancelText="取消"
      okButtonProps={{ disabled: reason.trim() === '' }}
      onCancel={onCancel}
      onOk={() => onConfirm(reason.trim())}
    >
      <div className="stack-tight">
        <p>
          这条规则查的是严重问题。停用后这台电脑上的所有页面都不再按它检查，每页结果都会写明，直到重新启用。
        </p>
        <label htmlFor="rule-off-reason">停用原因（必填）</label>
        <Input.TextArea
          id="rule-off-reason"
          autoFocus
          rows={2}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Modal>
  );
}
