/** Bytes of a page as text, and how they were read; an error is one Chinese sentence without a file name. */
export type Decoded = { ok: true; text: string; charset: string } | { ok: false; error: string };

/** The HTML standard looks for a charset in the first 1,024 bytes; old pages put long comments before it. */
const PRESCAN_BYTES = 4096;

/** Above this share of control and replacement characters the bytes are not a text page at all. */
const MAX_BROKEN_SHARE = 0.02;

/**
 * Decode the bytes of a saved page: BOM first, then UTF-16 without BOM by its zero bytes, then UTF-8 if the
 * bytes are valid UTF-8 (pages that declare gb2312 and hold UTF-8 exist, FIELD 5), then what the page
 * declares, then GB18030.
 */
export function decodePage(bytes: Uint8Array, declared?: string): Decoded {
  if (bytes.length === 0) return { ok: false, error: '文件是空的，没有内容可读' };
  const marked = byteOrderMark(bytes) ?? zeroPattern(bytes);
  if (marked) return checked(new TextDecoder(marked).decode(bytes), marked);
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== undefined) return checked(utf8, 'utf-8');
  const label = known(declared) ?? known(metaCharset(bytes));
  for (const charset of [label, 'gb18030']) {
    if (!charset || charset === 'utf-8') continue;
    const text = strict(bytes, charset);
    if (text !== undefined) return checked(text, charset);
  }
  return leastBroken(bytes, label);
}

/** No decoder takes every byte: keep the one that breaks least, if it breaks little (a cut file, a stray byte). */
function leastBroken(bytes: Uint8Array, label: string | undefined): Decoded {
  const readings = [...new Set(['utf-8', 'gb18030', ...(label ? [label] : [])])]
    .map((charset) => ({ charset, text: new TextDecoder(charset).decode(bytes) }))
    .sort((a, b) => brokenShare(a.text) - brokenShare(b.text));
  const best = readings[0];
  return best ? checked(best.text, best.charset) : { ok: false, error: UNREADABLE };
}

const UNREADABLE = '不是可识别的文本编码（试过 UTF-8、UTF-16、GB18030）';

function checked(text: string, charset: string): Decoded {
  if (brokenShare(text) > MAX_BROKEN_SHARE) return { ok: false, error: UNREADABLE };
  return { ok: true, text, charset };
}

function brokenShare(text: string): number {
  let broken = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13)) broken++;
  }
  return text.length === 0 ? 0 : broken / text.length;
}

function strict(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 markup without BOM shows as zeros at every odd (LE) or even (BE) byte of its ASCII tags. */
function zeroPattern(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, PRESCAN_BYTES) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const enough = length / 8;
  if (odd > enough && even < odd / 10) return 'utf-16le';
  if (even > enough && odd < even / 10) return 'utf-16be';
  return undefined;
}

function metaCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES));
  return /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
}

function known(label: string | undefined): string | undefined {
  if (!label) return undefined;
  try {
    const charset = new TextDecoder(label.trim()).encoding;
    return charset.startsWith('utf-16') ? undefined : charset;
  } catch {
    return undefined;
  }
}
