import { Form, Input } from 'antd';

import type { TicketPayload } from '../../../lib/core/events/event.ts';
import { fromTimeInput } from '../../show-time.ts';
import { StepForm } from './step-form.tsx';
import { TimePicker } from './time-picker.tsx';

const REVIEWS = ['初审', '复审', '终审'] as const;
type ReviewName = (typeof REVIEWS)[number];
type Fields = Record<ReviewName, { name: string; at: string }> & { newUrl: string };

interface Props {
  url: string;
  busy: boolean;
  onSubmit: (payload: TicketPayload<'重新发布'>) => void;
}

/** 重新发布 must carry the names and times of the 三审 and the new address. */
export function RepublishForm({ url, busy, onSubmit }: Props) {
  return (
    <StepForm<Fields>
      initial={{ newUrl: url }}
      submitText="记录重新发布"
      busy={busy}
      note="初审、复审、终审的时间要先后分开"
      onFinish={(fields) => {
        const signed = (which: ReviewName) => {
          const at = fromTimeInput(fields[which].at);
          return at ? { name: fields[which].name.trim(), at } : undefined;
        };
        const [first, second, last] = REVIEWS.map(signed);
        if (first && second && last) {
          onSubmit({ 初审: first, 复审: second, 终审: last, newUrl: fields.newUrl.trim() });
        }
      }}
    >
      {REVIEWS.map((review) => (
        <Form.Item key={review} label={review} style={{ marginBottom: 8 }}>
          <div className="row" style={{ alignItems: 'flex-start' }}>
            <Form.Item
              name={[review, 'name']}
              noStyle
              rules={[{ required: true, whitespace: true, message: `请填${review}人姓名` }]}
            >
              <Input style={{ width: 120 }} placeholder="姓名" aria-label={`${review}人`} maxLength={20} />
            </Form.Item>
            <Form.Item
              name={[review, 'at']}
              noStyle
              rules={[
                {
                  validator: (_rule, typed: string | undefined) =>
                    fromTimeInput(typed ?? '')
                      ? Promise.resolve()
                      : Promise.reject(new Error(`请填${review}时间`)),
                },
              ]}
            >
              <TimePicker aria-label={`${review}时间`} />
            </Form.Item>
          </div>
        </Form.Item>
      ))}
      <Form.Item
        name="newUrl"
        label="发布网址"
        rules={[
          { required: true, whitespace: true, message: '请填重新发布后的网址' },
          { pattern: /^\s*https?:\/\/\S+\s*$/, message: '网址要以 http:// 或 https:// 开头' },
        ]}
      >
        <Input />
      </Form.Item>
    </StepForm>
  );
}
