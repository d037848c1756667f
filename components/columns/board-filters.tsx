import { Input, Select } from 'antd';

import type { BoardRow } from '../../lib/core/freshness/board.ts';
import { FilterBar } from '../filter-bar.tsx';
import { BOARD_MARKS, type BoardFilter, filterBoard, stateTabs, valuesOf } from './board-filter.ts';

interface Props {
  rows: readonly BoardRow[];
  filter: BoardFilter;
  onChange: (filter: BoardFilter) => void;
}

const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** States with their counts as tabs, the other filters in one row below. */
export function BoardFilters({ rows, filter, onChange }: Props) {
  const set = (change: Partial<BoardFilter>) => onChange({ ...filter, ...change });
  const { state: chosen, ...rest } = filter;
  const others = filterBoard(rows, rest);
  const pick = <K extends 'className' | 'platform' | 'unit' | 'mark'>(
    key: K,
    label: string,
    values: readonly string[],
    width: number,
  ) => (
    <Select
      allowClear
      showSearch
      style={{ width }}
      placeholder={label}
      aria-label={label}
      value={filter[key] ?? null}
      options={options(values)}
      onChange={(value: string | null | undefined) =>
        set({ [key]: value || undefined } as Partial<BoardFilter>)
      }
    />
  );
  const { unit, className, platform, mark } = filter;
  return (
    <FilterBar
      tabs={[
        {
          key: '',
          label: `全部 ${others.length}`,
          on: chosen === undefined,
          onPick: () => set({ state: undefined }),
        },
        ...stateTabs(others).map(({ state, label }) => ({
          key: state,
          label,
          on: chosen === state,
          onPick: () => set({ state }),
        })),
      ]}
      search={
        <Input
          type="search"
          allowClear
          style={{ width: 232 }}
          placeholder="栏目、单位、网址、原文"
          aria-label="查找"
          value={filter.text ?? ''}
          onChange={(change) => set({ text: change.target.value || undefined })}
        />
      }
      set={[unit, className, platform, mark].filter(Boolean).length}
      onClear={() => onChange({})}
    >
      {pick(
        'unit',
        '责任单位',
        valuesOf(rows, (row) => row.unitName),
        180,
      )}
      {pick(
        'className',
        '类别',
        valuesOf(rows, (row) => row.className),
        150,
      )}
      {pick(
        'platform',
        '平台',
        valuesOf(rows, (row) => row.platform),
        130,
      )}
      {pick('mark', '其他条件', BOARD_MARKS, 130)}
    </FilterBar>
  );
}
