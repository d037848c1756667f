import { clearStores } from '../../lib/extension/clear-stores.ts';
import { evidenceTotals, giveUpEvidence } from '../../lib/extension/evidence-store.ts';
import { forgetMarks } from '../../lib/extension/mark-store.ts';
import { forgetFolder } from '../../lib/extension/proof-folder.ts';
import { forgetSecondLooks } from '../../lib/extension/second-looks.ts';
import { type Background, type Handlers, nowAt, refreshOverlays } from './background.ts';
import { noteGivenUp } from './evidence-sweep.ts';
import { lossIsKnown, MARK_LOCK } from './mark-look.ts';
import { folderNow, lookAtFolder } from './proof-folder-look.ts';
import { checkStoreNow } from './store-look.ts';

type StorageHandlers = Pick<
  Handlers,
  | 'storedEvidence'
  | 'giveUpEvidence'
  | 'proofFolder'
  | 'writeProofs'
  | 'forgetFolder'
  | 'lossIsKnown'
  | 'checkStore'
  | 'storeCheckProgress'
  | 'stopStoreCheck'
  | 'clearMachine'
>;

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

    proofFolder: () => folderNow(background),

    async writeProofs() {
      const looked = await lookAtFolder(background, '现在写入');
      return looked.ok ? folderNow(background) : looked;
    },

    async forgetFolder() {
      const forgotten = await ledger.use('证据文件夹的记录', forgetFolder);
      return forgotten.ok ? folderNow(background) : forgotten;
    },

    async lossIsKnown() {
      return { ok: true, value: await lossIsKnown(background) };
    },

    checkStore: () => checkStoreNow(background),

    storeCheckProgress: async () => ({ ok: true, value: background.checking?.share ?? null }),

    async stopStoreCheck() {
      background.checking?.stop();
      return { ok: true, value: null };
    },

    async clearMachine() {
      const cleared = await background.locks.request(MARK_LOCK, async () => {
        // First of all: a machine stopped half-way must not miss a ledger that was emptied on purpose.
        await forgetMarks(background.marks);
        return ledger.alone('清空本机', clearStores);
      });
      if (!cleared.ok) return cleared;
      await forgetSecondLooks(background.marks);
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
