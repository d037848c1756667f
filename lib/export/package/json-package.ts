import type { Event } from '../../core/events/event.ts';
import type { Result } from '../../core/page-result.ts';
import { parseLedgerJson } from '../ledger-json.ts';
import { writeEventPackage } from './event-package.ts';
import type { HashBytes } from './sealed-zip.ts';

/** Whether a file is a ledger as JSON and no sealed file. @example isLedgerJson('错敏整改台账.json') */
export function isLedgerJson(fileName: string): boolean {
  return /\.json$/i.test(fileName);
}

/**
 * A ledger as JSON on its way in: its records as a package, so that one path takes in every file, whole or not
 * at all. The same file gives the same bytes, so it is noted once however often it is chosen.
 *
 * @returns a Chinese sentence when the file is none of ours, or any record in it cannot be read
 */
export async function packageOfLedgerJson(
  bytes: Uint8Array,
  sha256: HashBytes,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const read = parseLedgerJson(bytes);
  if (!read.ok) return read;
  const [broken] = read.refused;
  if (broken) {
    const more = read.refused.length > 1 ? `等 ${read.refused.length} 条` : '';
    return {
      ok: false,
      error: `第 ${broken.index + 1} 条${more}记录不能读：${broken.error}整个文件都没有导入，本机的内容没有改动。`,
    };
  }
  const { events, scope } = read.file;
  const last = latest(events);
  if (!last) return { ok: false, error: '文件里没有办理记录，没有导入任何内容。' };
  const head = {
    kind: '交件' as const,
    madeAt: last.at,
    program: '',
    by: { name: '台账 JSON', unit: '', role: last.by.role, device: last.by.device },
    scope,
    evidence: [],
  };
  return { ok: true, value: await writeEventPackage({ head, events, evidence: new Map() }, sha256) };
}

function latest(events: readonly Event[]): Event | undefined {
  return events.reduce<Event | undefined>(
    (last, one) => (last && last.hlc > one.hlc ? last : one),
    undefined,
  );
}
