import { z } from 'zod';

import { civilDateOf, isCivilDate } from './civil-date.ts';

/** A day `YYYY-MM-DD` that exists, Asia/Shanghai. Apart from `civil-date.ts`: the content script carries no zod. */
export const CivilDate = z.string().refine(isCivilDate, { message: '日期应写成 2026-11-23，且确有这一天' });

/**
 * ISO 8601 instant with offset that `civil-date.ts` can reckon with, so that no record read from a file can
 * stop a fold: a schema alone lets through forty digits of a second and the edges of the year 9999.
 * @example Instant.safeParse('2026-11-23T10:23:00+08:00').success
 */
export const Instant = z.iso
  .datetime({ offset: true })
  .refine(isReckonable, { message: '时间应写成 2026-11-23T10:23:00+08:00 的样子，在 1900 至 2999 年之间' });

function isReckonable(text: string): boolean {
  try {
    const day = civilDateOf(text);
    return day >= '1900-01-01' && day <= '2999-12-31';
  } catch {
    return false;
  }
}
