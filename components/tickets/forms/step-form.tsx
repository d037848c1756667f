import { Button, Form, type FormInstance } from 'antd';
import type { ReactNode } from 'react';

interface Props<F> {
  form?: FormInstance<F>;
  initial?: Partial<F>;
  submitText: string;
  busy: boolean;
  /** Said beside the button, such as what the step starts. */
  note?: string;
  danger?: boolean;
  /** There is nothing to send yet, or what is chosen leads nowhere. */
  disabled?: boolean;
  onFinish: (fields: F) => void;
  children: ReactNode;
}

/** The frame every step's form shares: labels left, one button, what the step does beside it. */
export function StepForm<F extends object>({
  form,
  initial,
  submitText,
  busy,
  note,
  danger = false,
  disabled = false,
  onFinish,
  children,
}: Props<F>) {
  const [own] = Form.useForm<F>();
  return (
    <Form<F>
      form={form ?? own}
      layout="horizontal"
      labelCol={{ flex: '92px' }}
      wrapperCol={{ flex: 1 }}
      labelAlign="left"
      requiredMark={false}
      colon={false}
      {...(initial ? { initialValues: initial } : {})}
      onFinish={onFinish}
    >
      {children}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy} danger={danger} disabled={disabled}>
          {submitText}
        </Button>
        {note && <span className="soft small">{note}</span>}
      </div>
    </Form>
  );
}
