import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';

import { locateFault } from '../../../lib/page/overlay/locate-fault.ts';
import type { PageWords } from '../../../lib/page/text-runs.ts';

const { document } = parseHTML('<html><body><input id="held"></body></html>');
const held = document.getElementById('held') as unknown as Element;
/** Words that stand in a control: it can be told where they are without laying anything out. */
const words: PageWords = {
  text: '青禾县人民攻府定于十二月检修。',
  runs: { nodes: [held], start: [0], offset: [0] },
};
const quoteOf = (exact: string, prefix = '', suffix = '') => ({ exact, prefix, suffix, start: 900 });
const read = async () => words;

it('a finding of an earlier reading is found anew by its words', async () => {
  const place = await locateFault(
    { findingId: 'of-before', quote: quoteOf('人民攻府', '青禾县', '定于') },
    null,
    read,
  );
  expect(place?.holder).toBe(held);
});

it('its words are found where a starred number stood beside them', async () => {
  const place = await locateFault(
    { findingId: 'of-before', quote: quoteOf('人民攻府', '电话138****8000青禾县', '定于十二月检修。****') },
    null,
    read,
  );
  expect(place?.holder).toBe(held);
});

it.each([
  ['words that stand there no more', quoteOf('人民政府')],
  ['a starred number, which the page does not write', quoteOf('138****8000')],
  ['no words kept', undefined],
])('%s have no place', async (_, quote) => {
  expect(await locateFault({ findingId: 'of-before', quote }, null, read)).toBeUndefined();
});

it('a column, or the whole page, has no words to be framed', async () => {
  expect(await locateFault({}, null, read)).toBeNull();
  expect(await locateFault({ findingId: 'column', quote: quoteOf('') }, null, read)).toBeNull();
});
