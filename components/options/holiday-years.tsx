import { Alert, Button, Input, Popconfirm, Table } from 'antd';
import { useState } from 'react';

import { defaultHolidays } from '../../lib/core/calendar/default-holidays.ts';
import type { HolidayYear } from '../../lib/core/calendar/holidays.ts';
import { parseHolidayNotice } from '../../lib/core/calendar/parse-holiday-notice.ts';

interface Props {
  loaded: readonly HolidayYear[];
  onChange: (years: HolidayYear[], done: string) => void;
}

const EXAMPLE = '粘贴通知正文，例如：2027年……一、元旦：1月1日（周五）至3日（周日）放假，共3天……';

/** Holidays by year: what is built in, what the office loaded, and the box to load the next notice. */
export function HolidayYears({ loaded, onChange }: Props) {
  const [text, setText] = useState('');
  const parsed = text.trim() === '' ? undefined : parseHolidayNotice(text);
  const own = new Set(loaded.map(({ year }) => year));
  const years = [...Object.values(defaultHolidays).filter(({ year }) => !own.has(year)), ...loaded].sort(
    (a, b) => b.year - a.year,
  );
  const load = (year: HolidayYear) => {
    onChange(
      [...loaded.filter((one) => one.year !== year.year), year],
      `已导入 ${year.year} 年放假安排，相关期限已按它重新计算。`,
    );
    setText('');
  };
  return (
    <section className="panel stack">
      <h2>放假安排</h2>
      <p className="soft">
        工作日期限按国务院办公厅每年的放假通知计算。没有通知的年份只按周末和法定节日算，期限标“暂算”；导入后自动重算。
      </p>
      <Table
        rowKey="year"
        pagination={false}
        dataSource={years}
        columns={[
          { title: '年份', dataIndex: 'year' },
          {
            title: '来源',
            render: (_, year: HolidayYear) =>
              own.has(year.year)
                ? '本单位导入'
                : year.source === 'notice'
                  ? '内置（放假通知）'
                  : '◐ 暂算（通知未发布）',
          },
          { title: '放假', render: (_, { off }: HolidayYear) => `${off.length} 天` },
          { title: '调休上班', render: (_, { work }: HolidayYear) => work.join('、') || '无' },
          {
            title: '',
            render: (_, year: HolidayYear) =>
              own.has(year.year) && (
                <Popconfirm
                  title={`撤下导入的 ${year.year} 年安排？期限会按内置的重算。`}
                  okText="撤下"
                  cancelText="不撤"
                  onConfirm={() =>
                    onChange(
                      loaded.filter((one) => one.year !== year.year),
                      `已撤下 ${year.year} 年放假安排。`,
                    )
                  }
                >
                  <Button>撤下</Button>
                </Popconfirm>
              ),
          },
        ]}
      />
      <div className="stack">
        <label htmlFor="holiday-notice">导入下一年的通知</label>
        <Input.TextArea
          id="holiday-notice"
          rows={5}
          value={text}
          placeholder={EXAMPLE}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {parsed && !parsed.ok && (
        <Alert
          type="error"
          showIcon
          title="没有导入，原来的安排没有改动。请改正后再试："
          description={
            <ul>
              {parsed.errors.map((error) => (
                <li key={error}>{error}</li>
              ))}
            </ul>
          }
        />
      )}
      {parsed?.ok && (
        <Alert
          type="info"
          showIcon
          title={`读到 ${parsed.year.year} 年：放假 ${parsed.year.off.length} 天，调休上班 ${parsed.year.work.length} 天。`}
          description={
            <>
              <div>放假：{parsed.year.off.join('、')}</div>
              <div>上班：{parsed.year.work.join('、') || '无'}</div>
            </>
          }
          action={
            <Button type="primary" onClick={() => load(parsed.year)}>
              核对无误，导入
            </Button>
          }
        />
      )}
    </section>
  );
}
