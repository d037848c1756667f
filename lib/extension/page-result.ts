import { type Dismissed, silence } from '../core/dismissals/silence.ts';
import type { Finding } from '../core/finding.ts';
import type { Attested } from '../core/freshness/attestation.ts';
import { type Known, statesOf, vetoLines } from '../core/freshness/board.ts';
import type { ColumnState, Observation } from '../core/freshness/judge.ts';
import { type FreshnessLimits, noticeLimits } from '../core/freshness/limits.ts';
import { accountsOfPage } from '../core/freshness/match-account.ts';
import type { PageResult } from '../core/page-result.ts';
import type { PageReading } from '../core/reading.ts';
import { columnUrlKey } from '../core/register/column-url.ts';
import type { Account, Register, Site } from '../core/register/register.ts';
import type { Rule } from '../core/rule.ts';
import type { Judgement } from '../core/run-rules.ts';
import type { Ticket } from '../core/tickets/ticket.ts';
import { notLookedAt } from './not-looked-at.ts';
import { columnOfList, columnOfPage, columnsOfSite, siteOfHost } from './page-columns.ts';
import { hostOf } from './sender.ts';

/** What the background remembers of a tab's page: enough to file from it, none of its text. */
export interface JudgedPage {
  result: PageResult;
  /** What the judgings just before found at this address and this one does not: a card may still be open on it. */
  earlier?: Finding[];
  title: string;
  platform: string;
  publishedOn?: string | undefined;
  /** Site code in the page's own 找错 entry. */
  officialCode?: string | undefined;
  /** Column or account a finding belongs to, by finding id; '' holds the page's own. */
  columnOf: Record<string, string>;
}

export interface PageResultInput {
  reading: PageReading;
  judgement: Judgement;
  register: Register;
  /** Looks by target, in causal order, this page's own last. */
  looks: ReadonlyMap<string, readonly Observation[]>;
  /** Standing 核对无变动 by column. */
  attested?: ReadonlyMap<string, Attested>;
  /** The notice's with the office's amber days. */
  limits?: FreshnessLimits;
  dismissed: Dismissed;
  /** Rules switched off. */
  rulesOff?: readonly Pick<Rule, 'title' | 'problemClass' | 'severity'>[];
  /** Sentences of what the judging itself could not look at (a model not loaded). */
  unjudged?: readonly string[];
  tickets: readonly Ticket[];
  ruleTitle(ruleId: string): string;
  mask(text: string): string;
  marksOff: boolean;
  /** Where private data stands, of every privacy rule, shown or not. */
  privateAt?: readonly { start: number; end: number }[];
  nowAt: string;
}

/** Puts together what the overlay paints and the panel lists. */
export function judgedPage(input: PageResultInput): JudgedPage {
  const { reading, judgement, register, mask } = input;
  const site = siteOfHost(register, hostOf(reading.url));
  const accounts = accountsOfPage(reading, register.accounts);
  const columnOf = columnsOfFindings(judgement.findings, reading, register);
  const partly = judgement.failures.filter((failure) => failure.partial);
  const failed = judgement.failures.filter((failure) => !failure.partial);
  const { columns, vetoes } = columnStates(site, accounts, input);
  const { findings, silenced } = silence(
    judgement.findings
      .filter((finding) => !isAttested(finding, columns))
      .map((finding) => withoutOthers(finding, mask)),
    input.dismissed,
  );
  const rulesOff = input.rulesOff ?? [];
  return {
    result: {
      url: reading.url,
      findings,
      columns,
      ...(vetoes.length > 0 ? { vetoes } : {}),
      ...(input.privateAt?.length ? { privateAt: [...input.privateAt] } : {}),
      tickets: pageTickets(reading.url, input.tickets),
      notLookedAt: notLookedAt(reading, {
        rulesOff,
        unjudged: [
          ...(input.unjudged ?? []),
          ...partly.map((one) => `“${input.ruleTitle(one.ruleId)}”${one.message}。`),
        ],
      }),
      failedRules: [...new Set(failed.map((failure) => input.ruleTitle(failure.ruleId)))],
      ...(rulesOff.length > 0 ? { rulesOff: rulesOff.map(({ title }) => title) } : {}),
      ...(silenced.length > 0 ? { silenced } : {}),
      ruleTitles: Object.fromEntries(
        judgement.findings.map(({ ruleId }) => [ruleId, input.ruleTitle(ruleId)]),
      ),
      registered: site !== undefined || accounts.length > 0,
      ...(input.marksOff ? { marksOff: true } : {}),
    },
    title: mask(reading.title),
    platform: reading.account?.platform ?? '网站',
    publishedOn: reading.publishedAt?.date,
    officialCode: reading.footer.jiucuo?.code,
    columnOf: { ...columnOf, '': (accounts[0] ?? columnOfPage(register, reading))?.id ?? '' },
  };
}

/** On a page of a registered site everything of that site and every account; else the page's own accounts. */
function columnStates(
  site: Site | undefined,
  ownAccounts: readonly Account[],
  { reading, register, looks, attested = new Map(), limits = noticeLimits, nowAt }: PageResultInput,
): Required<Pick<PageResult, 'columns' | 'vetoes'>> {
  const known: Known = { looks, attested, limits, nowAt };
  if (!site) {
    // Any page of an account is its own here, so that its head gets the badge whatever address is registered.
    const urlKey = columnUrlKey(reading.url);
    return { columns: statesOf(ownAccounts, known).map((state) => ({ ...state, urlKey })), vetoes: [] };
  }
  const ofSite = columnsOfSite(register, site);
  const columns = statesOf([...ofSite, ...register.accounts], known);
  const homes = site.hosts.map((host) => `https://${host}/`);
  return { columns, vetoes: vetoLines(columns, ofSite, homes, known) };
}

/** Words of no place in the text (a title, a link) went through no privacy rule. */
function withoutOthers(finding: Finding, mask: (text: string) => string): Finding {
  const { where, quote, message, suggestion } = finding;
  if (where.start !== undefined) return finding;
  return {
    ...finding,
    quote: { ...quote, exact: mask(quote.exact) },
    message: mask(message),
    ...(suggestion === undefined ? {} : { suggestion: mask(suggestion) }),
  };
}

/** The rule sees one page and no attestation: 逾期 of a column that 核对无变动 keeps in time is no finding. */
function isAttested({ problemClass, where }: Finding, columns: readonly ColumnState[]): boolean {
  if (problemClass !== '更新逾期' || where.columnId === undefined) return false;
  const state = columns.find(({ targetId }) => targetId === where.columnId);
  return state?.attested !== undefined && state.state !== '逾期';
}

function columnsOfFindings(
  findings: readonly Finding[],
  reading: PageReading,
  register: Register,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { id, where } of findings) {
    const columnId =
      where.columnId ?? (where.listId ? columnOfList(register, reading, where.listId)?.id : undefined);
    if (columnId) found[id] = columnId;
  }
  return found;
}

/** Tickets of a page, newest first (as `tickets` comes). */
function pageTickets(url: string, tickets: readonly Ticket[]): PageResult['tickets'] {
  const key = columnUrlKey(url);
  return tickets
    .filter((ticket) => columnUrlKey(ticket.submission.url) === key)
    .map(({ id, number, state, submission: { findingId, quote } }) => ({
      id,
      number,
      state,
      ...(findingId === undefined ? {} : { findingId }),
      ...(quote === undefined ? {} : { exact: quote.exact }),
    }));
}
