import { z } from 'zod';

/** Which volume of a set a file is, and what each volume of it holds. */
export const VolumeSet = z
  .object({
    id: z.string().min(1).max(100),
    volume: z.int().positive(),
    of: z.int().positive(),
    holds: z.array(z.object({ events: z.int().nonnegative(), evidence: z.int().nonnegative() })),
  })
  .refine(({ volume, of, holds }) => volume <= of && holds.length === of);
export type VolumeSet = z.infer<typeof VolumeSet>;

/** A volume that has not been taken in, and what is in it. */
interface MissingVolume {
  volume: number;
  events: number;
  evidence: number;
}

/** How far the volumes of a set have come. */
export interface SetStanding {
  of: number;
  missing: MissingVolume[];
  /** Every volume that holds records is here: tickets and steps are complete. */
  hasRecords: boolean;
}

/** @param here volumes of the set that were taken in; more than once counts once */
export function setStanding(set: Pick<VolumeSet, 'of' | 'holds'>, here: readonly number[]): SetStanding {
  const missing = set.holds.flatMap((holds, index) =>
    here.includes(index + 1) ? [] : [{ volume: index + 1, ...holds }],
  );
  return { of: set.of, missing, hasRecords: missing.every(({ events }) => events === 0) };
}

/**
 * What is still missing of a set, in a sentence; undefined when nothing is.
 * @example setStandingWords(standing) // '还缺第 2 卷：812 份证据；工单和记录已齐。'
 */
export function setStandingWords({ of, missing, hasRecords }: SetStanding): string | undefined {
  if (missing.length === 0) return undefined;
  const shown = missing.slice(0, MOST_NAMED).map(({ volume, events, evidence }) => {
    const inside = [
      ...(events > 0 ? [`${events} 条记录`] : []),
      ...(evidence > 0 ? [`${evidence} 份证据`] : []),
    ];
    return `第 ${volume} 卷：${inside.join('、') || '没有内容'}`;
  });
  const more = missing.length > MOST_NAMED ? `；另有 ${missing.length - MOST_NAMED} 卷` : '';
  const records = hasRecords ? '工单和记录已齐' : '工单和记录在里面，先导入它才看得到工单';
  return `这一套共 ${of} 卷，还缺${shown.join('；')}${more}；${records}。`;
}

const MOST_NAMED = 5;
