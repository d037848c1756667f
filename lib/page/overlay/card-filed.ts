import type { PageTicket } from '../../core/page-result.ts';
import { makerOf } from './build-element.ts';
import type { CardSubject } from './shapes.ts';

/** Named one by one up to here; a page with more is opened in the panel. */
const MOST_NAMED = 5;

/**
 * “本页已有 3 条” before anything is filed, so that a fault reported by a colleague is not reported again. What
 * quotes the same words comes first and says so.
 *
 * @param panel where the rest of them are
 * @returns nothing when there is none, or when the card is about a ticket itself
 */
export function buildFiledNote(
  document: Document,
  subject: CardSubject,
  tickets: readonly PageTicket[],
  panel = '侧栏',
): HTMLElement[] {
  if (tickets.length === 0 || subject.kind === 'ticket') return [];
  if (subject.kind === 'finding' && subject.ticket) return [];
  const make = makerOf(document);
  const words = wordsOf(subject);
  const isSame = ({ exact }: PageTicket) => words !== '' && tidy(exact ?? '') === words;
  const ordered = [...tickets.filter(isSame), ...tickets.filter((ticket) => !isSame(ticket))];
  const rest = ordered.length - MOST_NAMED;
  return [
    make('details', { class: 'note filed' }, [
      make('summary', {
        text: `本页已有 ${tickets.length} 条${tickets.some(isSame) ? '，其中有同样的文字' : ''}`,
      }),
      ...ordered.slice(0, MOST_NAMED).map((ticket) =>
        make('div', {
          text: `${ticket.number}（${ticket.state}）${isSame(ticket) ? '同样的文字：' : ''}${(ticket.exact ?? '').slice(0, 20)}`,
        }),
      ),
      ...(rest > 0 ? [make('div', { text: `还有 ${rest} 条，在${panel}里看。` })] : []),
    ]),
  ];
}

function wordsOf(subject: CardSubject): string {
  if (subject.kind === 'finding') return tidy(subject.finding.quote.exact);
  return subject.kind === 'selection' ? tidy(subject.exact) : '';
}

function tidy(text: string): string {
  return text.replace(/\s+/g, '');
}
