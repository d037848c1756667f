import { z } from 'zod';

import { isCivilDate } from './civil-date.ts';

/** A day `YYYY-MM-DD` that exists, Asia/Shanghai. Apart from `civil-date.ts`: the content script carries no zod. */
export const CivilDate = z.string().refine(isCivilDate, { message: '日期应写成 2026-11-23，且确有这一天' });
