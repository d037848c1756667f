import { expect, it } from 'vitest';

import { bodyBytes, bytesWithin } from '../../lib/extension/body-bytes.ts';

/** Answers with pieces of so many bytes, and tells whether anybody gave it up. */
function answer(pieces: readonly number[], headers: Record<string, string> = {}) {
  const left = [...pieces];
  const seen = { isCancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(control) {
      const length = left.shift();
      if (length === undefined) control.close();
      else control.enqueue(new Uint8Array(length).fill(length));
    },
    cancel() {
      seen.isCancelled = true;
    },
  });
  return { response: new Response(body, { headers }), seen };
}

it('a body that fits is read whole, in its order', async () => {
  const { response, seen } = answer([2, 3]);
  expect(await bodyBytes(response, 5)).toEqual({ bytes: Uint8Array.of(2, 2, 3, 3, 3), isCut: false });
  expect(seen.isCancelled).toBe(false);
});

it('of one that is longer the beginning is had, and the rest is not loaded', async () => {
  const { response, seen } = answer([4, 4, 4]);
  expect(await bodyBytes(response, 6)).toEqual({ bytes: new Uint8Array(6).fill(4), isCut: true });
  expect(seen.isCancelled).toBe(true);
});

it.each([
  ['too long', answer([4, 4]), 7, undefined],
  ['said to be too long', answer([1], { 'content-length': '9' }), 7, undefined],
  ['just long enough', answer([4, 4]), 8, 8],
])('the whole of one that is %s', async (_how, { response }, most, length) => {
  expect((await bytesWithin(response, most))?.length).toBe(length);
});

it('an answer without a body has no bytes', async () => {
  expect(await bytesWithin(new Response(null), 10)).toHaveLength(0);
});
