let table: Map<string, number> | undefined;

/**
 * Bytes of `text` in GBK. No platform encodes GBK, every one decodes it: the table is that decoder read
 * backwards over the two-byte range. Characters GBK lacks become `?`.
 */
export function encodeGbk(text: string): Uint8Array {
  table ??= decodeBackwards();
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0x3f;
    if (code < 0x80) {
      bytes.push(code);
      continue;
    }
    const pair = table.get(char);
    if (pair === undefined) bytes.push(0x3f);
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return Uint8Array.from(bytes);
}

function decodeBackwards(): Map<string, number> {
  const decoder = new TextDecoder('gbk');
  const back = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== '�' && !back.has(char)) back.set(char, (lead << 8) | trail);
    }
  }
  return back;
}
