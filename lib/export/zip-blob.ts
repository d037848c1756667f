import { Inflate, strFromU8 } from 'fflate';
import { joinedBytes } from '../core/text/joined-bytes.ts';

import type { ZipFault } from './zip-parts.ts';

/** One part of a zip as its directory names it; nothing of it has been read. */
export interface BlobZipPart {
  name: string;
  /** 0 stored, 8 deflated; nothing else is read. */
  method: number;
  packed: number;
  /** Where its local header begins, and where the next part or the directory does. */
  from: number;
  end: number;
}

const MOST_PARTS = 5_000;
/** Names of 5,000 parts with much room; a directory above it was not written by us. */
const MOST_DIRECTORY = 16 * 1024 * 1024;
/** Packed bytes taken at a time; deflate makes at most 1,032 bytes of one, so 8 MB of work. */
const SLICE = 1 << 13;
const SLICES_A_BREATH = 64;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

const bytesOf = async (blob: Blob, from: number, to: number): Promise<Uint8Array> =>
  new Uint8Array(await blob.slice(from, to).arrayBuffer());

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * The directory of a zip that may be larger than memory: only its end is read. Parts that overlap are refused
 * where they are read.
 */
export async function zipDirectory(blob: Blob): Promise<BlobZipPart[] | ZipFault> {
  const tailFrom = Math.max(0, blob.size - 22 - 0xffff);
  const tail = viewOf(await bytesOf(blob, tailFrom, blob.size));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) return '残缺';
  const count = tail.getUint16(end + 10, true);
  const from = tail.getUint32(end + 16, true);
  const to = tailFrom + end;
  if (count > MOST_PARTS || to - from > MOST_DIRECTORY) return '过大';
  if (from > to) return '残缺';
  const bytes = await bytesOf(blob, from, to);
  const view = viewOf(bytes);
  const parts: Omit<BlobZipPart, 'end'>[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return '残缺';
    if ((view.getUint16(at + 8, true) & 1) === 1) return '加密';
    const nameLength = view.getUint16(at + 28, true);
    parts.push({
      name: strFromU8(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      from: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  const places = parts.map((part) => part.from).sort((a, b) => a - b);
  const ends = new Map(places.map((place, index) => [place, places[index + 1] ?? from]));
  return parts.map((part) => ({ ...part, end: ends.get(part.from) ?? from }));
}

/**
 * One part, unpacked on this thread: a worker would be a blob, which `script-src 'self'` refuses. What is
 * unpacked is counted, so a part that lies about its size is stopped all the same.
 *
 * @param limit most bytes unpacked
 * @param breathe called between slices of a long part
 */
export async function readZipPart(
  blob: Blob,
  { method, packed, from, end }: BlobZipPart,
  limit: number,
  breathe: () => Promise<void> = async () => undefined,
): Promise<Uint8Array | ZipFault> {
  if (end - from < 30 + packed) return '残缺';
  const bytes = await bytesOf(blob, from, end);
  const view = viewOf(bytes);
  if (bytes.length < 30 || view.getUint32(0, true) !== LOCAL) return '残缺';
  const data = 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (data + packed > bytes.length) return '残缺';
  const content = bytes.subarray(data, data + packed);
  if (method === 0) return packed > limit ? '过大' : content;
  if (method !== 8) return '残缺';
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((chunk) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  });
  for (let at = 0, slices = 1; at < packed; at += SLICE, slices++) {
    try {
      inflate.push(content.subarray(at, at + SLICE), at + SLICE >= packed);
    } catch {
      return '残缺';
    }
    if (size > limit) return '过大';
    if (slices % SLICES_A_BREATH === 0) await breathe();
  }
  return joinedBytes(chunks);
}
