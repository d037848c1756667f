import { deflateSync } from 'fflate';

/** Where a file goes as it is written: pieces in turn, never the whole of it in memory. */
export interface FileTarget {
  write(bytes: Uint8Array): void | Promise<void>;
}

/** One part ready to be written. */
export interface PackedPart {
  method: 0 | 8;
  crc: number;
  /** Unpacked. */
  size: number;
  packed: Uint8Array;
}

/** What shrinks more than this is kept as it is: whoever opens the file would take it for a zip bomb. */
const MOST_RATIO = 50;
/** Bits 5–8 month, 0–4 day: 1980-01-01. No time of day, so that the same content gives the same bytes. */
const DATE = 0x21;

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crcOf(bytes: Uint8Array): number {
  let crc = -1;
  for (let at = 0; at < bytes.length; at++)
    crc = (crc >>> 8) ^ (CRC[(crc ^ (bytes[at] as number)) & 0xff] as number);
  return ~crc >>> 0;
}

/** @param isPacked false for what does not get smaller, as pictures */
export function packPart(bytes: Uint8Array, isPacked: boolean): PackedPart {
  const stored: PackedPart = { method: 0, crc: crcOf(bytes), size: bytes.length, packed: bytes };
  if (!isPacked || bytes.length === 0) return stored;
  const packed = deflateSync(bytes, { level: 4 });
  const isWorthIt = packed.length < bytes.length && packed.length * MOST_RATIO >= bytes.length;
  return isWorthIt ? { ...stored, method: 8, packed } : stored;
}

/**
 * Writes a zip part by part. Only the directory is kept until the end: some hundred bytes a part. A file stays
 * far below 4 GB and 65,535 parts, so the plain form of a zip is enough.
 */
export function zipWriter(target: FileTarget) {
  const directory: Uint8Array[] = [];
  let at = 0;
  const put = async (bytes: Uint8Array) => {
    at += bytes.length;
    await target.write(bytes);
  };
  const common = (part: PackedPart, name: Uint8Array) => {
    const bytes = new Uint8Array(26);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 20, true);
    view.setUint16(4, part.method, true);
    view.setUint16(8, DATE, true);
    view.setUint32(10, part.crc, true);
    view.setUint32(14, part.packed.length, true);
    view.setUint32(18, part.size, true);
    view.setUint16(22, name.length, true);
    return bytes;
  };
  return {
    async add(name: string, part: PackedPart): Promise<void> {
      const nameBytes = new TextEncoder().encode(name);
      const shared = common(part, nameBytes);
      const entry = new Uint8Array(46 + nameBytes.length);
      const view = new DataView(entry.buffer);
      view.setUint32(0, 0x02014b50, true);
      view.setUint16(4, 20, true);
      entry.set(shared, 6);
      view.setUint32(42, at, true);
      entry.set(nameBytes, 46);
      directory.push(entry);
      const local = new Uint8Array(30 + nameBytes.length);
      new DataView(local.buffer).setUint32(0, 0x04034b50, true);
      local.set(shared, 4);
      local.set(nameBytes, 30);
      await put(local);
      await put(part.packed);
    },

    async finish(): Promise<void> {
      const from = at;
      for (const entry of directory) await put(entry);
      const end = new Uint8Array(22);
      const view = new DataView(end.buffer);
      view.setUint32(0, 0x06054b50, true);
      view.setUint16(8, directory.length, true);
      view.setUint16(10, directory.length, true);
      view.setUint32(12, at - from, true);
      view.setUint32(16, from, true);
      await put(end);
    },
  };
}
