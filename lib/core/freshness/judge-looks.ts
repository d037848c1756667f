import { epochMs } from '../calendar/civil-date.ts';
import type { Account, Column } from '../register/register.ts';
import { bestObservation } from './best-observation.ts';
import { type ColumnState, type JudgeOptions, judgeColumn } from './judge.ts';
import type { Observation } from './observation.ts';

/**
 * State of a column or account by all that was seen of it: the look that stands (`bestObservation`), and the
 * latest look elsewhere that showed the very same newest date, so that a block read today does not say “9 天前”.
 * @param looks of this target in causal order, latest last
 * @example judgeLooks(column, looks.get(column.id) ?? [], nowAt).label
 */
export function judgeLooks(
  target: Column | Account,
  looks: readonly Observation[],
  nowAt: string,
  options: Omit<JudgeOptions, 'confirmed'> = {},
): ColumnState {
  const best = bestObservation(looks);
  return judgeColumn(target, best, nowAt, { ...options, confirmed: best && confirming(best, looks) });
}

function confirming(best: Observation, looks: readonly Observation[]): Observation | undefined {
  const date = best.state === 'dated' ? best.newest?.date : undefined;
  if (date === undefined) return undefined;
  const seenAt = epochMs(best.seenAt);
  return looks.reduce<Observation | undefined>((last, look) => {
    const isSame = look !== best && look.state === 'dated' && look.newest?.date === date;
    if (!isSame || epochMs(look.seenAt) <= seenAt) return last;
    return last && epochMs(last.seenAt) >= epochMs(look.seenAt) ? last : look;
  }, undefined);
}
