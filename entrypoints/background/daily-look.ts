import type { Background } from './background.ts';
import { sweepEvidence } from './evidence-sweep.ts';
import { lookAtMark } from './mark-look.ts';
import { lookAtFolder } from './proof-folder-look.ts';
import { lookAtStore } from './store-look.ts';

let turn: Promise<void> = Promise.resolve();

/**
 * What the machine looks after by itself: called at every start and by the alarms, one call after the other. Each
 * part knows for itself whether today's turn was had already.
 */
export function dailyLook(background: Background): Promise<void> {
  turn = turn.then(async () => {
    const parts = [
      () => lookAtMark(background),
      // Before the sweep: what is past its retention period is in the folder when it goes.
      () => lookAtFolder(background, '每天一次'),
      () => sweepEvidence(background),
      // Last: of 100,000 records it takes a minute.
      () => lookAtStore(background),
    ];
    for (const part of parts) {
      // One part that fails must not keep the others from their turn.
      await part().catch((error: unknown) => {
        background.lastFailure = `每天的检查没有做完（${String(error)}）`;
      });
    }
  });
  return turn;
}
