import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';

import { ProblemClass, Severity } from '../../lib/core/finding.ts';
import type { TicketFilter } from '../../lib/core/tickets/matches-filter.ts';
import type { TicketState } from '../../lib/core/tickets/ticket.ts';
import { FilterBar } from '../filter-bar.tsx';
import { CLOCK_STATES } from './desk-hash.ts';
import { TICKET_STATES } from './ticket-row.ts';

interface Props {
  filter: TicketFilter;
  units: readonly string[];
  /** Tickets per state under the rest of the filter. */
  counts: Partial<Record<TicketState, number>>;
  onChange: (filter: TicketFilter) => void;
}

const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** States with their counts as tabs, the other filters in one row below. */
export function TicketFilters({ filter, units, counts, onChange }: Props) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const set = (change: Partial<TicketFilter>) => onChange({ ...filter, ...change });
  const list = <T,>(values: T[]) => (values.length > 0 ? values : undefined);
  const only = filter.states?.length === 1 ? filter.states[0] : undefined;
  const { classes, severities, unit, clockStates, from, to } = filter;
  const chosen = [classes?.length, severities?.length, unit, clockStates?.length, from ?? to];
  return (
    <FilterBar
      tabs={[
        {
          key: '',
          label: `全部 ${total}`,
          on: !filter.states?.length,
          onPick: () => set({ states: undefined }),
        },
        ...TICKET_STATES.map((state) => ({
          key: state,
          label: `${state} ${counts[state] ?? 0}`,
          on: only === state,
          onPick: () => set({ states: [state] }),
        })),
      ]}
      search={
        <Input
          type="search"
          allowClear
          style={{ width: 204 }}
          placeholder="编号、原文、人名"
          aria-label="查找"
          value={filter.text ?? ''}
          onChange={(change) => set({ text: change.target.value || undefined })}
        />
      }
      set={chosen.filter(Boolean).length}
      onClear={() => onChange({})}
    >
      <Select
        mode="multiple"
        maxTagCount={1}
        allowClear
        style={{ width: 150 }}
        placeholder="类别"
        aria-label="类别"
        value={[...(filter.classes ?? [])]}
        options={options(ProblemClass.options)}
        onChange={(classes: ProblemClass[]) => set({ classes: list(classes) })}
      />
      <Select
        mode="multiple"
        maxTagCount={1}
        allowClear
        style={{ width: 116 }}
        placeholder="严重程度"
        aria-label="严重程度"
        value={[...(filter.severities ?? [])]}
        options={options(Severity.options)}
        onChange={(severities: Severity[]) => set({ severities: list(severities) })}
      />
      <Select
        allowClear
        showSearch
        style={{ width: 150 }}
        placeholder="责任单位"
        aria-label="责任单位"
        value={filter.unit ?? null}
        options={options(units)}
        onChange={(unit: string | null | undefined) => set({ unit: unit || undefined })}
      />
      <Select
        mode="multiple"
        maxTagCount={1}
        allowClear
        style={{ width: 130 }}
        placeholder="时限"
        aria-label="时限"
        value={[...(filter.clockStates ?? [])]}
        options={options(CLOCK_STATES)}
        onChange={(clockStates: (typeof CLOCK_STATES)[number][]) => set({ clockStates: list(clockStates) })}
      />
      <span className="soft">发现于</span>
      <DatePicker
        style={{ width: 124 }}
        placeholder="从哪天"
        aria-label="发现日期从"
        {...(filter.to && { maxDate: dayjs(filter.to) })}
        showNow={false}
        value={filter.from ? dayjs(filter.from) : null}
        onChange={(date) => set({ from: date?.format('YYYY-MM-DD') })}
      />
      <span className="soft">至</span>
      <DatePicker
        style={{ width: 124 }}
        placeholder="到哪天"
        aria-label="发现日期到"
        {...(filter.from && { minDate: dayjs(filter.from) })}
        showNow={false}
        value={filter.to ? dayjs(filter.to) : null}
        onChange={(date) => set({ to: date?.format('YYYY-MM-DD') })}
      />
    </FilterBar>
  );
}
