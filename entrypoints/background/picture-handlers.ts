import { privateNumbers } from '../../lib/core/text/private-numbers.ts';
import type { Handlers } from './background.ts';

/** What the overlay asks while a picture of its page is taken. */
export function pictureHandlers(): Pick<Handlers, 'privateRanges'> {
  return {
    privateRanges: async ({ text }) => ({
      ok: true,
      value: privateNumbers(text).map(({ start, end }) => ({ start, end })),
    }),
  };
}
