import { Alert, Button, Input, Popconfirm, Radio } from 'antd';
import { useRef, useState } from 'react';

import type { TypoLevel } from '../../lib/core/typos/typo-checker.ts';
import { FileButton } from '../file-button.tsx';
import { EmptyList } from '../loaded.tsx';
import { WorkProgress } from '../work-progress.tsx';
import { adopted, type Draft, type DraftItem, ignored, resultText, typed, undone } from './draft.ts';
import { DraftItemRow, type ItemActs } from './draft-item.tsx';
import './proofread.css';

/** What the last check said besides its findings. */
export interface CheckedScope {
  level: TypoLevel;
  passed: number;
  notLookedAt: readonly string[];
  ruleTitles: Readonly<Record<string, string>>;
}

interface Props {
  draft: Draft;
  /** Of a change that was made while another was under way the later state is handed in. */
  onDraft: (change: (draft: Draft) => Draft) => void;
  checked: CheckedScope | undefined;
  /** Share done while a check is under way. */
  running: number | undefined;
  failure: string | undefined;
  onCheck: (level: TypoLevel) => void;
  onStop: () => void;
  onOpenFile: (file: File) => void;
  /** Resolves with the key of what was learnt, undefined when it was refused. */
  onLearn: (item: DraftItem) => Promise<string | undefined>;
  onUnlearn: (key: string) => Promise<boolean>;
  onCopy: (words: string) => void;
  news: string | undefined;
}

const LEVELS: readonly { value: TypoLevel; label: string }[] = [
  { value: 'wide', label: '宽：多查一些，误报也多' },
  { value: 'normal', label: '中' },
  { value: 'strict', label: '严：只报把握大的' },
];
const LEVEL_NAMES: Readonly<Record<TypoLevel, string>> = { wide: '宽', normal: '中', strict: '严' };

/** 仔细校对: a draft left, what was found in it right. Nothing of it is stored. */
export function ProofreadView(props: Props) {
  const { draft, onDraft, checked, running, failure, onCheck, onStop, onCopy, news } = props;
  const [level, setLevel] = useState<TypoLevel>('wide');
  const paper = useRef<HTMLTextAreaElement>(null);
  const acts: ItemActs = {
    show({ start, end }) {
      paper.current?.focus();
      paper.current?.setSelectionRange(start, end);
      // Focus scrolls to the caret only where it has moved by typing: the share of the text is near enough.
      const area = paper.current;
      if (area)
        area.scrollTop = (start / Math.max(1, draft.text.length)) * area.scrollHeight - area.clientHeight / 2;
    },
    adopt: ({ finding }) => onDraft((now) => adopted(now, finding.id)),
    ignore: ({ finding }) => onDraft((now) => ignored(now, finding.id)),
    learn: (item) =>
      void props.onLearn(item).then((key) => {
        if (key !== undefined) onDraft((now) => ignored(now, item.finding.id, key));
      }),
    undo: ({ finding, key }) =>
      void (key === undefined ? Promise.resolve(true) : props.onUnlearn(key)).then((isDone) => {
        if (isDone) onDraft((now) => undone(now, finding.id));
      }),
  };
  const isRunning = running !== undefined;
  return (
    <div className="stack">
      <p className="soft">
        把待发的稿件粘贴进来，按全部文字规则和上下文逐句校对。稿件只在本页里，不保存、不上传，关掉就没有了；只有点“忽略并学习”时，才记下那一个词。
      </p>
      {failure !== undefined && <Alert type="error" showIcon title={failure} />}
      {news !== undefined && <Alert type="success" showIcon title={news} />}
      <div className="row">
        <FileButton
          text="打开 .txt…"
          accept=".txt,text/plain"
          disabled={isRunning}
          onFile={props.onOpenFile}
        />
        <Radio.Group
          aria-label="查错别字的宽严"
          options={[...LEVELS]}
          value={level}
          onChange={(change) => setLevel(change.target.value as TypoLevel)}
        />
        <Button
          type="primary"
          disabled={isRunning || draft.text.trim() === ''}
          onClick={() => onCheck(level)}
        >
          开始校对
        </Button>
        <WorkProgress label="正在校对" share={running} onStop={onStop} />
      </div>
      <div className="proofread">
        <div className="stack-tight">
          <Input.TextArea
            ref={(area) => {
              paper.current = area?.resizableTextArea?.textArea ?? null;
            }}
            aria-label="稿件"
            placeholder="在这里粘贴稿件。Word 文档请在 Word 里全选、复制，再粘贴到这里（.docx 不能直接打开）。Ctrl+回车开始校对。"
            rows={22}
            value={draft.text}
            readOnly={isRunning}
            onChange={(change) => onDraft((now) => typed(now, change.target.value))}
            onKeyDown={(event) => {
              const isAsked = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
              if (isAsked && !isRunning && draft.text.trim() !== '') onCheck(level);
            }}
          />
          <div className="row">
            <span className="soft small grow">{draft.text.length} 字</span>
            <Button disabled={draft.text === ''} onClick={() => onCopy(draft.text)}>
              复制稿件
            </Button>
            <Popconfirm
              title="清空稿件和结果？清空后找不回来。"
              okText="清空"
              cancelText="不清空"
              onConfirm={() =>
                onDraft((now) => ({ ...now, text: '', items: [], typedOver: 0, isEdited: true }))
              }
            >
              <Button disabled={draft.text === '' || isRunning}>清空</Button>
            </Popconfirm>
          </div>
        </div>
        <Found draft={draft} checked={checked} acts={acts} onCopy={onCopy} />
      </div>
    </div>
  );
}

