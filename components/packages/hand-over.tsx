import { Alert, Button, Checkbox } from 'antd';
import { isBackupDue } from '../../lib/core/calendar/backup-age.ts';

export type HandOverState =
  | { is: 'idle' }
  | { is: 'busy'; what: '交件' | '回复' | '备份' }
  | { is: 'done'; what: string; fileName: string; tickets: number; events: number; verified: boolean }
  | { is: 'failed'; error: string };

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
  isCenter: boolean;
  /** Days since the last backup that was read back; undefined when there never was one. */
  backupDays: number | undefined;
}

/** Writing files: hand-in, reply, backup. Nothing leaves the machine but what is saved here by hand. */
export function HandOver(props: Props) {
  const { state, chosen, scope, isCenter, backupDays } = props;
  const busy = state.is === 'busy';
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
      {busy && <p role="status">正在写{state.what}文件并核对…</p>}
      {state.is === 'done' && (
        <Alert
          type="success"
          showIcon
          title={`${state.what}已存为 ${state.fileName}：${state.tickets} 张工单、${state.events} 条记录${state.verified ? '，已重新读出核对无误' : ''}。`}
          description={
            state.what === '备份'
              ? '里面是全部工单、栏目更新情况和证据；栏目清单、词表和设置不在里面，由大数据中心另存配置包。请把文件存到另一台电脑或移动硬盘。恢复时先在新装、还没有工单的浏览器里，用上面的“导入文件”选它；已有工单的浏览器导入它，只当作另一台电脑的文件，要核准设备才作数。'
              : undefined
          }
        />
      )}
      {state.is === 'failed' && <Alert type="error" showIcon title={state.error} />}
    </section>
  );
}
