import { epochMs, instantText } from '../calendar/civil-date.ts';
import { durationText } from '../clocks/duration-text.ts';
import type { Event } from '../events/event.ts';
import { parseHlc } from '../events/hlc.ts';

/** Two office clocks may stand this far apart without anybody having touched one. */
const SLACK_MS = 5 * 60_000;

/**
 * Records whose wall time lies behind what their writer had already written or seen: the machine's clock was
 * set back, or another's ran ahead. The logical clock never goes back, so the difference is in the record
 * itself and survives every file. Due times computed from such a record want a person's look.
 *
 * @example clockJumps(eventsOfTicket)[0]?.sentence
 */
export function clockJumps(events: readonly Event[]): { eventId: string; sentence: string }[] {
  return events.flatMap(({ id, type, at, hlc, by }) => {
    const logical = parseHlc(hlc);
    if (!logical) return [];
    const behind = logical.ms - epochMs(at);
    if (behind <= SLACK_MS) return [];
    const who = `${by.person.name}（${by.role}）于 ${instantText(at)} “${type}”`;
    const sentence = `${who}时，电脑时间比此前的记录慢 ${durationText(behind)}，请核对这条记录的时间。`;
    return [{ eventId: id, sentence }];
  });
}
