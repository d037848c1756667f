import { Alert, Button, Descriptions, Upload } from 'antd';
import { isMadeUp, missingWords } from '../../lib/core/events/not-counted.ts';

import { type SetStanding, setStandingWords } from '../../lib/core/events/volume-set.ts';
import { showTime } from '../show-time.ts';
import { type OutcomeFacts, OutcomeLines } from './outcome-lines.tsx';
import { type BackupOwner, OwnBackupQuestion } from './own-backup-question.tsx';

/** What a file says of itself before anything is taken in. */
export interface FileHead {
  fileName: string;
  kind: string;
  madeBy: string;
  madeAt: string;
  scope: string;
  events: number;
  tickets: number;
  evidence: number;
  /** Which file of how many, where a package is more than one. */
  volume?: { volume: number; of: number };
}

export interface TakenIn extends OutcomeFacts {
  kind: string;
  fileName: string;
  fresh: number;
  known: number;
  tickets: number;
  quarantined: readonly { device: string; name: string; count: number; reason: string }[];
  missing: readonly { device: string; name: string; count: number }[];
  unapproved: readonly { id: string; name: string; unit: string; fingerprint?: string | undefined }[];
  ledgerHash: string;
  evidence: number;
  /** Parts of a later version that were passed over. */
  newerParts: number;
  /** Which volume of which set it was, and what is still missing of it. */
  set?: { id: string; volume: number } & SetStanding;
}

export type TakeInState =
  | { is: 'idle' }
  | {
      is: 'reading';
      fileName: string;
      percent: number;
      /** Which of several files it is. */
      of?: { index: number; count: number } | undefined;
    }
  | { is: 'ready'; head: FileHead }
  | { is: 'asking'; owner: BackupOwner }
  | { is: 'taking'; head: FileHead }
  | { is: 'done'; results: readonly TakenIn[]; failures: readonly string[] }
  | { is: 'failed'; error: string };

interface Props {
  state: TakeInState;
  onFiles: (files: File[]) => void;
  onConfirm: () => void;
  /** Whether the backup that is asked about is this machine's own, and by which key where there was a choice. */
  onOwn: (isOwn: boolean, publicKey?: string) => void;
  onCancel: () => void;
}

/** Choosing files, looking at what one holds, taking it in, and what that came to. */
export function TakeInView({ state, onFiles, onConfirm, onOwn, onCancel }: Props) {
  const busy = state.is === 'reading' || state.is === 'taking' || state.is === 'asking';
  return (
    <section className="panel stack">
      <h3>导入文件（交件、回复、备份）</h3>
      <Upload.Dragger
        accept=".zip,.json"
        multiple
        disabled={busy}
        showUploadList={false}
        beforeUpload={(file, all) => {
          // Called once for each of several: the whole choice is handed on once.
          if (file === all[0]) onFiles(all);
          return false;
        }}
      >
        <p>把收到的 .zip 文件（或台账 .json）拖到这里，或点此选择，可一次选多个</p>
        <p className="soft small">先看清是谁交的、有多少条，再导入；同一个文件导入几次结果都一样。</p>
      </Upload.Dragger>
      {state.is === 'reading' && (
        <div role="status" className="row">
          <span className="grow">
            {state.of && `第 ${state.of.index} 个，共 ${state.of.count} 个：`}正在核对 {state.fileName}…{' '}
            {Math.round(state.percent * 100)}%
          </span>
          <Button onClick={onCancel}>停止</Button>
        </div>
      )}
      {(state.is === 'ready' || state.is === 'taking') && (
        <Alert
          type="info"
          showIcon
          title={`${state.head.kind}文件：${state.head.fileName}`}
          description={<HeadFacts head={state.head} />}
          action={
            <div className="stack">
              <Button type="primary" loading={state.is === 'taking'} onClick={onConfirm}>
                导入
              </Button>
              <Button disabled={state.is === 'taking'} onClick={onCancel}>
                不导入
              </Button>
            </div>
          }
        />
      )}
      {state.is === 'asking' && (
        <OwnBackupQuestion owner={state.owner} onAnswer={onOwn} onCancel={onCancel} />
      )}
      {state.is === 'failed' && <Alert type="error" showIcon title={state.error} />}
      {state.is === 'done' && (
        <>
          {state.failures.map((error) => (
            <Alert key={error} type="error" showIcon title={error} />
          ))}
          {state.results.map((result, index) => (
            <Outcome
              key={`${result.fileName} ${result.ledgerHash}`}
              result={result}
              // Of a set taken in together only what is missing in the end is said.
              isLastOfSet={!state.results.slice(index + 1).some(({ set }) => set?.id === result.set?.id)}
            />
          ))}
        </>
      )}
    </section>
  );
}

