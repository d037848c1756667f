import { isoOf } from '../core/calendar/civil-date.ts';
import type { LedgerDb, QuarantineRow } from './db.ts';
import { quarantined } from './quarantine.ts';
import { addCount, countRun, type ImportRow, readImports, segmentRuns } from './segments.ts';
import { membersOf } from './store-damage.ts';

/** Numbers of records by the file that brought them; under '' those that do not say which. */
export type ByFile = ReadonlyMap<string, number>;

/** A file of whose records fewer are here than it brought. */
interface ShortFile {
  importId: string;
  fileName: string;
  lost: number;
}

/** The file whose records a row that was set aside held, where it says so. */
export function fileOf({ store, importId, row }: QuarantineRow): string | undefined {
  const said = store === 'segments' ? (importId ?? membersOf(row).importId) : undefined;
  return typeof said === 'string' ? said : undefined;
}

/** How many records of a file a row names as lost. */
export function lostIn({ row }: QuarantineRow): number | undefined {
  const { lost } = membersOf(row);
  return typeof lost === 'number' ? lost : undefined;
}

/** Records that were set aside or named as lost: they account for what is not in the runs of their file. */
export function countAside(rows: readonly QuarantineRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (row.store !== 'segments') continue;
    const lost = lostIn(row);
    const isEntry = row.rowKey.includes('#');
    if (!isEntry && lost === undefined) countRun(row.row, counts);
    // Where the notes of a record alone were damaged, the record stays in its run.
    else if (!isEntry || row.importId !== undefined || row.mendedAt !== row.at)
      addCount(counts, fileOf(row) ?? '', lost ?? 1);
  }
  return counts;
}

/**
 * Files of which fewer records are here, or set aside, than they brought. What does not say which file it came with
 * may be of any: it excuses every file.
 */
export function shortFiles(imports: readonly ImportRow[], here: ByFile, aside: ByFile): ShortFile[] {
  const excused = (here.get('') ?? 0) + (aside.get('') ?? 0);
  return imports.flatMap(({ id, fileName, fresh, held = fresh }) => {
    const lost = held - (here.get(id) ?? 0) - (aside.get(id) ?? 0) - excused;
    return lost > 0 ? [{ importId: id, fileName, lost }] : [];
  });
}

/** Names what was deleted of the records of files. Nothing else may write meanwhile. */
export async function nameShortFiles(db: LedgerDb, nowMs: number): Promise<void> {
  const here = new Map<string, number>();
  for await (const { byFile } of segmentRuns(db, nowMs))
    for (const [id, count] of byFile) addCount(here, id, count);
  const short = shortFiles(await readImports(db), here, countAside(await quarantined(db)));
  const at = isoOf(nowMs);
  const transaction = db.transaction('quarantine', 'readwrite', { durability: 'strict' });
  const rows = short.map(({ importId, fileName, lost }) => ({
    store: 'segments',
    rowKey: importId,
    row: { lost },
    importId,
    why: `《${fileName}》带来的 ${lost} 条记录不见了，不是巡读删的。重新导入这个文件就能补回。`,
    at,
  }));
  await Promise.all([...rows.map((row) => transaction.store.add(row)), transaction.done]);
}
