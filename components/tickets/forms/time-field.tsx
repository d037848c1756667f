import { Form } from 'antd';

import { fromTimeInput } from '../../show-time.ts';
import { TimePicker } from './time-picker.tsx';

interface Props {
  name: string | string[];
  label: string;
  /** Latest instant that makes sense; nobody feeds back tomorrow's work. */
  notAfter: string;
}

/** A moment in Asia/Shanghai wall time, not after now. */
export function TimeField({ name, label, notAfter }: Props) {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        {
          validator: (_rule, typed: string | undefined) => {
            const instant = fromTimeInput(typed ?? '');
            if (!instant) return Promise.reject(new Error(`请填${label}`));
            if (Date.parse(instant) > Date.parse(notAfter) + 60_000) {
              return Promise.reject(new Error(`${label}不能晚于现在`));
            }
            return Promise.resolve();
          },
        },
      ]}
    >
      <TimePicker />
    </Form.Item>
  );
}
