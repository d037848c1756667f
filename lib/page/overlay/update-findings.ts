import type { Finding } from '../../core/finding.ts';
import type { ReportSubject } from './make-draft.ts';
import type { PageFindings } from './shapes.ts';

/** The page's findings once a ticket is filed: shown at once, the next judging says the same. */
export function withTicket(
  result: PageFindings,
  about: ReportSubject,
  { id, number }: { id: string; number: string },
  exact: string | undefined,
): PageFindings {
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
export function withIgnored(result: PageFindings, finding: Finding, on: boolean): PageFindings {
  const others = result.findings.filter(({ id }) => id !== finding.id);
  return { ...result, findings: on ? others : [...others, finding] };
}