function HeadFacts({ head }: { head: FileHead }) {
  return (
    <Descriptions
      column={2}
      items={[
        { label: '谁交的', children: head.madeBy || '未署名' },
        { label: '导出时间', children: showTime(head.madeAt) },
        { label: '范围', children: head.scope || '未说明' },
        { label: '内容', children: `${head.tickets} 张工单、${head.events} 条记录、${head.evidence} 份证据` },
        ...(head.volume
          ? [
              {
                label: '分卷',
                children: `第 ${head.volume.volume} 卷，共 ${head.volume.of} 卷；先导入哪一卷都行，可一次选多个`,
              },
            ]
          : []),
      ].map((item) => ({ ...item, key: item.label }))}
    />
  );
}

function Outcome({ result, isLastOfSet }: { result: TakenIn; isLastOfSet: boolean }) {
  const isClean = result.quarantined.length === 0;
  return (
    <Alert
      type={isClean ? 'success' : 'warning'}
      showIcon
      title={`已导入 ${result.fileName}：新增 ${result.fresh} 条记录${result.known > 0 ? `，${result.known} 条本来就有` : ''}，涉及 ${result.tickets} 张工单${result.evidence > 0 ? `，${result.evidence} 份证据` : ''}。`}
      description={
        <ul style={{ margin: 0, paddingLeft: 18 }}>
          <OutcomeLines {...result} />
          {result.quarantined.map(({ device, name, count, reason }) => (
            <li key={device} className="tone-grave">
              ▲ {name} 的 {count} 条记录已隔离，不计入台账：{reason}
            </li>
          ))}
          {result.missing.map(({ device, name, count }) => (
            <li key={device}>
              ◐{' '}
              {isMadeUp(count)
                ? `${name} 有记录的编号不可信，算不出缺多少条，不再等候补收。请电话核对这台设备；编号不可信的记录照样保留。`
                : `${name} 还有 ${missingWords(count)}记录没有收到（待补），收到后自动补上。`}
            </li>
          ))}
          {result.unapproved.map(({ id, name, unit, fingerprint }) => (
            <li key={id}>
              ○ {unit} {name} 的设备未核准{fingerprint && `（指纹 ${fingerprint}）`}
              ：报错和备注已计入，工单进入待核实；其他步骤，电话核对指纹、在下面“设备”里核准后才作数。
            </li>
          ))}
          {result.newerParts > 0 && (
            <li className="tone-warn">
              ◐ 另有 {result.newerParts} 个较新版本的附件没有导入，请更新本机的巡读后再导入一次。
            </li>
          )}
          {isLastOfSet && result.set && <SetLine set={result.set} />}
          <li className="soft small">
            台账校验码 <span className="figures">{result.ledgerHash.slice(0, 16)}</span>
            （导入过同样文件的电脑应当一致；核准不同、导入先后不同的除外）
          </li>
        </ul>
      }
    />
  );
}

function SetLine({ set }: { set: SetStanding }) {
  const words = setStandingWords(set);
  return words === undefined ? (
    <li>● 这一套 {set.of} 卷都已导入。</li>
  ) : (
    <li className="tone-warn">◐ {words}</li>
  );
}
