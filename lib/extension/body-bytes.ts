import { joinedBytes } from '../core/text/joined-bytes.ts';

/** What came of a response's body; `isCut` where it is longer, and the rest was not loaded. */
export interface BodyBytes {
  bytes: Uint8Array<ArrayBuffer>;
  isCut: boolean;
}

/** The body as it comes, until there is enough of it: an endless answer must not fill the memory. */
export async function bodyBytes(response: Response, most: number): Promise<BodyBytes> {
  const reader = response.body?.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) return { bytes: joinedBytes(pieces), isCut: false };
    const piece = next.value.subarray(0, most - length);
    pieces.push(piece);
    length += piece.length;
    if (piece.length === next.value.length) continue;
    await reader?.cancel().catch(() => undefined);
    return { bytes: joinedBytes(pieces), isCut: true };
  }
}

/** The whole body; undefined where it is longer, or says that it is, and was given up. */
export async function bytesWithin(
  response: Response,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(response.headers.get('content-length') ?? 0) > most) {
    await response.body?.cancel().catch(() => undefined);
    return undefined;
  }
  const { bytes, isCut } = await bodyBytes(response, most);
  return isCut ? undefined : bytes;
}
