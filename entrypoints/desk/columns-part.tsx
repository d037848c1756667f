import { useCallback, useEffect } from 'react';

import { ColumnsTable } from '../../components/columns-table.tsx';
import { Loaded, useLoad } from '../../components/loaded.tsx';
import { ask } from '../../lib/extension/ask.ts';
import { onLedgerChanged } from '../../lib/extension/ledger-news.ts';
import { openPlace } from '../../lib/extension/places.ts';

export function ColumnsPart() {
  const columns = useLoad(useCallback(() => ask('columnStates', null), []));
  const { reload } = columns;
  useEffect(() => onLedgerChanged(reload), [reload]);
  return (
    <Loaded of={columns} rows={8}>
      {(states) => <ColumnsTable columns={states} onRegister={() => void openPlace('options')} />}
    </Loaded>
  );
}
