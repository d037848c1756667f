import { SURNAMES } from '../../core/typos/name-characters.ts';

/**
 * The list that `namesOf` reads, counted over the Chinese names (kind nr) of jieba's dictionary.
 *
 * @param jieba `dict.txt`: word, count, kind by spaces
 */
export function nameList(jieba: string): string {
  const asSurname = new Map<string, number>();
  const after = new Map<string, number>();
  const count = (map: Map<string, number>, character: string): void => {
    map.set(character, (map.get(character) ?? 0) + 1);
  };
  for (const line of jieba.split('\n')) {
    const [word = '', , kind] = line.split(' ');
    if (!/^nr(fg)?$/.test(kind ?? '') || !/^[\u4e00-\u9fff]{3}$/.test(word)) continue;
    if (SURNAMES[word.charCodeAt(0)] !== 1) continue;
    count(asSurname, word[0] ?? '');
    count(after, word[1] ?? '');
    count(after, word[2] ?? '');
  }
  const characters = [...new Set([...asSurname.keys(), ...after.keys()])].sort();
  return `${characters.map((one) => [one, asSurname.get(one) ?? 0, after.get(one) ?? 0].join('\t')).join('\n')}\n`;
}
