import { Alert, Button, Descriptions, Upload } from 'antd';

import { showTime } from '../show-time.ts';

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
}

export interface TakenIn {
  kind: string;
  fileName: string;
  fresh: number;
  known: number;
  tickets: number;
  quarantined: readonly { device: string; name: string; count: number; reason: string }[];
  missing: readonly { device: string; name: string; count: number }[];
  unapproved: readonly { id: string; name: string; unit: string; fingerprint?: string | undefined }[];
  ledgerHash: string;
}

export type TakeInState =
  | { is: 'idle' }
  | { is: 'reading'; fileName: string; percent: number }
  | { is: 'ready'; head: FileHead }
  | { is: 'taking'; head: FileHead }
  | { is: 'done'; results: readonly TakenIn[]; failures: readonly string[] }
  | { is: 'failed'; error: string };

interface Props {
  state: TakeInState;
  onFiles: (files: File[]) => void;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Choosing files, looking at what one holds, taking it in, and what that came to. */
export function TakeInView({ state, onFiles, onConfirm, onCancel }: Props) {
  const busy = state.is === 'reading' || state.is === 'taking';
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
            正在核对 {state.fileName}… {Math.round(state.percent * 100)}%
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
      {state.is === 'failed' && <Alert type="error" showIcon title={state.error} />}
      {state.is === 'done' && (
        <>
          {state.failures.map((error) => (
            <Alert key={error} type="error" showIcon title={error} />
          ))}
          {state.results.map((result) => (
            <Outcome key={`${result.fileName} ${result.ledgerHash}`} result={result} />
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
      ].map((item) => ({ ...item, key: item.label }))}
    />
  );
}

function Outcome({ result }: { result: TakenIn }) {
  const isClean = result.quarantined.length === 0;
  return (
    <Alert
      type={isClean ? 'success' : 'warning'}
      showIcon
      title={`已导入 ${result.fileName}：新增 ${result.fresh} 条记录${result.known > 0 ? `，${result.known} 条本来就有` : ''}，涉及 ${result.tickets} 张工单。`}
      description={
        <ul style={{ margin: 0, paddingLeft: 18 }}>
          {result.quarantined.map(({ device, name, count, reason }) => (
            <li key={device} className="tone-grave">
              ▲ {name} 的 {count} 条记录已隔离，不计入台账：{reason}
            </li>
          ))}
          {result.missing.map(({ device, name, count }) => (
            <li key={device}>
              ◐ {name} 还有 {count} 条记录没有收到（待补），收到后自动补上。
            </li>
          ))}
          {result.unapproved.map(({ id, name, unit, fingerprint }) => (
            <li key={id}>
              ○ {unit} {name} 的设备未登记{fingerprint && `（指纹 ${fingerprint}）`}
              ：工单进入待核实；以大数据中心名义写的步骤，电话核对指纹、在下面“设备”里核准后才作数。
            </li>
          ))}
          <li className="soft small">
            台账校验码 <span className="figures">{result.ledgerHash.slice(0, 16)}</span>
            （导入过同样文件的电脑应当一致）
          </li>
        </ul>
      }
    />
  );
}
