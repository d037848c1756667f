import { useCallback, useEffect, useRef } from 'react';

import { useLoad } from '../../components/loaded.tsx';
import { BatchRecheck } from '../../components/tickets/batch-recheck.tsx';
import { RecheckBar } from '../../components/tickets/recheck-bar.tsx';
import type { Role } from '../../lib/core/events/event.ts';
import { ask } from '../../lib/extension/ask.ts';
import { useBatchRecheck } from './use-batch-recheck.ts';
import { useAgain } from './use-ticket-page.ts';

interface Props {
  role: Role;
  /** Changes when the ledger did, or time went by. */
  version: number;
  reload: () => void;
  onOpen: (ticket: string) => void;
}

const COUNTS_ONLY = { limit: 0 };

/** 待回头看 and 待复核 of the whole ledger, whatever the filter shows, and the batch that works them off. */
export function RecheckPart({ role, version, reload, onOpen }: Props) {
  const counts = useLoad(useCallback(() => ask('waitingRechecks', COUNTS_ONLY), []));
  useAgain(counts.reload, version);
  const batch = useBatchRecheck(role, reload);
  // The notice of a due look-back leads straight here.
  const asked = useRef(new URLSearchParams(location.hash.slice(1)).get('batch') === 'look-back');
  const { open } = batch;
  useEffect(() => {
    if (!asked.current) return;
    asked.current = false;
    void open('look-back');
  });
  return (
    <>
      <RecheckBar
        due={counts.value?.due ?? 0}
        waiting={counts.value?.waiting ?? 0}
        onOpen={(which) => void batch.open(which)}
      />
      {batch.failure !== undefined && (
        <p role="alert" className="tone-grave">
          ▲ {batch.failure}
        </p>
      )}
      {batch.rows && (
        <BatchRecheck
          rows={batch.rows}
          more={batch.more}
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
