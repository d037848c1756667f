import { Button, InputNumber } from 'antd';
import { useState } from 'react';

import {
  type AmberDays,
  LIMIT_CLASSES,
  type LimitClass,
  limitText,
  mostAmber,
  noticeLimits,
} from '../../lib/core/freshness/limits.ts';

interface Props {
  amber: AmberDays;
  /** Columns whose own limit stands in place of the notice's, with the reason. */
  own: readonly { name: string; days: number; reason: string }[];
  onChange: (amber: AmberDays) => void;
}

/** 期限与提醒: the notice's limits as they stand, and from when 将到期 is shown. */
export function LimitsPanel({ amber, own, onChange }: Props) {
  const [typed, setTyped] = useState<Partial<Record<LimitClass, number | null>>>({});
  const isOwn = Object.keys(amber).length > 0;

  const keep = (one: LimitClass) => {
    const days = typed[one];
    const { [one]: _kept, ...rest } = typed;
    setTyped(rest);
    if (days === undefined || days === null || !Number.isInteger(days)) return;
    const bounded = Math.max(0, Math.min(days, mostAmber(one)));
    const { [one]: _old, ...others } = amber;
    onChange(bounded === noticeLimits[one].amberDaysLeft ? others : { ...others, [one]: bounded });
  };

  return (
    <div className="stack">
      <p className="soft">
        更新期限按通知执行，不能放宽；从剩几天起显示“◐
        将到期”由本单位定。单个栏目要更严，在栏目清单的“更新期限”里写明天数和理由。
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">类别</th>
            <th scope="col">更新期限</th>
            <th scope="col">条款</th>
            <th scope="col">剩几天起提醒</th>
            <th scope="col">内置</th>
          </tr>
        </thead>
        <tbody className="figures">
          {LIMIT_CLASSES.map((one) => (
            <tr key={one}>
              <th scope="row">{one}</th>
              <td>{limitText(noticeLimits[one])}</td>
              <td>通知{noticeLimits[one].clause}</td>
              <td>
                <InputNumber
                  aria-label={`${one}剩几天起提醒`}
                  min={0}
                  max={mostAmber(one)}
                  precision={0}
                  suffix="天"
                  style={{ width: 110 }}
                  value={typed[one] ?? amber[one] ?? noticeLimits[one].amberDaysLeft}
                  onChange={(days) => setTyped({ ...typed, [one]: days })}
                  onBlur={() => keep(one)}
                  onPressEnter={() => keep(one)}
                />
              </td>
              <td className="soft">{noticeLimits[one].amberDaysLeft} 天</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <Button disabled={!isOwn} onClick={() => onChange({})}>
          恢复默认
        </Button>
        <span className="soft small">
          {isOwn ? '有改动的类别按本单位的天数提醒。' : '现在全部是内置的天数。'}
        </span>
      </div>
      {own.length > 0 && (
        <section className="stack-tight">
          <h3>另定期限的栏目</h3>
          <ul>
            {own.map(({ name, days, reason }) => (
              <li key={name}>
                {name}：{days} 天，理由：{reason}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
