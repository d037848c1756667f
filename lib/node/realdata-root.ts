import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Folder of the labelled real pages beside the project (or XUNDU_REALDATA), undefined where there is none. */
export function realdataRoot(): string | undefined {
  const root = process.env.XUNDU_REALDATA || resolve(import.meta.dirname, '../../../shared/realdata');
  return existsSync(resolve(root, 'labels.tsv')) ? root : undefined;
}
