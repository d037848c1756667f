import type { GatheredPage } from '../page-snapshot.ts';

/**
 * What judging depends on, as one text: the words, where links lead and what could not be read. Looks and scripts do
 * not count, and neither does the time of reading.
 */
export function wordsOf({ snapshot, words }: GatheredPage, rendered: boolean): string {
  const addresses = snapshot.parts.flatMap(({ attributes, computed }) => [
    ...attributes.flatMap(hrefOf),
    ...computed.map(({ element, how }) => `${element} ${how}`),
  ]);
  const unread = (snapshot.unread ?? []).map(({ what, why }) => `${what} ${why}`);
  return [snapshot.url, rendered, words.text, ...addresses, ...unread].join('\n');
}

function hrefOf(pairs: readonly string[]): string[] {
  for (let at = 0; at + 1 < pairs.length; at += 2) if (pairs[at] === 'href') return [pairs[at + 1] ?? ''];
  return [];
}
