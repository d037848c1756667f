import { Button, Input, InputNumber, Select, Table } from 'antd';
import { useState } from 'react';

import type { ClockOptions } from '../../lib/core/clocks/ticket-clocks.ts';
import { ProblemClass } from '../../lib/core/finding.ts';

type OwnKind = 'hours' | 'workdays' | 'days';
type OwnLimits = NonNullable<ClockOptions['officeLimits']>;

const KIND_WORDS: Readonly<Record<OwnKind, string>> = {
  hours: '小时（自然时间）',
  workdays: '个工作日',
  days: '天',
};
/** 错敏 classes have the notice's own hour; an office cannot set them another. */
const BY_NOTICE: readonly ProblemClass[] = ['严重表述错误', '错别字', '个人隐私', '暗链外链'];
const OPEN_CLASSES = ProblemClass.options.filter((one) => !BY_NOTICE.includes(one));
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

interface Props {
  value: ClockOptions;
  onChange: (value: ClockOptions, done: string) => void;
}

/** What an office may set of a ticket's clocks: closing time, warnings, limits where the notice has none. */
export function TicketLimits({ value, onChange }: Props) {
  const [closing, setClosing] = useState(value.closingTime ?? '');
  const [picked, setPicked] = useState<ProblemClass>();
  const own: OwnLimits = value.officeLimits ?? {};
  const isTime = closing === '' || TIME.test(closing);
  const set = (part: ClockOptions, done: string) => onChange({ ...value, ...part }, done);
  const setLimit = (problemClass: ProblemClass, limit: OwnLimits[ProblemClass]) => {
    const { [problemClass]: _old, ...others } = own;
    set(
      { officeLimits: limit ? { ...others, [problemClass]: limit } : others },
      limit
        ? `“${problemClass}”的时限已设为 ${limit.amount}${KIND_WORDS[limit.kind as OwnKind]}。`
        : `“${problemClass}”恢复为无规定时限。`,
    );
  };
  return (
    <section className="panel stack">
      <h2>工单时限</h2>
      <p className="soft">
        通知规定的时限（错敏 1 小时、找错 3 个工作日、季度督查 2
        个工作日）不能改。下面只设通知没有规定的部分。
      </p>
      <div className="row">
        <label htmlFor="closing-time">工作日期限在当天</label>
        <Input
          id="closing-time"
          style={{ width: 90 }}
          value={closing}
          placeholder="24:00"
          status={isTime ? '' : 'error'}
          onChange={(event) => setClosing(event.target.value.trim())}
        />
        <span>截止（不填按 24:00）</span>
        <Button
          disabled={!isTime || closing === (value.closingTime ?? '')}
          onClick={() =>
            set(
              { closingTime: closing === '' ? undefined : closing },
              `工作日期限改为 ${closing || '24:00'} 截止。`,
            )
          }
        >
          保存
        </Button>
        {!isTime && <span className="tone-late">要写成 17:30 这样的时间。</span>}
      </div>
      <div className="row">
        <label htmlFor="warn-minutes">1 小时时限剩</label>
        <InputNumber
          id="warn-minutes"
          min={1}
          max={60}
          value={value.warnMinutes ?? 30}
          onChange={(minutes) =>
            minutes !== null && set({ warnMinutes: minutes }, `剩 ${minutes} 分钟时提醒。`)
          }
        />
        <label htmlFor="warn-days">分钟时、工作日期限剩</label>
        <InputNumber
          id="warn-days"
          min={1}
          max={10}
          value={value.warnDays ?? 1}
          onChange={(days) => days !== null && set({ warnDays: days }, `剩 ${days} 天时提醒。`)}
        />
        <span>天时，标为将到期</span>
      </div>
      <Table
        rowKey={(problemClass: ProblemClass) => problemClass}
        pagination={false}
        dataSource={OPEN_CLASSES.filter((one) => own[one])}
        locale={{ emptyText: '没有自定时限：这些类别的工单显示“无规定时限”。' }}
        columns={[
          { title: '问题类别', render: (_, problemClass: ProblemClass) => problemClass },
          {
            title: '从通知责任单位起',
            render: (_, problemClass: ProblemClass) => {
              const limit = own[problemClass];
              if (!limit) return null;
              return (
                <span className="row">
                  <InputNumber
                    aria-label={`${problemClass}的时限`}
                    min={1}
                    max={400}
                    value={limit.amount}
                    onChange={(amount) => amount !== null && setLimit(problemClass, { ...limit, amount })}
                  />
                  <Select<OwnKind>
                    aria-label={`${problemClass}时限的单位`}
                    value={limit.kind as OwnKind}
                    options={(Object.keys(KIND_WORDS) as OwnKind[]).map((kind) => ({
                      value: kind,
                      label: KIND_WORDS[kind],
                    }))}
                    onChange={(kind) => setLimit(problemClass, { ...limit, kind })}
                  />
                </span>
              );
            },
          },
          {
            title: '',
            render: (_, problemClass: ProblemClass) => (
              <Button onClick={() => setLimit(problemClass, undefined)}>删去</Button>
            ),
          },
        ]}
      />
      <div className="row">
        <Select<ProblemClass>
          aria-label="要自定时限的类别"
          style={{ width: 160 }}
          value={picked ?? null}
          placeholder="选择问题类别"
          options={OPEN_CLASSES.filter((one) => !own[one]).map((one) => ({ value: one, label: one }))}
          onChange={setPicked}
        />
        <Button
          disabled={!picked}
          onClick={() => {
            if (picked) setLimit(picked, { amount: 2, kind: 'workdays' });
            setPicked(undefined);
          }}
        >
          自定时限
        </Button>
      </div>
    </section>
  );
}
