import { Alert, Button, Input, Segmented } from 'antd';
import { useState } from 'react';

import { composePaper, unknownFields } from '../../lib/core/papers/paper.ts';
import { type PaperKind, paperTemplates } from '../../lib/core/papers/templates.ts';
import { PaperView } from '../papers/paper-view.tsx';

interface PaperOptions {
  notice?: string | undefined;
  reply?: string | undefined;
  office: string;
  contact: string;
  phone: string;
}

interface Props {
  value: PaperOptions;
  onChange: (value: PaperOptions, done: string) => void;
}

const KEY = { 整改通知单: 'notice', 找错答复: 'reply' } as const;
const SAMPLE_TABLE = {
  headings: ['序号', '工单编号', '页面标题', '错误原文或情况', '建议修改'],
  rows: [['1', 'BC-20261123-7F3K', '关于开展值班检查的通知', '峻工', '竣工']],
};

/** What the office's papers say of itself, and the wording of each paper. */
export function PaperTemplates({ value, onChange }: Props) {
  return (
    <div className="stack">
      <Letterhead
        key={`${value.office}\n${value.contact}\n${value.phone}`}
        value={value}
        onChange={onChange}
      />
      <Templates value={value} onChange={onChange} />
    </div>
  );
}

function Letterhead({ value, onChange }: Props) {
  const [typed, setTyped] = useState({ office: value.office, contact: value.contact, phone: value.phone });
  const fields = [
    { key: 'office', label: '落款单位' },
    { key: 'contact', label: '联系人' },
    { key: 'phone', label: '联系电话' },
  ] as const;
  const isSame = fields.every(({ key }) => typed[key].trim() === value[key]);
  return (
    <section className="panel stack">
      <h2>公文落款</h2>
      <div className="row">
        {fields.map(({ key, label }) => (
          <label key={key} className="row" htmlFor={`paper-${key}`}>
            {label}
            <Input
              id={`paper-${key}`}
              style={{ width: 180 }}
              maxLength={200}
              value={typed[key]}
              onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
            />
          </label>
        ))}
        <Button
          type="primary"
          disabled={isSame}
          onClick={() => {
            const { office, contact, phone } = typed;
            onChange(
              { ...value, office: office.trim(), contact: contact.trim(), phone: phone.trim() },
              '公文落款已保存。',
            );
          }}
        >
          保存
        </Button>
      </div>
      <p className="soft small">不填的地方，公文上留空，打印后手写。</p>
    </section>
  );
}

function Templates({ value, onChange }: Props) {
  const [kind, setKind] = useState<PaperKind>('整改通知单');
  const template = paperTemplates[kind];
  const own = value[KEY[kind]];
  return (
    <section className="panel stack">
      <div className="row">
        <h2 className="grow">公文模板</h2>
        <Segmented<PaperKind>
          options={Object.keys(paperTemplates) as PaperKind[]}
          value={kind}
          onChange={setKind}
        />
      </div>
      <Editor
        key={`${kind}\n${own ?? ''}`}
        kind={kind}
        start={own ?? template.text}
        isOwn={own !== undefined}
        onSave={(text) =>
          onChange(
            { ...value, [KEY[kind]]: text === template.text ? undefined : text },
            text === template.text ? `${kind}已恢复默认模板。` : `${kind}模板已保存，以后按它生成。`,
          )
        }
      />
    </section>
  );
}

interface EditorProps {
  kind: PaperKind;
  start: string;
  isOwn: boolean;
  onSave: (text: string) => void;
}

function Editor({ kind, start, isOwn, onSave }: EditorProps) {
  const [text, setText] = useState(start);
  const { fields, text: builtIn } = paperTemplates[kind];
  const unknown = unknownFields(text, fields);
  const sample = Object.fromEntries(fields.map((name) => [name, `〔${name}〕`]));
  return (
    <>
      <p className="soft small">
        一行是一段。行首 # 是标题，## 是小标题，&gt; 靠右，= 居中，“签:甲｜乙”是签字栏；
        {'{{字段}}'}自动填写。可用字段：{fields.map((name) => `{{${name}}}`).join(' ')}
      </p>
      <div className="paper-editor">
        <Input.TextArea
          aria-label={`${kind}模板`}
          autoSize={{ minRows: 16, maxRows: 30 }}
          maxLength={20_000}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <section className="paper-preview" aria-label="预览">
          <PaperView parts={composePaper(text, sample, { 问题清单: SAMPLE_TABLE })} />
        </section>
      </div>
      {unknown.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={`没有这样的字段：${unknown.map((name) => `{{${name}}}`).join('、')}，请改正后再保存。`}
        />
      )}
      <div className="row">
        <Button
          type="primary"
          disabled={text === start || unknown.length > 0 || text.trim() === ''}
          onClick={() => onSave(text)}
        >
          保存模板
        </Button>
        <Button disabled={text === start} onClick={() => setText(start)}>
          放弃修改
        </Button>
        <span className="grow" />
        <span className="soft small">{isOwn ? '现在用的是本单位模板' : '现在用的是默认模板'}</span>
        <Button
          disabled={!isOwn && text === builtIn}
          onClick={() => (isOwn ? onSave(builtIn) : setText(builtIn))}
        >
          恢复默认
        </Button>
      </div>
    </>
  );
}
