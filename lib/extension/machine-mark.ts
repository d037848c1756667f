import { z } from 'zod';

/** The end of a machine's chain, kept outside its store: by it a store that was lost or rolled back is noticed. */
export const MachineMark = z.object({
  device: z.string().min(1).max(100),
  seq: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type MachineMark = z.infer<typeof MachineMark>;

/** The end of the chain as the store has it. */
export interface StoreEnd {
  id: string;
  seq: number;
  lastHash: string;
  /** Devices this one took over from. */
  follows: readonly string[];
}

/** What else the store holds, as far as a mark asks for it. */
export interface Held {
  /** By number every hash an own record may be named by; a number that is missing cannot be compared. */
  hashesAt: ReadonlyMap<number, readonly string[]>;
  /** By device the highest number held, in records of files too. */
  lastOf: ReadonlyMap<string, number>;
}

/** 台账不见了: the records a mark names are nowhere here. 台账退回了: the chain ends earlier, or goes another way. */
export type MarkVerdict = '无记号' | '一致' | '台账不见了' | '台账退回了';

export interface JudgedMarks {
  verdict: MarkVerdict;
  /** The mark the verdict rests on. */
  mark?: MachineMark;
}

/** What cannot be read as a mark is none. */
export function parseMark(value: unknown): MachineMark | undefined {
  const parsed = MachineMark.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** A mark in a file that anybody may have written. */
export function parseMarkFile(content: Uint8Array): MachineMark | undefined {
  try {
    return parseMark(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content)));
  } catch {
    return undefined;
  }
}

/** The file of a mark, readable by whoever opens the folder. */
export function markFile(mark: MachineMark, at: string): Uint8Array<ArrayBuffer> {
  const { device, seq, hash } = mark;
  const said = { 说明: '巡读用它发现台账丢失或电脑还原，请不要修改或删除。', device, seq, hash, at };
  return new TextEncoder().encode(`${JSON.stringify(said, null, 1)}\n`);
}

/** A name of its own for each machine: several may write into one folder. */
export function markFileName(device: string): string {
  return `巡读-${device.replace(/[^\w-]/g, '_').slice(0, 8)}.json`;
}

const GRAVEST: readonly MarkVerdict[] = ['台账不见了', '台账退回了', '一致'];

/**
 * Sets the store against the marks kept outside it; the gravest verdict stands, of equals that of the latest mark.
 *
 * @param end undefined where the store has no device yet
 */
export function judgeMarks(
  end: StoreEnd | undefined,
  marks: readonly (MachineMark | undefined)[],
  held: Held,
): JudgedMarks {
  const judged = marks
    .filter((mark) => mark !== undefined)
    .map((mark) => ({ mark, verdict: judge(end, mark, held) }))
    .sort((a, b) => GRAVEST.indexOf(a.verdict) - GRAVEST.indexOf(b.verdict) || b.mark.seq - a.mark.seq);
  return judged[0] ?? { verdict: '无记号' };
}

function judge(end: StoreEnd | undefined, mark: MachineMark, held: Held): MarkVerdict {
  if (end?.id !== mark.device) {
    const isTakenOver = end?.follows.includes(mark.device) ?? false;
    return isTakenOver || (held.lastOf.get(mark.device) ?? 0) >= mark.seq ? '一致' : '台账不见了';
  }
  if (end.seq < mark.seq) return '台账退回了';
  const names = [...(held.hashesAt.get(mark.seq) ?? []), ...(end.seq === mark.seq ? [end.lastHash] : [])];
  return names.length === 0 || names.includes(mark.hash) ? '一致' : '台账退回了';
}
