import { firstStores } from './1-first-stores.ts';
import { listsEvidenceKeys } from './2-lists-evidence-keys.ts';
import { folders } from './3-folders.ts';
import type { Migration } from './migration.ts';

/** Every migration there is, oldest first; the last one's number is the version this build writes. */
export const migrations: readonly Migration[] = [firstStores, listsEvidenceKeys, folders];
