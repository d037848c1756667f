import { browser } from 'wxt/browser';

import type { EvidenceActs } from '../../components/tickets/ticket-evidence.tsx';
import type { Contact } from '../../lib/core/events/contact.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { evidenceName } from '../../lib/core/tickets/evidence-files.ts';
import { ask } from '../../lib/extension/ask.ts';
import { readContact } from '../../lib/extension/contact-store.ts';
import { type LedgerDb, openLedgerDb, storeError } from '../../lib/extension/db.ts';
import { checkEvidence } from '../../lib/extension/evidence-store.ts';
import { isFolderHandle } from '../../lib/extension/folder-handle.ts';
import { keptFolder } from '../../lib/extension/proof-folder.ts';
import { type ReadProofMeans, readProof } from '../../lib/extension/read-proof.ts';
import { download } from './download.ts';
import { sha256Hex } from './hash.ts';

/** Reads straight from the store: only writing is the background's. */
async function readStore<T>(work: (db: LedgerDb) => Promise<T>): Promise<Result<T>> {
  const opened = await openLedgerDb();
  if (!opened.ok) return opened;
  try {
    return { ok: true, value: await work(opened.value) };
  } catch (error) {
    return { ok: false, error: storeError('读取证据', error) };
  } finally {
    opened.value.close();
  }
}

/** A volunteer's contact, for who answers the report. */
export function contactUnder(hash: string): Promise<Result<Contact | undefined>> {
  return readStore((db) => readContact(db, hash));
}

const PROOF_MEANS: ReadProofMeans = {
  folderHandle: (stored) => (isFolderHandle(stored) ? stored : undefined),
  sha256Bytes: sha256Hex,
};

/** The polyfill's list of permissions is Firefox's. */
const PAGE_CAPTURE = { permissions: ['pageCapture'] } as unknown as Parameters<
  typeof browser.permissions.request
>[0];

function mayArchive(): boolean {
  const { permissions, optional_permissions } = browser.runtime.getManifest();
  const asked: readonly unknown[] = [...(permissions ?? []), ...(optional_permissions ?? [])];
  return asked.includes('pageCapture');
}

/** What a ticket's proofs are looked at with. */
export function evidenceActs(number: string, id: string): EvidenceActs {
  return {
    archive: {
      isSupported: mayArchive(),
      offer: () => ask('archiveOffer', { id }),
      async take() {
        // First thing in the click: a gesture does not survive waiting.
        const allowed = await browser.permissions.request(PAGE_CAPTURE).catch(() => false);
        if (!allowed) return { ok: false, error: '浏览器没有允许存整页，没有存。工单没有改动。' };
        return ask('archivePage', { id });
      },
    },
    read: (file) => readStore((db) => readProof(db, file, PROOF_MEANS)),
    async readFolder(file) {
      // A gesture lasts some seconds: reading the handle first takes milliseconds.
      const folder = await readStore(keptFolder);
      const handle = folder.ok ? PROOF_MEANS.folderHandle(folder.value?.handle) : undefined;
      await handle?.requestPermission?.({ mode: 'readwrite' }).catch(() => undefined);
      return readStore((db) => readProof(db, file, PROOF_MEANS));
    },
    check: (file) =>
      readStore(async (db) => {
        const stored = await checkEvidence(db, file.hash, sha256Hex);
        if (stored !== '已清理') return stored;
        const { bytes, why } = await readProof(db, file, PROOF_MEANS);
        if (bytes) return '一致';
        return why === '已改动' ? '已改动' : '已清理';
      }),
    save: (file, bytes) => download(bytes, file.type, evidenceName(number, file)),
  };
}
