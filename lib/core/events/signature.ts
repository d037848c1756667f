/** Order of the group P-256: (r, s) and (r, n − s) are two signatures of the same text by the same key. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const HALF = ORDER >> 1n;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const SHAPE = /^[A-Za-z0-9_-]{86}$/;

/**
 * Whether a signature is written the one way 64 bytes are written in base64url: 86 characters, no padding, no
 * blank, and the four bits that the last character has to spare are zero. A decoder takes other spellings too,
 * and every one of them would make a second copy of the record it stands under.
 */
export function isCanonicalSignature(sig: string): boolean {
  return SHAPE.test(sig) && (ALPHABET.indexOf(sig[85] ?? '') & 0b1111) === 0;
}

/**
 * The same signature with the smaller of its two values of s, so that it has one spelling.
 * What is not canonical base64url is handed back as it is: it holds for no key.
 *
 * @example lowS(lowS(sig)) === lowS(sig)
 */
export function lowS(sig: string): string {
  if (!isCanonicalSignature(sig)) return sig;
  return sOf(sig) > HALF ? otherS(sig) : sig;
}

/**
 * The other spelling of a canonical signature, (r, n − s).
 * @example otherS(otherS(sig)) === sig
 */
export function otherS(sig: string): string {
  const bytes = decode(sig);
  const s = (ORDER - (sOf(sig) % ORDER)).toString(16).padStart(64, '0');
  for (let at = 0; at < 32; at++) bytes[32 + at] = Number.parseInt(s.slice(at * 2, at * 2 + 2), 16);
  return encode(bytes);
}

function sOf(sig: string): bigint {
  let s = 0n;
  for (const byte of decode(sig).subarray(32)) s = (s << 8n) | BigInt(byte);
  return s;
}

function decode(sig: string): Uint8Array {
  const bytes = new Uint8Array(64);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const char of sig) {
    bits = ((bits << 6) | ALPHABET.indexOf(char)) & 0xffffff;
    held += 6;
    if (held < 8 || at >= 64) continue;
    held -= 8;
    bytes[at++] = (bits >> held) & 0xff;
  }
  return bytes;
}

function encode(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffffff;
    held += 8;
    while (held >= 6) {
      held -= 6;
      text += ALPHABET[(bits >> held) & 63];
    }
  }
  return held > 0 ? text + ALPHABET[(bits << (6 - held)) & 63] : text;
}
