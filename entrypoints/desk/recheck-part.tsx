import { useCallback, useEffect, useRef } from 'react';

import { useLoad } from '../../components/loaded.tsx';
import { BatchRecheck } from '../../components/tickets/batch-recheck.tsx';
import { RecheckBar } from '../../components/tickets/recheck-bar.tsx';
import type { TicketRow } from '../../components/tickets/ticket-row.ts';
import type { Role } from '../../lib/core/events/event.ts';
import { LOOK_BACK_HOURS } from '../../lib/core/tickets/look-back.ts';
import { ask } from '../../lib/extension/ask.ts';
import { useBatchRecheck } from './use-batch-recheck.ts';

interface Props {
  rows: readonly TicketRow[];
  role: Role;
  now: string;
  reload: () => void;
  onOpen: (ticket: string) => void;
}

/** 待回头看 and 待复核 of the whole ledger, whatever the filter shows, and the batch that works them off. */
export function RecheckPart({ rows, role, now, reload, onOpen }: Props) {
  const settings = useLoad(useCallback(() => ask('getSettings', null), []));
  const hours = settings.value?.lookBack ?? LOOK_BACK_HOURS;
  const batch = useBatchRecheck(rows, role, now, hours, reload);
  // The notice of a due look-back leads straight here.
  const asked = useRef(new URLSearchParams(location.hash.slice(1)).get('batch') === 'look-back');
  const isReady = settings.value !== undefined;
  const { open } = batch;
  useEffect(() => {
    if (!asked.current || !isReady) return;
    asked.current = false;
    open('look-back');
  });
  return (
    <>
      <RecheckBar due={batch.due} waiting={batch.waiting} onOpen={batch.open} />
      {batch.rows && (
        <BatchRecheck
          rows={batch.rows}
          chosen={batch.chosen}
          running={batch.running}
          writing={batch.writing}
          onChoose={batch.choose}
          onStart={() => void batch.start()}
          onStop={batch.stop}
          onConfirm={() => void batch.confirm()}
          onOpen={(id) => {
            batch.close();
            onOpen(id);
          }}
          onClose={batch.close}
        />
      )}
    </>
  );
}
