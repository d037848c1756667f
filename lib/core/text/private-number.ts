import type { DigitRun } from './digit-runs.ts';
import type { NumberPlace } from './number-edges.ts';

export type PrivateKind = '身份证号码' | '手机号码' | '银行卡号';

/** A number of a person in a text, with the only form of it that may be kept. */
export interface PrivateNumber {
  /** UTF-16 units of the text, end exclusive; gaps inside the number are in it. */
  start: number;
  end: number;
  kind: PrivateKind;
  /** The first 6 and last 4 signs of an identity number, 3 and 4 of a mobile, 4 and 4 of a card, stars between. */
  masked: string;
  /** In half width without gaps, a final X in upper case. Never to be stored. */
  digits: string;
  /** Inside an address or the name of a file, where the page does not say it to a reader. */
  place: NumberPlace;
}

/** A mobile number, the shortest of all. */
export const SHORTEST = 11;
/** A birth later than this is none; what day it is today nobody tells here. */
export const LATEST_BIRTH = '2100-01-01';

export const MOBILE = /^1[3-9]\d{9}$/;

/**
 * A number with its middle starred.
 *
 * @param head signs kept at its beginning
 * @param tail signs kept at its end
 * @example maskOf('13800138000', 3, 4) === '138****8000'
 */
export const maskOf = (digits: string, head: number, tail: number): string =>
  digits.slice(0, head) + '*'.repeat(digits.length - head - tail) + digits.slice(-tail);

/** Digits of a run that no number has taken yet, and where to look among them. */
export interface Free {
  at: number;
  since: number;
  until: number;
}

export type Find = (run: DigitRun, free: Free, text: string) => Found | undefined;
export interface Found {
  from: number;
  to: number;
  number: PrivateNumber;
}
