import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPrivate, privateRangesOf, starred, withMasks } from '../../../lib/core/text/mask-private.ts';
import { privateNumbers } from '../../../lib/core/text/private-numbers.ts';
import { CARD_WRITINGS, IDENTITY_WRITINGS, MOBILE_WRITINGS, ORDINARY } from './writings.ts';

/** Made-up numbers whose check signs hold. */
const ID = '11010519491231002X';
const MOBILE = '13800138000';
const CARD = '6222021234567890128';

const maskedIn = (text: string): string[] => privateNumbers(text).map(({ masked }) => masked);

describe('a number of a person however it is written', () => {
  it.each(IDENTITY_WRITINGS)('identity number, %s', (_name, write) => {
    for (const text of [`王某（${write(ID)}）已核验。`, `身份证号：${write(ID)}`, write(ID)])
      expect(maskedIn(text), text).toEqual(['110105********002X']);
  });
  it.each(MOBILE_WRITINGS)('mobile number, %s', (_name, write) => {
    for (const text of [`请打${write(MOBILE)}。`, `手机：${write(MOBILE)}`, `王某 ${write(MOBILE)}，已登记`])
      expect(maskedIn(text), text).toEqual(['138****8000']);
  });
  it.each(CARD_WRITINGS)('card, %s', (_name, write) => {
    for (const text of [`银行卡号：${write(CARD)}。`, `开户行：某银行，账号\n${write(CARD)}`])
      expect(maskedIn(text), text).toEqual(['6222***********0128']);
  });
  it('there are 150 of them', () => {
    expect(
      IDENTITY_WRITINGS.length + MOBILE_WRITINGS.length + CARD_WRITINGS.length,
    ).toBeGreaterThanOrEqual(150);
  });
});

describe('a number of no person', () => {
  it.each(ORDINARY)('%s', (text) => {
    expect(privateNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual([]);
    expect(starred(text)).toBe(text);
  });
  it('there are 60 of them', () => expect(ORDINARY.length).toBeGreaterThanOrEqual(60));
});
