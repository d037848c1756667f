import { Select } from 'antd';

import { LOOK_BACK_HOURS, lookBackName } from '../../lib/core/tickets/look-back.ts';

interface Props {
  value: readonly number[];
  onChange: (hours: number[], done: string) => void;
}

const OFFERED = [1, 2, 4, 8, 24, 48, 72, 168, 336, 720];
const MOST = 10;
const LONGEST = 8_760;

/** When a closed ticket is looked at again. */
export function LookBackHours({ value, onChange }: Props) {
  const choose = (typed: readonly string[]) => {
    const hours = [...new Set(typed.map(Number))]
      .filter((hour) => Number.isInteger(hour) && hour >= 1 && hour <= LONGEST)
      .sort((a, b) => a - b)
      .slice(0, MOST);
    onChange(
      hours,
      hours.length > 0 ? `回头看改为：${hours.map(lookBackName).join('、')}。` : '不再提醒回头看。',
    );
  };
  return (
    <section className="panel stack">
      <h2>回头看</h2>
      <p className="soft">
        工单办结后，到这些时间在工作台提示再看一次页面，防止错误复发。可选也可直接填小时数；清空就不再提醒。平时是
        {LOOK_BACK_HOURS.map(lookBackName).join('、')}。
      </p>
      <Select<string[]>
        mode="tags"
        aria-label="回头看的时间"
        style={{ maxWidth: 560 }}
        value={value.map(String)}
        options={[...new Set([...OFFERED, ...value])].map((hour) => ({
          value: String(hour),
          label: lookBackName(hour),
        }))}
        onChange={choose}
      />
    </section>
  );
}
