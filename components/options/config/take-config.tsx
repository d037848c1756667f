import { Alert, Button, Radio, Upload } from 'antd';
import { useState } from 'react';
import { isSameFingerprint } from '../../packages/fingerprint-field.tsx';
import { showTime } from '../../show-time.ts';
import { type Loss, LossQuestion } from './loss-question.tsx';
import { type ConfigPlan, PlanView } from './plan-view.tsx';
import { type Signer, type SignerAnswer, SignerView } from './signer-view.tsx';

/** A file that was looked at; nothing of it is written yet. */
interface ConfigPreview {
  fileName: string;
  madeBy: string;
  madeAt: string;
  signer: Signer;
  plan: ConfigPlan;
  /** Those with a `list` come only where the package's version of that list is chosen. */
  losses: readonly (Loss & { list?: string | undefined })[];
  base: string;
  newerHere?: { fileName: string; madeAt: string } | undefined;
}

export type TakeConfigState =
  | { is: 'idle' }
  | { is: 'reading'; fileName: string }
  | { is: 'ready' | 'taking'; preview: ConfigPreview }
  | { is: 'failed'; error: string };

type Choice = '用包里的' | '保留本机的';

/** Everything a person said to a package. */
export interface ConfigAnswer extends SignerAnswer {
  choices: { name: string; choice: Choice }[];
  /** Keys of the losses that were asked about and confirmed. */
  confirmedOff: string[];
}

interface Props {
  state: TakeConfigState;
  onFile: (file: File) => void;
  onConfirm: (answer: ConfigAnswer) => void;
  onCancel: () => void;
}

/** Choosing a 配置包, seeing what it would change, deciding on lists of one's own, and 确认. */
export function TakeConfig({ state, onFile, onConfirm, onCancel }: Props) {
  const busy = state.is === 'reading' || state.is === 'taking';
  return (
    <section className="panel stack">
      <h3>导入配置包</h3>
      <Upload.Dragger
        accept=".zip"
        disabled={busy}
        showUploadList={false}
        beforeUpload={(file) => {
          onFile(file);
          return false;
        }}
      >
        <p>把大数据中心发来的配置包（.zip）拖到这里，或点此选择</p>
        <p className="soft small">
          先列出会改动什么，确认后才写入；要么全部导入，要么什么都不改，可一步撤销。
        </p>
      </Upload.Dragger>
      {state.is === 'reading' && <p role="status">正在核对 {state.fileName}…</p>}
      {state.is === 'failed' && <Alert type="error" showIcon title={state.error} />}
      {(state.is === 'ready' || state.is === 'taking') && (
        <Decide
          key={state.preview.base + state.preview.madeAt}
          preview={state.preview}
          busy={state.is === 'taking'}
          onConfirm={onConfirm}
          onCancel={onCancel}
        />
      )}
    </section>
  );
}

interface DecideProps extends Pick<Props, 'onConfirm' | 'onCancel'> {
  preview: ConfigPreview;
  busy: boolean;
}

function Decide({ preview, busy, onConfirm, onCancel }: DecideProps) {
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [answer, setAnswer] = useState<SignerAnswer>({ heard: '', unsigned: false });
  const [asked, setAsked] = useState(false);
  const { plan, newerHere, signer, losses } = preview;
  const open = plan.lists.filter(({ what }) => what === '冲突');
  const undecided = open.filter(({ name }) => !choices.has(name));
  const lost = losses.filter(({ list }) => list === undefined || choices.get(list) === '用包里的');
  const waits = waitsFor(signer, answer, undecided.length);
  const confirm = () =>
    onConfirm({
      ...answer,
      choices: [...choices].map(([name, choice]) => ({ name, choice })),
      confirmedOff: lost.map(({ key }) => key),
    });
  return (
    <section className="stack" aria-label="配置包会改动什么">
      <p>
        <b>{preview.fileName}</b>：{preview.madeBy || '未署名'} 于 {showTime(preview.madeAt)} 导出。
      </p>
      {newerHere && (
        <Alert
          type="warning"
          showIcon
          title={`这个配置包比现用的旧：现用的 ${newerHere.fileName} 是 ${showTime(newerHere.madeAt)} 导出的。确认后会退回旧的内容。`}
        />
      )}
      <SignerView
        signer={signer}
        madeBy={preview.madeBy}
        answer={answer}
        busy={busy || asked}
        onAnswer={setAnswer}
      />
      <PlanView plan={plan} />
      {open.map(({ name, count, mine }) => (
        <div key={name} className="stack">
          <span className="tone-warn">
            ◐ 词表“{name}”本机也有一份
            {mine && mine.name !== name && `（叫“${mine.name}”）`}，内容不同：包里 {count} 条，本机{' '}
            {mine?.count} 条{mine && `（${mine.savedBy || '未署名'} 于 ${showTime(mine.savedAt)} 改的）`}。
          </span>
          <Radio.Group
            aria-label={`词表“${name}”用哪一份`}
            options={['用包里的', '保留本机的']}
            value={choices.get(name)}
            disabled={busy || asked}
            onChange={(change) =>
              setChoices((now) => new Map([...now, [name, change.target.value as Choice]]))
            }
          />
        </div>
      ))}
      {asked ? (
        <LossQuestion losses={lost} busy={busy} onConfirm={confirm} onCancel={onCancel} />
      ) : (
        <div className="row">
          <span className="grow">{waits ?? '还没有写入任何内容。'}</span>
          <Button
            type="primary"
            danger={signer.is === '没有签名'}
            loading={busy}
            disabled={waits !== undefined}
            onClick={() => (lost.length > 0 ? setAsked(true) : confirm())}
          >
            {signer.is === '没有签名' ? '没有签名，仍要导入' : '确认导入'}
          </Button>
          <Button disabled={busy} onClick={onCancel}>
            不导入
          </Button>
        </div>
      )}
    </section>
  );
}

/** What still has to be said; undefined when nothing is left. */
function waitsFor(signer: Signer, answer: SignerAnswer, undecided: number): string | undefined {
  if (undecided > 0) return `请先选定 ${undecided} 份词表用哪一份。`;
  if (signer.is === '没有签名') return answer.unsigned ? undefined : '没有签名的配置包，勾选确认后才能导入。';
  if (signer.is === '已吊销') return '签这个配置包的设备已吊销，不能导入。';
  if (signer.is === '第一次见到' || signer.is === '换了钥匙')
    return isSameFingerprint(answer.heard, signer.fingerprint)
      ? undefined
      : '请先和大数据中心核对 8 位指纹，一致后才能导入。';
  return undefined;
}
