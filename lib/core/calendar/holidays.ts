import { z } from 'zod';

/** One year of the State Council's notice: days off and make-up working days (调休). */
export const HolidayYear = z.object({
  year: z.int(),
  /** Where it comes from; `statutory` = weekends and statutory days only, due dates crossing it are 暂算. */
  source: z.enum(['notice', 'statutory']),
  /** Days off, existing days; the notice for a year may name days of the December before. */
  off: z.array(z.iso.date()),
  /** Weekend days that are worked. */
  work: z.array(z.iso.date()),
});
export type HolidayYear = z.infer<typeof HolidayYear>;

/** Calendar years known, by year. A year in neither table is judged by weekends alone and marked 暂算. */
export type Holidays = Readonly<Record<number, HolidayYear>>;
