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

/** The page's findings without those put away, and which these were. */
export function withoutFindings(
  result: PageResult,
  ids: readonly string[],
): { result: PageResult; gone: Finding[] } {
  const gone = result.findings.filter(({ id }) => ids.includes(id));
  return { result: { ...result, findings: result.findings.filter(({ id }) => !ids.includes(id)) }, gone };
}

/** The page's findings with those brought back, in the order of the page. */
export function withFindings(result: PageResult, back: readonly Finding[]): PageResult {
  const known = new Set(result.findings.map(({ id }) => id));
  const placeOf = ({ where }: Finding) => where.start ?? Number.MAX_SAFE_INTEGER;
  const findings = [...result.findings, ...back.filter(({ id }) => !known.has(id))];
  return { ...result, findings: findings.sort((a, b) => placeOf(a) - placeOf(b)) };
}
