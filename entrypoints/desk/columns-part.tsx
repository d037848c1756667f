import { useCallback } from 'react';

import { ColumnsTable } from '../../components/columns-table.tsx';
import { Loaded, useLoad } from '../../components/loaded.tsx';
import { ask } from '../../lib/extension/ask.ts';
import { openPlace } from '../../lib/extension/places.ts';

export function ColumnsPart() {
  const columns = useLoad(useCallback(() => ask('columnStates', null), []));
  return (
    <Loaded of={columns} rows={8}>
      {(states) => <ColumnsTable columns={states} onRegister={() => void openPlace('options')} />}
    </Loaded>
  );
}
