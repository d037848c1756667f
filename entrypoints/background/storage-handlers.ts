import { clearStores } from '../../lib/extension/clear-stores.ts';
import { evidenceTotals, giveUpEvidence } from '../../lib/extension/evidence-store.ts';
import { type Background, type Handlers, nowAt, refreshOverlays } from './background.ts';
import { noteGivenUp } from './evidence-sweep.ts';

type StorageHandlers = Pick<Handlers, 'storedEvidence' | 'giveUpEvidence' | 'clearMachine'>;

/** What proofs take of the disk, and the end of everything on this machine. */
export function storageHandlers(background: Background): StorageHandlers {
  const { ledger, settings, shell } = background;
  return {
    storedEvidence: () => ledger.use('读取证据', evidenceTotals),

    async giveUpEvidence({ bytes }) {
      const freed = await ledger.alone('清理证据', (db) => giveUpEvidence(db, bytes));
      if (!freed.ok) return freed;
      if (freed.value.files > 0) await noteGivenUp(settings, nowAt(background), freed.value, '手动');
      return ledger.use('读取证据', evidenceTotals);
    },

    async clearMachine() {
      const cleared = await ledger.alone('清空本机', clearStores);
      if (!cleared.ok) return cleared;
      background.words.forget();
      const reset = await settings.reset();
      if (!reset.ok) return reset;
      for (const tabId of await background.pages.tabIds()) await background.pages.remove(tabId);
      shell.ledgerChanged();
      background.behind.run(refreshOverlays(background));
      return { ok: true, value: null };
    },
  };
}
