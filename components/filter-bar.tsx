import { Button } from 'antd';
import { type ReactNode, useState } from 'react';

interface Tab {
  key: string;
  label: string;
  on: boolean;
  onPick: () => void;
}

interface Props {
  /** States with their counts. */
  tabs: readonly Tab[];
  search: ReactNode;
  /** How many of the other filters are set: said on the button that opens them. */
  set: number;
  onClear: () => void;
  /** The other filters. */
  children: ReactNode;
}

/**
 * Filters above a list: states as tabs, then search and the others in one row. On a narrow window (1366 px at
 * 200 %) the tabs scroll and the others stand behind one button, or they would leave a single row of the list.
 */
export function FilterBar({ tabs, search, set, onClear, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <div className="stack-tight filter-bar no-print">
      <div className="state-tabs">
        {tabs.map(({ key, label, on, onPick }) => (
          <button
            key={key}
            type="button"
            className="state-tab figures"
            aria-pressed={on}
            onClick={onPick}
            // A tab that the keyboard reaches beyond the edge must be seen whole.
            onFocus={({ currentTarget }) =>
              currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })
            }
          >
            {label}
          </button>
        ))}
      </div>
      <div className="row" style={{ gap: 6 }}>
        {search}
        <Button className="filter-more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起筛选' : set > 0 ? `更多筛选（已选 ${set} 项）` : '更多筛选'}
        </Button>
        <div className={open ? 'filter-rest filter-rest-open' : 'filter-rest'}>{children}</div>
        <Button type="text" onClick={onClear}>
          清空
        </Button>
      </div>
    </div>
  );
}