function Found({
  draft,
  checked,
  acts,
  onCopy,
}: Pick<Props, 'draft' | 'checked' | 'onCopy'> & { acts: ItemActs }) {
  if (!checked) {
    return <EmptyList title="还没有校对" advice="粘贴稿件或打开 .txt 文件，选好宽严，点“开始校对”。" />;
  }
  const open = draft.items.filter(({ state }) => state === '待定');
  const done = draft.items.filter(({ state }) => state !== '待定');
  const count = (state: DraftItem['state']) => done.filter((item) => item.state === state).length;
  const titleOf = ({ finding }: DraftItem) => checked.ruleTitles[finding.ruleId] ?? finding.problemClass;
  const rows = (items: readonly DraftItem[]) =>
    items.map((item) => (
      <DraftItemRow key={item.finding.id} item={item} ruleTitle={titleOf(item)} acts={acts} />
    ));
  return (
    <section className="panel stack-tight" aria-label="校对结果">
      <div className="row">
        <strong className="grow" role="status">
          待定 {open.length} 处 · 已采用 {count('已采用')} · 已忽略 {count('已忽略')} · 已学习{' '}
          {count('已学习')}
          {checked.passed > 0 && ` · 放行的词 ${checked.passed} 处没有列出`}
        </strong>
        <Button
          disabled={draft.items.length === 0}
          onClick={() => onCopy(resultText(draft.items, LEVEL_NAMES[checked.level], checked.notLookedAt))}
        >
          复制结果
        </Button>
      </div>
      {(draft.isEdited || draft.typedOver > 0) && (
        <span className="tone-warn small">
          ▲ 校对后稿件又改过
          {draft.typedOver > 0 && `，改动处原有的 ${draft.typedOver} 处提示已撤下`}
          ；改动的地方还没有校对，请再校对一次。
        </span>
      )}
      {checked.notLookedAt.map((sentence) => (
        <span key={sentence} className="soft small">
          {sentence}
        </span>
      ))}
      {open.length === 0 ? (
        <EmptyList
          title={done.length > 0 ? '都处理完了' : '在已检查的范围内未发现问题'}
          advice="没有检查的部分见上方。发布前仍要人工三审。"
        />
      ) : (
        <>
          <span className="soft small">↑↓ 换条，回车定位，A 采用，I 忽略，L 忽略并学习</span>
          <ul className="card-list">{rows(open)}</ul>
        </>
      )}
      {done.length > 0 && (
        <details>
          <summary>处理过的 {done.length} 处</summary>
          <ul className="card-list">{rows(done)}</ul>
        </details>
      )}
    </section>
  );
}
