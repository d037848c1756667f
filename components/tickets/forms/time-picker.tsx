import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Props {
  /** `YYYY-MM-DDTHH:mm` in Shanghai wall time, '' for none. Given by the form item. */
  value?: string;
  onChange?: (typed: string) => void;
  id?: string;
  'aria-label'?: string;
}

/**
 * A moment as wall time, typed or picked, always shown as 2026-11-23 14:05. The value is text without a zone:
 * dayjs only lays out its digits. 此刻 is left out, it would take the machine's own zone.
 */
export function TimePicker({ value, onChange, ...rest }: Props) {
  return (
    <DatePicker
      {...rest}
      style={{ width: 180 }}
      format="YYYY-MM-DD HH:mm"
      showTime={{ format: 'HH:mm' }}
      showNow={false}
      needConfirm={false}
      placeholder="年-月-日 时:分"
      value={value ? dayjs(value) : null}
      onChange={(moment) => onChange?.(moment ? moment.format('YYYY-MM-DDTHH:mm') : '')}
    />
  );
}
