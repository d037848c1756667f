import { parseCivilDate } from '../calendar/civil-date.ts';

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';
/** GB/T 2260 regions of the mainland, 71, 81 and 82 for residents of Taiwan, Hong Kong and Macao, 91 for foreigners. */
const ID_REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-9])/;

/**
 * An 18-digit citizen identity number (GB 11643—1999): region, a day of birth that exists and is not ahead, and
 * the check digit of ISO 7064 MOD 11-2.
 *
 * @param digits 17 digits and a digit or X, no separators
 * @param today civil date, so that nobody is born tomorrow
 * @example isIdentityNumber('11010519491231002X', '2026-11-23') === true
 */
export function isIdentityNumber(digits: string, today: string): boolean {
  if (!hasBirth(digits) || bornOn(digits) > today) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return ID_CHECKS[sum % 11] === digits[17]?.toUpperCase();
}

const bornOn = (digits: string): string =>
  `${digits.slice(6, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`;

/**
 * Eighteen signs with a region and a day of birth that exists where an identity number has them; the check digit may
 * be wrong, as a slip of the pen leaves it.
 *
 * @example hasBirth('110105194912310021') === true
 */
export function hasBirth(digits: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(digits) || !ID_REGION.test(digits)) return false;
  const born = bornOn(digits);
  return born >= '1900-01-01' && parseCivilDate(born) !== undefined;
}

/**
 * A 15-digit identity number of the first generation: region and a day of birth in the 20th century. It has no check
 * digit, so that one number in some hundreds passes by chance: only worth asking beside a label.
 *
 * @example isOldIdentityNumber('110105491231002') === true
 */
export function isOldIdentityNumber(digits: string): boolean {
  if (!/^\d{15}$/.test(digits) || !ID_REGION.test(digits)) return false;
  return (
    parseCivilDate(`19${digits.slice(6, 8)}-${digits.slice(8, 10)}-${digits.slice(10, 12)}`) !== undefined
  );
}

const CODE_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * 统一社会信用代码 (GB 32100—2015): 18 signs, MOD 31 check sign.
 *
 * @example isCreditCode('91350100M000100Y43') === true
 */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false;
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i++) {
    sum += CODE_SIGNS.indexOf(code.charAt(i)) * weight;
    weight = (weight * 3) % 31;
  }
  return CODE_SIGNS[(31 - (sum % 31)) % 31] === code[17];
}

/**
 * The Luhn sum of bank cards (ISO/IEC 7812-1).
 *
 * @param digits digits only
 * @example passesLuhn('6222021234567890128')
 */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}
