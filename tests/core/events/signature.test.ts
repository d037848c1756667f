import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isCanonicalSignature, lowS, otherS } from '../../../lib/core/events/signature.ts';
import { SigningDevice, verify } from './examined.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const bytes64 = fc.uint8Array({ minLength: 64, maxLength: 64 });
const encoded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** Every way a decoder that is not strict takes 64 bytes. */
const SPELLINGS: Record<string, (sig: string) => string> = {
  'unused bits of the last character': (sig) =>
    sig.slice(0, -1) + (ALPHABET[ALPHABET.indexOf(sig.at(-1) ?? '') + 1] ?? ''),
  padding: (sig) => `${sig}==`,
  'one padding': (sig) => `${sig}=`,
  'a blank inside': (sig) => `${sig.slice(0, 10)} ${sig.slice(10)}`,
  'a line end': (sig) => `${sig}\n`,
  'a blank before': (sig) => ` ${sig}`,
  'the other alphabet': (sig) => `-${sig.slice(1)}`.replaceAll('-', '+').replaceAll('_', '/'),
  'a full-width letter': (sig) => `Ａ${sig.slice(1)}`,
  'one character less': (sig) => sig.slice(0, -1),
  'one character more': (sig) => `${sig}A`,
  nothing: () => '',
};

describe('the spelling of a signature', () => {
  it('is canonical for any 64 bytes as our encoder writes them', () => {
    fc.assert(
      fc.property(bytes64, (bytes) => {
        expect(isCanonicalSignature(encoded(bytes))).toBe(true);
      }),
    );
  });

  it.each(Object.entries(SPELLINGS))('is not canonical with %s', (_what, respell) => {
    fc.assert(
      fc.property(bytes64, (bytes) => {
        expect(isCanonicalSignature(respell(encoded(bytes)))).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it('is canonical only where the bytes it decodes to are written just so', () => {
    fc.assert(
      fc.property(bytes64, fc.nat(85), fc.constantFrom(...ALPHABET), (bytes, at, char) => {
        const sig = encoded(bytes);
        const changed = sig.slice(0, at) + char + sig.slice(at + 1);
        const isItself = Buffer.from(changed, 'base64url').toString('base64url') === changed;
        expect(isCanonicalSignature(changed)).toBe(isItself);
      }),
    );
  });
});

describe('the two signatures (r, s) and (r, n − s)', () => {
  it('both hold, and fold to one', async () => {
    const device = await SigningDevice.begin('d');
    for (let index = 0; index < 20; index++) {
      const sig = await device.sign(`${index}`);
      const other = otherS(sig);
      expect(other).not.toBe(sig);
      expect(otherS(other)).toBe(sig);
      expect(await verify(device.publicKey, `${index}`, other)).toBe(true);
      expect(lowS(other)).toBe(lowS(sig));
      expect([sig, other]).toContain(lowS(sig));
    }
  });

  it('are left alone where they are no signature', () => {
    for (const sig of ['', '==', 'x'.repeat(200)]) expect(lowS(sig)).toBe(sig);
  });
});
