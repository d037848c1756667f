import type { PageResult } from '../../core/page-result.ts';
import type { CardDeskActs } from './card-desk.ts';
import type { PageLoop } from './page-loop.ts';
import { withFindings, withoutFindings, withTicket } from './update-findings.ts';

type FactActs = Pick<CardDeskActs, 'filed' | 'putAway' | 'bringBack' | 'byRule' | 'put'>;

const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');

/** What the card changes in what is known of the page: shown at once, the next judging says the same. */
export function changeFacts({ facts, address }: PageLoop, render: () => void): FactActs {
  const change = (result: PageResult) => {
    facts.result = result;
    facts.changes += 1;
  };
  return {
    filed(about, ticket, exact) {
      if (!facts.result) return;
      change(withTicket(facts.result, about, ticket, exact));
      facts.draft = null;
      render();
    },
    putAway(ids) {
      if (!facts.result) return [];
      const { result, gone } = withoutFindings(facts.result, ids);
      change(result);
      render();
      return gone;
    },
    bringBack(findings) {
      if (!facts.result || !facts.read) return;
      const { text } = facts.read.reading;
      // The page may have been read anew meanwhile: what no longer stands where it stood comes with the next judging.
      const standing = findings.filter(
        ({ where, quote }) => where.start === undefined || text.slice(where.start, where.end) === quote.exact,
      );
      change(withFindings(facts.result, standing));
      render();
    },
    byRule: (ruleId) => facts.result?.findings.filter((finding) => finding.ruleId === ruleId) ?? [],
    put(draft) {
      // Words about the address before are kept there; offered here they would be filed for another page.
      const isHere = draft && withoutFragment(draft.reading.url) === withoutFragment(address());
      facts.draft = isHere ? draft : null;
      render();
    },
  };
}
