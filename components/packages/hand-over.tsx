import { Alert, Button, Checkbox } from 'antd';
import { isBackupDue } from '../../lib/core/calendar/backup-age.ts';
import { WorkProgress } from '../work-progress.tsx';
import { type SavedFile, WhatWasWritten, type Written, WrittenFiles } from './written-files.tsx';

type What = '交件' | '回复' | '备份';

export type HandOverState =
  | { is: 'idle' }
  | { is: 'checking'; what: What; percent: number }
  | { is: 'counting'; what: What; percent: number }
  | { is: 'planned'; what: What; files: number; bytes: number; proofs: number }
  | { is: 'writing'; what: What; file: number; of: number; percent: number; saved: readonly SavedFile[] }
  | { is: 'done'; what: What; saved: readonly SavedFile[]; facts: Written }
  | { is: 'stopped'; saved: readonly SavedFile[]; of: number }
  | { is: 'failed'; error: string; saved: readonly SavedFile[]; of: number };

interface Props {
  state: HandOverState;
  /** Tickets the desk's filter shows now, and its words. */
  chosen: number;
  scope: string;
  /** The desk's filter leaves some out. */
  isPart: boolean;
  onAll: () => void;
  withLooks: boolean;
  onWithLooks: (on: boolean) => void;
  onHandIn: () => void;
  onReply: () => void;
  onBackup: () => void;
  /** Goes on after the number of files was said. */
  onWrite: () => void;
  onStop: () => void;
  /** Saves a file that is written once more. */
  onSave: (index: number) => void;
  isCenter: boolean;
  /** Days since the last backup that was read back; undefined when there never was one. */
  backupDays: number | undefined;
}

const BUSY: readonly HandOverState['is'][] = ['checking', 'counting', 'writing', 'planned'];

/** Writing files: hand-in, reply, backup. Nothing leaves the machine but what is saved here by hand. */
export function HandOver(props: Props) {
  const { state, chosen, scope, isCenter, backupDays } = props;
  const busy = BUSY.includes(state.is);
  return (
    <section className="panel stack">
      <h3>导出文件</h3>
      <div className="row">
        <span className="grow">
          {isCenter ? '交件或回复' : '交给大数据中心'}：{scope}，共 <b className="figures">{chosen}</b> 张工单
          {props.isPart && (
            <>
              <span className="tone-warn"> ◐ 只是一部分 </span>
              <Button onClick={props.onAll}>改为全部工单</Button>
            </>
          )}
        </span>
        <Checkbox checked={props.withLooks} onChange={(event) => props.onWithLooks(event.target.checked)}>
          连同栏目更新情况
        </Checkbox>
        <Button type="primary" disabled={busy || chosen === 0} onClick={props.onHandIn}>
          导出交件
        </Button>
        {isCenter && (
          <Button disabled={busy || chosen === 0} onClick={props.onReply}>
            导出回复
          </Button>
        )}
      </div>
      <p className="soft small">范围就是“工单”页现在筛选出的工单：只交一部分时，先去那里筛选。</p>
      <div className="row">
        <span className={`grow ${isBackupDue(backupDays) ? 'tone-warn' : ''}`}>
          {backupDays === undefined
            ? '◐ 还没有备份过：卸载扩展或电脑损坏会丢失全部台账。'
            : backupDays === 0
              ? '● 今天备份过。'
              : `${isBackupDue(backupDays) ? '◐' : '●'} 上次备份是 ${backupDays} 天前。`}
        </span>
        <Button disabled={busy} onClick={props.onBackup}>
          备份全部
        </Button>
      </div>
      <Progress {...props} />
    </section>
  );
}

function Progress({ state, onWrite, onStop, onSave }: Props) {
  switch (state.is) {
    case 'idle':
      return null;
    case 'checking':
      return (
        <div className="row">
          <WorkProgress
            label="备份前核对台账"
            says="备份前先核对本机的每一条记录…"
            share={state.percent}
            onStop={onStop}
          />
        </div>
      );
    case 'counting':
      return (
        <div className="row">
          <WorkProgress
            label={`清点${state.what}的内容`}
            says={`正在清点${state.what}的内容…`}
            share={state.percent}
            onStop={onStop}
          />
        </div>
      );
    case 'planned':
      return (
        <Alert
          type="info"
          showIcon
          title={`${state.what}约 ${sizeText(state.bytes)}，将分成 ${state.files} 个文件，请存到同一个文件夹。`}
          description={`第 1 个文件里先放工单和记录，证据（${state.proofs} 份）接着往后放；每个文件都能单独导入。浏览器问“是否允许下载多个文件”时请选允许。`}
          action={
            <div className="stack">
              <Button type="primary" onClick={onWrite}>
                开始写
              </Button>
              <Button onClick={onStop}>不写</Button>
            </div>
          }
        />
      );
    case 'writing':
      return (
        <>
          <div className="row">
            <WorkProgress
              label={`写${state.what}文件`}
              says={
                state.of > 1
                  ? `正在写${state.what}，第 ${state.file} 个文件，共 ${state.of} 个…`
                  : `正在写${state.what}文件并核对…`
              }
              share={state.percent}
              onStop={onStop}
            />
          </div>
          <WrittenFiles files={state.saved} of={state.of} onSave={onSave} />
        </>
      );
    case 'done':
      return (
        <>
          <WhatWasWritten what={state.what} facts={state.facts} files={state.saved} />
          <WrittenFiles files={state.saved} of={state.saved.length} onSave={onSave} />
        </>
      );
    case 'stopped':
      return (
        <>
          <Alert
            type="warning"
            showIcon
            title={
              state.saved.length === state.of
                ? `已停止：${state.of} 个文件都已存下，但还没有全部重新读出核对，不算备份完成。台账没有改动，请再备份一次。`
                : state.saved.length > 0
                  ? `已停止，${state.of} 个文件只写了 ${state.saved.length} 个，不成一套；已存下的可以删去。台账没有改动。`
                  : '已停止，没有写文件。台账没有改动。'
            }
          />
          <WrittenFiles files={state.saved} of={state.of} onSave={onSave} />
        </>
      );
    case 'failed':
      return (
        <>
          <Alert
            type="error"
            showIcon
            title={state.error}
            description={
              state.saved.length > 0
                ? `前 ${state.saved.length} 个文件已写好、核对过，可以单独导入；这一套没有写完，不能当作完整的备份。`
                : undefined
            }
          />
          <WrittenFiles files={state.saved} of={state.of} onSave={onSave} />
        </>
      );
  }
}

/** @example sizeText(2_250_000_000) // '2.1 GB' */
function sizeText(bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  if (megabytes >= 1000) return `${(megabytes / 1024).toFixed(1)} GB`;
  return megabytes >= 1 ? `${Math.round(megabytes)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
