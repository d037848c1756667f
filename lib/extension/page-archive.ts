import type { FindPrivate } from '../core/privacy/private-ranges.ts';
import { privateNumbers } from '../core/text/private-numbers.ts';
import { dataIn, partsOf } from './archive-parts.ts';
import { numberInSource } from './archive-source.ts';
import {
  attributeWordsOf,
  boxWordsOf,
  codedDigitsOf,
  commentsOf,
  readingsOf,
  turnedWordsOf,
  withoutUnshown,
  wordsOfSource,
} from './archive-words.ts';

/** A page with its pictures; what is larger would fill the disk and every hand-in. */
export const MOST_ARCHIVE_BYTES = 15 * 1024 * 1024;

/** A number as it may be named. */
interface Named {
  kind: string;
  masked: string;
}

/** The words of a saved page as a person could read them, hidden ones, comments, attributes and scripts too. */
export function wordsOfArchive(bytes: Uint8Array): string {
  return partsOf(bytes)
    .flatMap(({ words = '' }) => readingsOf(words))
    .flatMap((source) => [wordsOfSource(source, false), wordsOfSource(source, true), source])
    .join('\n');
}

/** The first number of a person anywhere in a part: among its words, in pieces over tags, in its very source. */
function numberIn(source: string, find: FindPrivate): Named | undefined {
  const shown = wordsOfSource(source, false);
  const open = withoutUnshown(source);
  const [seen] = [
    ...privateNumbers(shown),
    ...(open === source ? [] : privateNumbers(wordsOfSource(open, false))),
  ];
  if (seen) return seen;
  const other = find(shown).find(({ problemClass }) => problemClass === '个人隐私');
  if (other) return { kind: '个人信息', masked: other.quote.exact };
  for (const reading of readingsOf(source)) {
    const number =
      numberInSource(reading) ??
      privateNumbers(wordsOfSource(reading, false))[0] ??
      privateNumbers(wordsOfSource(commentsOf(reading), false))[0] ??
      privateNumbers(attributeWordsOf(reading)).find(({ place }) => place === 'text') ??
      privateNumbers(boxWordsOf(reading))[0] ??
      privateNumbers(turnedWordsOf(reading))[0] ??
      privateNumbers(codedDigitsOf(reading))[0] ??
      privateNumbers(wordsOfSource(reading, true)).find(({ kind }) => kind === '身份证号码');
    if (number) return number;
  }
  return undefined;
}

/**
 * Why a saved page must not be kept; undefined when it may. Every part is searched as it stands and as it is read:
 * text, attributes, addresses, comments, scripts and styles. Pictures in it are not looked into.
 *
 * @param ownMark what marks our own element in a page
 */
export function whyNotKept(bytes: Uint8Array, ownMark: string, find: FindPrivate): string | undefined {
  if (bytes.length === 0) return '浏览器给出的网页存档是空的，没有存。请刷新网页后再试。';
  if (bytes.length > MOST_ARCHIVE_BYTES) {
    const mb = (bytes.length / 1024 / 1024).toFixed(1);
    return `这个网页存下来有 ${mb} MB，超过 ${MOST_ARCHIVE_BYTES / 1024 / 1024} MB，没有存。截图和原文摘录照常可用。`;
  }
  const parts = partsOf(bytes);
  const sources = parts.flatMap(({ words }) => (words === undefined ? [] : [words]));
  if (sources.length === 0) return '浏览器给出的网页存档读不出网页内容，没有存。请刷新网页后再试。';
  if (sources.some((part) => part.includes(ownMark)))
    return '存档里混进了巡读自己的标记，没有存。请刷新网页后再试。';
  const searched = [...sources, ...sources.flatMap(dataIn), ...parts.map(({ head }) => head)];
  for (const source of searched) {
    const number = numberIn(source, find);
    if (number)
      return `网页里有${number.kind}（${number.masked}）。网页里（包括看不见的地方）有个人隐私时，整页存档会把它一起存下，没有存。请先处理隐私问题。`;
  }
  return undefined;
}
