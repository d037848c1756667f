import type { Finding } from '../core/finding.ts';
import { bestObservation } from '../core/freshness/best-observation.ts';
import { type ColumnState, judgeColumn, type Observation } from '../core/freshness/judge.ts';
import { accountsOfPage } from '../core/freshness/match-account.ts';
import type { PageResult } from '../core/page-result.ts';
import type { PageReading } from '../core/reading.ts';
import { columnUrlKey } from '../core/register/column-url.ts';
import type { Account, Column, Register } from '../core/register/register.ts';
import type { Judgement } from '../core/run-rules.ts';
import type { Ticket } from '../core/tickets/ticket.ts';
import { columnOfList, columnOfPage, columnsOfSite, siteOfHost } from './page-columns.ts';
import { hostOf } from './sender.ts';

/** What the background remembers of a tab's page: enough to file from it, none of its text. */
export interface JudgedPage {
  result: PageResult;
  title: string;
  platform: string;
  publishedOn?: string | undefined;
  /** Column or account a finding belongs to, by finding id; '' holds the page's own. */
  columnOf: Record<string, string>;
}

/** Never looked at on any page, whatever its reading says. */
const ALWAYS_UNSEEN = ['附件里的内容没有看。'];
const IMAGES_UNSEEN = '图片里的文字没有看。';

export interface PageResultInput {
  reading: PageReading;
  judgement: Judgement;
  register: Register;
  /** Looks by target, in causal order, this page's own last. */
  looks: ReadonlyMap<string, readonly Observation[]>;
  ignored: ReadonlySet<string>;
  tickets: readonly Ticket[];
  ruleTitle(ruleId: string): string;
  mask(text: string): string;
  marksOff: boolean;
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
  return {
    result: {
      url: reading.url,
      findings: judgement.findings.filter((finding) => !input.ignored.has(finding.id)),
      columns: columnStates(site ? undefined : accounts, input),
      tickets: pageTickets(reading.url, input.tickets),
      notLookedAt: [
        ...partly.map((one) => `“${input.ruleTitle(one.ruleId)}”${one.message}。`),
        ...notLookedAt(reading),
      ],
      failedRules: [...new Set(failed.map((failure) => input.ruleTitle(failure.ruleId)))],
      registered: site !== undefined || accounts.length > 0,
      ...(input.marksOff ? { marksOff: true } : {}),
    },
    title: mask(reading.title),
    platform: reading.account?.platform ?? '网站',
    publishedOn: reading.publishedAt?.date,
    columnOf: { ...columnOf, '': (accounts[0] ?? columnOfPage(register, reading))?.id ?? '' },
  };
}

/** On a page of a registered site everything of that site and every account; else the page's own accounts. */
function columnStates(onlyAccounts: readonly Account[] | undefined, input: PageResultInput): ColumnState[] {
  const { register, reading } = input;
  const site = siteOfHost(register, hostOf(reading.url));
  const targets: (Column | Account)[] = site ? [...columnsOfSite(register, site), ...register.accounts] : [];
  return statesOf(onlyAccounts ?? targets, input.looks, input.nowAt);
}

/** States of columns and accounts, computed now from what was seen of them. */
export function statesOf(
  targets: readonly (Column | Account)[],
  looks: ReadonlyMap<string, readonly Observation[]>,
  nowAt: string,
): ColumnState[] {
  return targets.map((target) => judgeColumn(target, bestObservation(looks.get(target.id) ?? []), nowAt));
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

function notLookedAt({ gaps }: PageReading): string[] {
  const images = gaps.some((gap) => gap.what === 'image-text') ? [] : [IMAGES_UNSEEN];
  return [...new Set([...gaps.map((gap) => gap.why), ...images, ...ALWAYS_UNSEEN])];
}
