import type { GatheredPage } from '../page-snapshot.ts';

/**
 * What judging depends on, as one text: the words and where links lead. Looks and scripts do not count, and
 * neither does the time of reading.
 */
export function wordsOf({ snapshot, words }: GatheredPage, rendered: boolean): string {
  const addresses = snapshot.parts.flatMap(({ attributes, computed }) => [
    ...attributes.flatMap(hrefOf),
    ...computed.map(({ element, how }) => `${element} ${how}`),
  ]);
  return [snapshot.url, rendered, words.text, ...addresses].join('\n');
}

function hrefOf(pairs: readonly string[]): string[] {
  for (let at = 0; at + 1 < pairs.length; at += 2) if (pairs[at] === 'href') return [pairs[at + 1] ?? ''];
  return [];
}
