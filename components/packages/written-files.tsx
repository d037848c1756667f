import { Alert, Button } from 'antd';

/** What is in the files, and what was found when they were read back. */
export interface Written {
  tickets: number;
  events: number;
  proofs: number;
  /** Proofs that are not what their hash says, or gone: left out. */
  damagedProofs: number;
  /** Records this machine has set apart; they go along as they are. */
  apartHere: number;
  /** Records that would not count on another machine, and where the first of them are. */
  failed: number;
  failedAt: readonly { device: string; seq: number; reason: string }[];
  /** Records that the check before a backup found damaged and set aside: they are not in the files. */
  setAside?: number | undefined;
}

export interface SavedFile {
  fileName: string;
  bytes: number;
}

interface FilesProps {
  files: readonly SavedFile[];
  of: number;
  onSave: (index: number) => void;
}

/** Every file of a set stays at hand until the page is left: browsers stop the second of several downloads. */
export function WrittenFiles({ files, of, onSave }: FilesProps) {
  if (of < 2 || files.length === 0) return null;
  return (
    <div className="stack-tight">
      <p className="soft small">
        浏览器没有存下的（下载栏里没有，或提示已拦截），点后面的“保存”再存一次；离开这一页后就要重新导出。
      </p>
      <ul className="card-list stack-tight">
        {files.map(({ fileName, bytes }, index) => (
          <li key={fileName} className="row">
            <span className="grow">
              {fileName}{' '}
              <span className="soft figures">{Math.max(1, Math.round(bytes / 1024 / 1024))} MB</span>
            </span>
            <Button aria-label={`保存 ${fileName}`} onClick={() => onSave(index)}>
              保存
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const RESTORING =
  '里面是全部工单、栏目更新情况和证据；栏目清单、词表和设置不在里面，由大数据中心另存配置包。请把文件存到另一台电脑或移动硬盘。恢复时先在新装、还没有工单的浏览器里，用上面的“导入文件”选它；已有工单的浏览器导入它，只当作另一台电脑的文件，要核准设备才作数。';

/** What was written, and what a stranger's machine would make of it. */
export function WhatWasWritten({
  what,
  facts,
  files,
}: {
  what: string;
  facts: Written;
  files: readonly SavedFile[];
}) {
  const [first] = files;
  const name = files.length > 1 ? `${files.length} 个文件，请放在同一个文件夹` : (first?.fileName ?? '');
  const isSound = facts.failed === 0;
  const { setAside = 0 } = facts;
  const isWhole = isSound && facts.damagedProofs === 0 && setAside === 0;
  const inside = `${facts.tickets} 张工单、${facts.events} 条记录、${facts.proofs} 份证据`;
  return (
    <Alert
      type={isWhole ? 'success' : 'warning'}
      showIcon
      title={`${what}已存为 ${name}：${inside}${isSound ? '，已重新读出核对无误' : ''}。`}
      description={
        <div className="stack-tight">
          {!isSound && (
            <>
              <p className="tone-grave">
                ▲ 重新读出时有 {facts.failed} 条记录通不过核对，换一台电脑恢复时不作数，其余照常：
              </p>
              <ul style={{ margin: 0, paddingLeft: 18 }}>
                {facts.failedAt.map(({ device, seq, reason }) => (
                  <li key={`${device} ${seq}`}>
                    设备 {device.slice(0, 8)} 第 {seq} 号：{reason}
                  </li>
                ))}
                {facts.failed > facts.failedAt.length && (
                  <li>另有 {facts.failed - facts.failedAt.length} 条。</li>
                )}
              </ul>
              <p>请保留以前的备份，到“帮助”页看存储状态。</p>
            </>
          )}
          {setAside > 0 && (
            <p className="tone-grave">
              ▲ 备份前核对台账，发现 {setAside}{' '}
              条损坏的记录，已另存一边，没有写进备份；其余记录不受影响。到“帮助”页看是哪几条，导入以前的备份或对方的文件可以补回。
            </p>
          )}
          {facts.damagedProofs > 0 && (
            <p className="tone-warn">
              ◐ 有 {facts.damagedProofs} 份证据在本机已损坏或不在了，没有写进去；工单和记录不受影响。
            </p>
          )}
          {facts.apartHere > 0 && (
            <p className="soft">
              本机已隔离的 {facts.apartHere} 条记录也照原样放在里面，恢复后同样不计入台账。
            </p>
          )}
          {what === '备份' && <p>{RESTORING}</p>}
        </div>
      }
    />
  );
}
