import { type HandOverOrder, planPackage } from '../../entrypoints/desk/plan-package.ts';
import { type WrittenPackage, writePlanned } from '../../entrypoints/desk/write-package.ts';
import { blobFile } from '../../lib/export/package/blob-file.ts';
import type { VolumeLimits } from '../../lib/export/package/plan-volumes.ts';
import { verifier } from '../../lib/extension/device-key.ts';
import { answered, NOW_MS, type TestBackground } from './fresh-ledger.ts';

export interface WrittenOffice extends WrittenPackage {
  files: { fileName: string; blob: Blob }[];
  damaged: number;
}

/** The files of a package as the pages write them, from that machine's own store: every record in them holds. */
export async function writtenPackage(...given: Parameters<typeof writtenUnproved>): Promise<WrittenOffice> {
  const written = await writtenUnproved(...given);
  const { failed } = written.records;
  if (failed.length > 0) throw new Error(JSON.stringify(failed.slice(0, 5)));
  return written;
}

/** The same of a store that may hold damaged records. */
export async function writtenUnproved(
  test: TestBackground,
  order: Partial<HandOverOrder> = {},
  limits?: VolumeLimits,
  pause: (progress: number, volume: number) => Promise<boolean> = async () => true,
): Promise<WrittenOffice> {
  const files: WrittenOffice['files'] = [];
  const done = await test.background.ledger.use('读取', async (db) => {
    const planned = await planPackage(
      db,
      {
        kind: '备份',
        scope: '全部记录',
        selection: { is: 'everything' },
        person: { name: '王主任', unit: '大数据中心' },
        role: '大数据中心',
        program: '0.1.0',
        now: new Date(NOW_MS),
        ...order,
      },
      () => crypto.randomUUID(),
      undefined,
      limits,
    );
    if (!planned) throw new Error('stopped');
    const written = await writePlanned(db, planned, {
      verify: verifier(crypto.subtle),
      newFile: () => blobFile('application/zip'),
      onFile: (file) => void files.push(file),
      pause,
    });
    return { damaged: planned.damaged, ...answered(written) };
  });
  return { files, ...answered(done) };
}

/** The one file of a small package as bytes. */
export async function oneFile(written: WrittenOffice): Promise<Uint8Array> {
  const [file, second] = written.files;
  if (!file || second) throw new Error(`${written.files.length} files`);
  return new Uint8Array(await file.blob.arrayBuffer());
}
