import type { Finding } from '../../core/finding.ts';
import type { PageResult } from '../../core/page-result.ts';
import type { ReportSubject } from './make-draft.ts';

/** The page's findings once a ticket is filed: shown at once, the next judging says the same. */
export function withTicket(
  result: PageResult,
  about: ReportSubject,
  { id, number }: { id: string; number: string },
  exact: string | undefined,
): PageResult {
  const ticket = {
    id,
    number,
    state: '待核实',
    ...('finding' in about ? { findingId: about.finding.id } : {}),
    ...(exact === undefined ? {} : { exact }),
  };
  return { ...result, tickets: [ticket, ...result.tickets] };
}

/** The page's findings without one that is ignored here, or with it again. */
export function withIgnored(result: PageResult, finding: Finding, on: boolean): PageResult {
  const others = result.findings.filter(({ id }) => id !== finding.id);
  return { ...result, findings: on ? others : [...others, finding] };
}
