import { instantText } from '../calendar/civil-date.ts';
import type { Event } from '../events/event.ts';
import type { CausalLinks } from './causal-links.ts';

/** A record that was not legal where it came to stand. */
export interface Refusal {
  /** Its place in causal order. */
  index: number;
  /** One Chinese sentence. */
  reason: string;
  /** Place of the step that had last moved the ticket when it came. */
  against?: number | undefined;
}

/** Most sentences a person can settle; each asks who had seen whom, and a forged file may hold 50,000. */
const MOST_CONFLICTS = 200;

/**
 * One sentence for each refused record that nobody has settled yet. A step settles it when it moved the
 * ticket and its writer had seen both the refused record and the step that stood against it; a remark in
 * passing (备注, 更正) settles nothing.
 *
 * @param events in causal order
 * @param moved whether the event at a place moved the ticket
 */
export function conflictSentences(
  events: readonly Event[],
  refusals: readonly Refusal[],
  moved: (index: number) => boolean,
  links: CausalLinks,
): string[] {
  const more = refusals.length - MOST_CONFLICTS;
  const sentences = refusals.slice(-MOST_CONFLICTS).flatMap(({ index, reason, against }) => {
    const event = events[index];
    if (!event) return [];
    const afterIt = links.after(index);
    const afterOther = against === undefined ? undefined : links.after(against);
    const settled = events.some(
      (_, at) => at > index && moved(at) && afterIt[at] === 1 && (!afterOther || afterOther[at] === 1),
    );
    if (settled) return [];
    const other = against === undefined ? undefined : events[against];
    // A second 提交 is nobody's decision: there is nothing to choose between.
    if (other && event.type !== '提交' && afterOther?.[index] !== 1) {
      return [
        `冲突：${who(other)}“${other.type}”，${who(event)}“${event.type}”，两人互不知情。` +
          `现按“${other.type}”算；请核实后办理下一步，或撤销“${other.type}”再重办。`,
      ];
    }
    return [`${who(event)}“${event.type}”没有生效：${reason}`];
  });
  return more > 0 ? [...sentences, `更早还有 ${more} 条没有生效的记录，见办理经过。`] : sentences;
}

function who(event: Event): string {
  return `${event.by.person.name}（${event.by.role}）于 ${instantText(event.at)} `;
}
