import { Alert, Button, Checkbox, DatePicker, Form, Input } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';

import type { AttestInput } from '../../lib/core/freshness/attestation.ts';
import type { HandSighting } from '../../lib/core/freshness/hand-sighting.ts';
import type { Answer } from '../loaded.tsx';

interface DayProps {
  value?: string;
  onChange?: (day: string | undefined) => void;
  id?: string;
  label: string;
  today: string;
}

/** A day as text, `YYYY-MM-DD`; none after today. */
function DayField({ value, onChange, id, label, today }: DayProps) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      style={{ width: 140 }}
      format="YYYY-MM-DD"
      placeholder="年-月-日"
      showNow={false}
      needConfirm={false}
      disabledDate={(day) => day.format('YYYY-MM-DD') > today}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day?.format('YYYY-MM-DD'))}
    />
  );
}

interface FormProps<T> {
  today: string;
  onSend: (fields: T) => Promise<Answer<unknown>>;
  /** The form may go; `done` when what it held was written down. */
  onClose: (done: boolean) => void;
}

/** What was sent is kept in the form until it was written down; a refusal stands above it. */
function useSending<T>({ onSend, onClose }: FormProps<T>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const send = (fields: T) => {
    setBusy(true);
    void onSend(fields).then((answer) => {
      setBusy(false);
      if (answer.ok) onClose(true);
      else setError(answer.error);
    });
  };
  return { busy, error, send };
}

function Buttons({
  busy,
  text,
  onClose,
}: {
  busy: boolean;
  text: string;
  onClose: FormProps<unknown>['onClose'];
}) {
  return (
    <div className="row">
      <Button type="primary" htmlType="submit" loading={busy}>
        {text}
      </Button>
      <Button onClick={() => onClose(false)}>取消</Button>
    </div>
  );
}

function Frame({
  title,
  error,
  children,
}: {
  title: ReactNode;
  error: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className="panel stack-tight column-form">
      <span className="soft small">{title}</span>
      {error !== undefined && <Alert type="error" showIcon title={error} />}
      {children}
    </div>
  );
}

const required = (message: string) => [{ required: true, whitespace: true, message }];

/** 登记看到的最新一条: day and words, or that there is none, where a machine cannot read the list. */
export function SightForm(props: FormProps<HandSighting>) {
  const { busy, error, send } = useSending(props);
  const [isEmpty, setEmpty] = useState(false);
  return (
    <Frame
      title="打开网页，照抄最新一条的标题和日期。登记后状态按这个日期算，并写明是人工登记、由谁登记。"
      error={error}
    >
      <Form<HandSighting>
        layout="vertical"
        data-form="sight"
        onFinish={(seen) => send(isEmpty ? { ...seen, date: null } : seen)}
      >
        <Form.Item>
          <Checkbox checked={isEmpty} onChange={({ target }) => setEmpty(target.checked)}>
            列表是空的，没有任何内容
          </Checkbox>
        </Form.Item>
        {!isEmpty && (
          <Form.Item name="date" label="最新一条的日期" rules={required('请填日期')}>
            <DayField label="最新一条的日期" today={props.today} />
          </Form.Item>
        )}
        <Form.Item
          name="line"
          label={isEmpty ? '页面上写着什么' : '最新一条的标题'}
          rules={required(isEmpty ? '请照抄页面上的话' : '请照抄标题')}
        >
          <Input
            maxLength={200}
            placeholder={isEmpty ? '例如：暂无内容、栏目建设中' : '例如：全县秋收工作推进会召开'}
          />
        </Form.Item>
        <Buttons busy={busy} text="登记" onClose={props.onClose} />
      </Form>
    </Frame>
  );
}

interface AttestProps extends FormProps<AttestInput> {
  /** Who sits here. */
  person: { name: string; unit: string } | undefined;
  newest: string;
}

/** 核对无变动: by whom, on which day, why. */
export function AttestForm(props: AttestProps) {
  const { busy, error, send } = useSending(props);
  const { person, newest, today } = props;
  return (
    <Frame
      title={`逐条核对内容后再填。期限从核对之日起算，最近更新日期仍是 ${newest}；台账、统计里单独列出，随时可以撤销。`}
      error={error}
    >
      <Form<AttestInput>
        layout="vertical"
        data-form="attest"
        initialValues={{ on: today, name: person?.name ?? '', unit: person?.unit ?? '', reason: '' }}
        onFinish={send}
      >
        <div className="row" style={{ alignItems: 'flex-start' }}>
          <Form.Item name="on" label="核对日期" rules={required('请填核对日期')}>
            <DayField label="核对日期" today={today} />
          </Form.Item>
          <Form.Item name="name" label="核对人" rules={required('请填核对人')}>
            <Input maxLength={50} style={{ width: 140 }} />
          </Form.Item>
          <Form.Item name="unit" label="核对单位">
            <Input maxLength={100} style={{ width: 220 }} />
          </Form.Item>
        </div>
        <Form.Item name="reason" label="核对情况" rules={required('请写核对了什么、为什么无变动')}>
          <Input.TextArea
            rows={2}
            maxLength={500}
            placeholder="例如：领导分工、机构职能与现行文件逐项一致，无变动。"
          />
        </Form.Item>
        <Buttons busy={busy} text="确认核对无变动" onClose={props.onClose} />
      </Form>
    </Frame>
  );
}

/** 撤销核对无变动, with its reason. */
export function UndoAttestForm(props: FormProps<string>) {
  const { busy, error, send } = useSending(props);
  return (
    <Frame title="撤销后期限恢复从最近更新之日起算；原来的核对记录仍留在台账里。" error={error}>
      <Form<{ reason: string }> layout="vertical" data-form="undo" onFinish={({ reason }) => send(reason)}>
        <Form.Item name="reason" label="撤销理由" rules={required('请写撤销理由')}>
          <Input maxLength={200} placeholder="例如：核对后发现领导分工已调整" />
        </Form.Item>
        <Buttons busy={busy} text="撤销核对" onClose={props.onClose} />
      </Form>
    </Frame>
  );
}
