import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodePage } from '../../lib/page/decode.ts';

const TEXT = '云溪县人民政府办公室关于做好冬春灌溉工作的通知，2026年11月23日';
const html = (charset: string): string =>
  `<html><head><meta charset="${charset}"><title>${TEXT}</title></head><body>${TEXT.repeat(3)}</body></html>`;

/** GBK bytes of a text, by asking the decoder for every two-byte code. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, [number, number]>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
    }
  }
  return Uint8Array.from([...text].flatMap((sign) => codes.get(sign) ?? [sign.charCodeAt(0)]));
}

function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const bytes: number[] = mark ? (little ? [0xff, 0xfe] : [0xfe, 0xff]) : [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes.push(...(little ? [code & 255, code >> 8] : [code >> 8, code & 255]));
  }
  return Uint8Array.from(bytes);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a page is read in the charset it is in, whatever it declares', () => {
  it.each([
    ['UTF-8', utf8(html('utf-8'))],
    ['UTF-8 with mark', utf8(`\uFEFF${html('utf-8')}`)],
    ['UTF-8 that declares gb2312', utf8(html('gb2312'))],
    ['GBK that declares gb2312', gbk(html('gb2312'))],
    ['GBK that declares utf-8', gbk(html('utf-8'))],
    ['GBK that declares nothing known', gbk(html('x-unknown'))],
    ['UTF-16LE with mark, declares gb2312', utf16(html('gb2312'), true, true)],
    ['UTF-16BE with mark', utf16(html('utf-16'), false, true)],
    ['UTF-16LE without mark', utf16(html('utf-16'), true, false)],
    ['UTF-16BE without mark', utf16(html('utf-16'), false, false)],
  ])('%s', (_, bytes) => {
    const decoded = decodePage(bytes);
    expect(decoded.ok && decoded.text).toContain(`<title>${TEXT}</title>`);
    expect(decoded.ok && decoded.text.codePointAt(0)).not.toBe(0xfeff);
  });

  it('any text in UTF-8 comes back as it was', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('县', 'a', '〔', '9', '\n', '𠮷'), minLength: 1 }),
        (text) => {
          const decoded = decodePage(utf8(text));
          expect(decoded).toMatchObject({ ok: true, text });
        },
      ),
    );
  });

  it('one stray byte does not lose the page', () => {
    const bytes = utf8(html('utf-8'));
    const cut = bytes.subarray(0, bytes.length - 17);
    const decoded = decodePage(Uint8Array.from([...cut, 0xe4]));
    expect(decoded.ok && decoded.text).toContain(TEXT);
  });
});

describe('what is no text says so in one line', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['a picture', Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251)],
    ['zeros', new Uint8Array(500)],
  ])('%s', (_, bytes) => {
    const decoded = decodePage(bytes);
    expect(decoded.ok).toBe(false);
    expect(decoded.ok || decoded.error).toMatch(/^[^\n]+$/);
  });
});
