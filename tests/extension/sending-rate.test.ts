import { describe, expect, it } from 'vitest';

import { SendingRate } from '../../entrypoints/background/sending-rate.ts';
import { messageRules } from '../../lib/extension/message-schemas.ts';
import type { Protocol } from '../../lib/extension/protocol.ts';

/** What the overlay is told when it sends this message without end. */
function toldOf(type: keyof Protocol): string {
  const rate = new SendingRate(() => 0);
  for (let n = 0; n < 2_000; n++) {
    const said = rate.refusal(type, 7);
    if (said !== undefined) return said;
  }
  throw new Error('never refused');
}

const types = (Object.keys(messageRules) as (keyof Protocol)[]).filter((type) =>
  (messageRules[type].from as readonly string[]).includes('content'),
);
/** Messages of a form in the page, which still holds what was typed. */
const FORMS: readonly (keyof Protocol)[] = ['fileTicket', 'sightByHand', 'attestColumn', 'saveDraft'];

describe('a message sent too often', () => {
  it.each(types)(
    '%s: says what was not done and when to try again; only a form says that it holds the words',
    (type) => {
      const said = toldOf(type);
      expect(said).toMatch(/^这个网页一分钟里.+(没有|上一次的).+过一分钟.*。$/);
      expect(said.includes('填写的内容还在')).toBe(FORMS.includes(type));
    },
  );
});
