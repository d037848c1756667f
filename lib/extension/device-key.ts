import type { Verify } from '../core/events/device.ts';
import { isCanonicalSignature, lowS } from '../core/events/signature.ts';
import type { LedgerDb } from './db.ts';

/** The key this machine signs its records with. */
export interface SigningKey {
  /** Uncompressed P-256 point, base64url. */
  publicKey: string;
  /** ECDSA P-256 over the text's UTF-8 bytes, base64url of 64 bytes, with the smaller s. */
  sign(text: string): Promise<string>;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
const ROW = 'sign';

/**
 * This machine's key, made at first use. The private half cannot be exported, not even by us, so a copied
 * profile is the only way to sign in its name; it survives restarts (DESIGN 5.10).
 */
export async function signingKey(db: LedgerDb, subtle: SubtleCrypto): Promise<SigningKey> {
  const stored = pairOf(await db.get('keys', ROW));
  const pair = stored ?? (await makeKey(db, subtle));
  const publicKey = base64url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)));
  return {
    publicKey,
    async sign(text) {
      const signature = await subtle.sign(SIGNING, pair.privateKey, new TextEncoder().encode(text));
      return lowS(base64url(new Uint8Array(signature)));
    },
  };
}

/** A key to take the place of this machine's, and its row in `keys`. */
export interface FreshKey {
  publicKey: string;
  row: { key: string; pair: CryptoKeyPair };
}

/** Made and not stored: it is stored together with the device that signs with it. */
export async function freshKey(subtle: SubtleCrypto): Promise<FreshKey> {
  const pair = await subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const publicKey = base64url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)));
  return { publicKey, row: { key: ROW, pair } };
}

async function makeKey(db: LedgerDb, subtle: SubtleCrypto): Promise<CryptoKeyPair> {
  const fresh = await subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const transaction = db.transaction('keys', 'readwrite', { durability: 'strict' });
  // Of two windows that start together one key stands and both use it.
  const first = pairOf(await transaction.store.get(ROW));
  // Both awaited at once: of a put that fails, `done` fails too, and would be a rejection nobody handles.
  await Promise.all([first ? undefined : transaction.store.put({ key: ROW, pair: fresh }), transaction.done]);
  return first ?? fresh;
}

function pairOf(row: Record<string, unknown> | undefined): CryptoKeyPair | undefined {
  const pair = row?.pair as Partial<CryptoKeyPair> | undefined;
  return pair?.privateKey && pair.publicKey ? (pair as CryptoKeyPair) : undefined;
}

/**
 * Verifies signatures; imports each public key once. A key or signature of another shape is simply not valid, and
 * neither is a signature that is not spelled the one way 64 bytes are.
 */
export function verifier(subtle: SubtleCrypto): Verify {
  const keys = new Map<string, Promise<CryptoKey | null>>();
  const keyOf = (publicKey: string) => {
    const known = keys.get(publicKey);
    if (known) return known;
    const imported = subtle
      .importKey('raw', bytesOf(publicKey), ALGORITHM, false, ['verify'])
      .catch(() => null);
    keys.set(publicKey, imported);
    return imported;
  };
  return async (publicKey, text, sig) => {
    if (!isCanonicalSignature(sig)) return false;
    const key = await keyOf(publicKey);
    return key !== null && subtle.verify(SIGNING, key, bytesOf(sig), new TextEncoder().encode(text));
  };
}

function base64url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  try {
    const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(raw, (char) => char.charCodeAt(0));
  } catch {
    return new Uint8Array(0);
  }
}
