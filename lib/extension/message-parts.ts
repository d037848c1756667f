import { z } from 'zod';

/** A message that carries nothing. */
export const Nothing = z
  .unknown()
  .refine((data) => data === null || data === undefined)
  .transform(() => null);

export const Id = z.string().min(1).max(200);

export const ById = z.object({ id: Id });
