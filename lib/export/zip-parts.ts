import { Inflate, strFromU8 } from 'fflate';
import { joinedBytes } from '../core/text/joined-bytes.ts';

interface ZipPart {
  name: string;
  /** 0 stored, 8 deflated; nothing else is read. */
  method: number;
  packed: Uint8Array;
}

/** Refusals of a zip are of three kinds; whoever reads it words them for the file it was meant to be. */
export type ZipFault = '残缺' | '过大' | '加密';

interface UnpackedZip {
  /** Of every part, unpacked or not. */
  names: string[];
  parts: Map<string, Uint8Array>;
}

/** Packed bytes taken at a time; deflate makes at most 1,032 bytes of one, so 8 MB of work. */
const SLICE = 1 << 13;
const MOST_PARTS = 5_000;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** The parts a zip's own directory names, still packed. */
function directory(bytes: Uint8Array): ZipPart[] | ZipFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 0xffff);
  while (end >= lowest && view.getUint32(end, true) !== END) end--;
  if (end < lowest) return '残缺';
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_PARTS) return '过大';
  const parts: ZipPart[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return '残缺';
    if ((view.getUint16(at + 8, true) & 1) === 1) return '加密';
    const nameLength = view.getUint16(at + 28, true);
    const from = view.getUint32(at + 42, true);
    if (from + 30 > bytes.length || view.getUint32(from, true) !== LOCAL) return '残缺';
    const data = from + 30 + view.getUint16(from + 26, true) + view.getUint16(from + 28, true);
    const size = view.getUint32(at + 20, true);
    if (data + size > bytes.length) return '残缺';
    parts.push({
      name: strFromU8(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: bytes.subarray(data, data + size),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

/**
 * The parts of a zip that `wanted` names, unpacked slice by slice on this thread: fflate's and
 * read-excel-file's own unzipping uses a blob worker for large parts, which `script-src 'self'` refuses
 * without a word. What is unpacked is counted, so a zip that lies about its sizes is stopped all the same.
 *
 * @param limit most bytes unpacked, all parts together
 * @returns what was unpacked, or the kind of fault
 */
export function* zipParts(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limit: number,
): Generator<number, UnpackedZip | ZipFault> {
  const entries = directory(bytes);
  if (typeof entries === 'string') return entries;
  const parts = new Map<string, Uint8Array>();
  const chosen = entries.filter(({ name }) => wanted(name));
  const packedTotal = chosen.reduce((sum, { packed }) => sum + packed.length, 0);
  let left = limit;
  let packedDone = 0;
  for (const { name, method, packed } of chosen) {
    if (method === 0) {
      if (packed.length > left) return '过大';
      parts.set(name, packed);
      left -= packed.length;
      continue;
    }
    if (method !== 8) return '残缺';
    const chunks: Uint8Array[] = [];
    let size = 0;
    const inflate = new Inflate((chunk) => {
      size += chunk.length;
      if (size <= left) chunks.push(chunk);
    });
    for (let at = 0; at < packed.length; at += SLICE) {
      try {
        inflate.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
      } catch {
        return '残缺';
      }
      if (size > left) return '过大';
      yield (packedDone + at) / packedTotal;
    }
    packedDone += packed.length;
    left -= size;
    parts.set(name, joinedBytes(chunks));
  }
  return { names: entries.map(({ name }) => name), parts };
}
