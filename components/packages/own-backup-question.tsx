import { Alert, Button, Descriptions, Radio } from 'antd';
import { useState } from 'react';

import { showTime } from '../show-time.ts';

/** Whose backup a file says it is. */
export interface BackupOwner {
  fileName: string;
  name: string;
  unit: string;
  fingerprint?: string | undefined;
  madeAt: string;
  /** Keys under one device id, where the file does not tell which of them wrote it. */
  choices?: readonly BackupKey[] | undefined;
  /** Why it cannot be restored; then it can only be another's file. */
  problem?: string | undefined;
}

interface BackupKey {
  publicKey: string;
  name: string;
  unit: string;
  fingerprint: string;
}

interface Props {
  owner: BackupOwner;
  /** With the key that was chosen, where there was a choice. */
  onAnswer: (isOwn: boolean, publicKey?: string) => void;
  onCancel: () => void;
}

/** Asked once of a first file that calls itself 备份, before anything is taken in. */
export function OwnBackupQuestion({ owner, onAnswer, onCancel }: Props) {
  const { fileName, name, unit, fingerprint, choices, madeAt, problem } = owner;
  const [chosen, setChosen] = useState<string>();
  const mayRestore = problem === undefined && (choices === undefined || chosen !== undefined);
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
              ...(choices
                ? []
                : [{ label: '指纹', children: <b className="figures">{fingerprint ?? '没有签名'}</b> }]),
              { label: '备份时间', children: showTime(madeAt) },
              { label: '文件', children: fileName },
            ].map((item) => ({ ...item, key: item.label }))}
          />
          {choices && (
            <>
              <p>
                文件里有 {choices.length}{' '}
                台电脑用同一个编号，可能有人冒用。请按指纹选出是哪一台（原来的指纹可问核准过这台电脑的大数据中心）；没有一台对得上，就选“不是”。
              </p>
              <Radio.Group
                className="stack-tight"
                value={chosen}
                onChange={({ target }) => setChosen(target.value)}
              >
                {choices.map((one) => (
                  <Radio key={one.publicKey} value={one.publicKey}>
                    {one.unit} {one.name} <b className="figures">{one.fingerprint}</b>
                  </Radio>
                ))}
              </Radio.Group>
            </>
          )}
          {problem !== undefined && <p className="tone-grave">{problem}</p>}
          <p>
            是这台电脑（或它换下来的旧电脑）以前的备份，才选“是”：文件里的记录都算本机写的，全部作数。这一步会记下来，选错了可以在“设备”里撤销。
          </p>
          <div className="row">
            <Button type="primary" disabled={!mayRestore} onClick={() => onAnswer(true, chosen)}>
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
