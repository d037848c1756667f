/** Numbers out of a data file, one after the other. Reading past the end is an error, never a zero. */
export interface ByteReader {
  byte(): number;
  /** Seven bits a byte, low ones first. */
  varint(): number;
  done(): boolean;
}

/** @throws Error when more is asked than there is: the file is cut off */
export function readBytes(bytes: Uint8Array): ByteReader {
  let at = 0;
  const byte = (): number => {
    const value = bytes[at];
    if (value === undefined) throw new Error('the data file is cut off');
    at += 1;
    return value;
  };
  return {
    byte,
    varint() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const part = byte();
        value += (part & 0x7f) * 2 ** shift;
        if (part < 0x80) return value;
      }
    },
    done: () => at >= bytes.length,
  };
}

export interface ByteWriter {
  byte(value: number): void;
  varint(value: number): void;
  bytes(): Uint8Array;
}

/** The other side of `readBytes`. */
export function writeBytes(): ByteWriter {
  let buffer = new Uint8Array(1024);
  let length = 0;
  const byte = (value: number): void => {
    if (length === buffer.length) {
      const larger = new Uint8Array(buffer.length * 2);
      larger.set(buffer);
      buffer = larger;
    }
    buffer[length] = value;
    length += 1;
  };
  return {
    byte,
    varint(value) {
      let rest = value;
      for (; rest >= 0x80; rest = Math.floor(rest / 128)) byte((rest % 128) | 0x80);
      byte(rest);
    },
    bytes: () => buffer.slice(0, length),
  };
}

/** UTF-8 as text; core has no TextDecoder. Bytes that are no UTF-8 give characters that are in no list. */
export function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number;
    const size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    let code = size === 1 ? first : first & (0x7f >> size);
    for (let more = 1; more < size; more++) code = (code << 6) | ((bytes[at + more] ?? 0) & 0x3f);
    text += String.fromCodePoint(code);
    at += size;
  }
  return text;
}
