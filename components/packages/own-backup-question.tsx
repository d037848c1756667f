import { Alert, Button, Descriptions } from 'antd';

import { showTime } from '../show-time.ts';

/** Whose backup a file says it is. */
export interface BackupOwner {
  fileName: string;
  name: string;
  unit: string;
  fingerprint?: string | undefined;
  madeAt: string;
  /** Why it cannot be restored; then it can only be another's file. */
  problem?: string | undefined;
}

interface Props {
  owner: BackupOwner;
  onAnswer: (isOwn: boolean) => void;
  onCancel: () => void;
}

/** Asked once of a first file that calls itself 备份, before anything is taken in. */
export function OwnBackupQuestion({ owner, onAnswer, onCancel }: Props) {
  const { fileName, name, unit, fingerprint, madeAt, problem } = owner;
  return (
    <Alert
      type="warning"
      showIcon
      title="这是本机以前的备份吗？"
      description={
        <div className="stack">
          <Descriptions
            column={2}
            items={[
              { label: '单位', children: unit || '没有写明' },
              { label: '姓名', children: name || '没有写明' },
              {
                label: '指纹',
                children: <b className="figures">{fingerprint ?? '没有签名'}</b>,
              },
              { label: '备份时间', children: showTime(madeAt) },
              { label: '文件', children: fileName },
            ].map((item) => ({ ...item, key: item.label }))}
          />
          {problem !== undefined && <p className="tone-grave">{problem}</p>}
          <p>
            是这台电脑（或它换下来的旧电脑）以前的备份，才选“是”：文件里的记录都算本机写的，全部作数。这一步会记下来，选错了可以在“设备”里撤销。
          </p>
          <div className="row">
            <Button type="primary" disabled={problem !== undefined} onClick={() => onAnswer(true)}>
              是，恢复成本机
            </Button>
            <Button onClick={() => onAnswer(false)}>不是，当作别人的文件导入</Button>
            <Button type="text" onClick={onCancel}>
              不导入
            </Button>
          </div>
        </div>
      }
    />
  );
}
