/**
 * Whether a range lies in a word that is never to be flagged: asked of hits only, so it looks around the range.
 *
 * @param words as they stand in texts; of one character they count for nothing
 * @example ignoredWords(['绵州'])('绵州区', 0, 1) // true
 */
export function ignoredWords(words: Iterable<string>): (text: string, start: number, end: number) => boolean {
  const byUnit = new Map<number, { word: string; at: number }[]>();
  for (const word of words) {
    if (word.length < 2) continue;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      const places = byUnit.get(unit);
      if (places === undefined) byUnit.set(unit, [{ word, at }]);
      else places.push({ word, at });
    }
  }
  return (text, start, end) =>
    (byUnit.get(text.charCodeAt(start)) ?? []).some(
      ({ word, at }) => at + end - start <= word.length && text.startsWith(word, start - at) && start >= at,
    );
}
