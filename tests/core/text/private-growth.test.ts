import { describe, expect, it, vi } from 'vitest';
import { masker } from '../../../lib/core/privacy/private-text.ts';
import { maskPrivate, privateRangesOf, starred } from '../../../lib/core/text/mask-private.ts';
import { privateNumbers } from '../../../lib/core/text/private-numbers.ts';
import { whyNotKept } from '../../../lib/extension/page-archive.ts';
import { FOUR_TIMES, growthOfFour } from '../../growth.ts';

// Up to twelve rounds each, and only their ratio counts: a busy machine takes longer for all of them alike.
vi.setConfig({ testTimeout: 300_000 });

const LENGTH = 200_000;
const full = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));

const IN_TEXT: readonly [string, string][] = [
  ['one digit', '1'],
  ['digits and spaces', '1 '],
  ['digits and line feeds', '1\n'],
  ['a digit and many spaces', `1${' '.repeat(5000)}`],
  ['letters that look like digits', 'lO'],
  ['strokes', '1|3|'],
  ['Chinese digits', '一三八零'],
  ['labels and digits', '卡号6222 0212 3456 7890 128，'],
  ['mobiles', '13800138000 '],
  ['identity numbers in pieces', '110105\n19491231\n002X\n'],
  ['per cent codes', '%31'],
  ['codes in codes', '%2531'],
  ['half a code', '&#'],
  ['heads of columns', '卡号\n6222021234567890128\n'],
  ['a row of cells', '6222021234567890128\t'],
  ['signs of heads', '卡证账'],
  ['labels of identity numbers', '身份证号110105194912310021，'],
];

const IN_ADDRESS: readonly [string, string][] = [
  ['addresses', 'http://a.gov.cn/13800138000?tel=13800138000 '],
  ['parameters', '?a='],
  ['parameters with values', '&tel=138001380'],
  ['names of telephones', '/tel/'],
];

const IN_PAGE: readonly [string, string][] = [
  ['digits', '1'],
  ['cells', '<td>1</td>'],
  ['beginnings of tags', '<a '],
  ['beginnings of comments', '<!--'],
  ['beginnings of scripts', '<script>'],
  ['ends of comments', '-->'],
  ['addresses of data', 'data:text/html;base64,'],
  ['escapes', '\\u0031'],
  ['attributes of words', '<p title="'],
  ['elements that are not shown', '<b hidden>'],
  ['heads of columns', '<td>卡号</td><td>6222021234567890128</td>'],
  ['beginnings of parts', '\r\n--b'],
];

const noRule = () => [];
const mhtml = (html: string): Uint8Array =>
  new TextEncoder().encode(
    `Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${html}\r\n--b--\r\n`,
  );

const grows = (piece: string, work: (text: string) => unknown): Promise<number> =>
  growthOfFour((length) => {
    const text = full(piece, length);
    // The last text is remembered: another one in between has it searched again.
    return () => [work(text), privateNumbers('13800138000')];
  }, LENGTH / 4);

describe('200,000 hostile characters cost no more than in proportion', () => {
  it.each(IN_TEXT)('searched and starred: %s', async (_name, piece) => {
    expect(await grows(piece, starred)).toBeLessThanOrEqual(FOUR_TIMES);
  });
  it.each(IN_ADDRESS)('as an address that is stored: %s', async (_name, piece) => {
    const mask = masker(noRule);
    expect(await grows(piece, mask)).toBeLessThanOrEqual(FOUR_TIMES);
  });
  it.each(IN_PAGE)('in a saved page: %s', async (_name, piece) => {
    const why = (text: string) => whyNotKept(mhtml(text), 'data-none', noRule);
    expect(await grows(piece, why)).toBeLessThanOrEqual(FOUR_TIMES);
  });
  it('as words about many numbers', async () => {
    const work = (text: string) => maskPrivate(text, privateRangesOf(text)).words(text);
    expect(await grows('13800138000，', work)).toBeLessThanOrEqual(FOUR_TIMES);
  });
});
