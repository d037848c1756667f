import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { defaultHolidays } from '../core/calendar/default-holidays.ts';
import type { Submission } from '../core/events/event.ts';
import type { Finding } from '../core/finding.ts';
import { judgeLooks } from '../core/freshness/judge-looks.ts';
import { noticeLimits } from '../core/freshness/limits.ts';
import { accountsOfPage } from '../core/freshness/match-account.ts';
import { observeColumns } from '../core/freshness/observe.ts';
import { defaultLexicon } from '../core/lexicon/default-lexicon.ts';
import { judgeLink, type LinkTry } from '../core/links/judge-link.ts';
import { masker } from '../core/privacy/private-text.ts';
import type { PageReading } from '../core/reading.ts';
import { emptyReading } from '../core/reading-of-text.ts';
import { recheckTicket } from '../core/rechecks/recheck.ts';
import { type Account, type Column, EMPTY_REGISTER, type Site } from '../core/register/register.ts';
import type { RuleContext } from '../core/rule.ts';
import type { Slices } from '../core/run-in-slices.ts';
import { runRules } from '../core/run-rules.ts';
import { readList } from '../export/read-list.ts';
import { readRegister } from '../export/read-register.ts';
import { parseHtml } from '../page/parse-html.ts';
import { readPage } from '../page/read-page.ts';
import { proofreadText } from './proofread.ts';
import { shippedChecker } from './typo-checker-file.ts';

/** The moment every case is judged at. */
const NOW = '2026-06-15T10:00:00+08:00';

const SITE: Site = { id: 'site', name: '云溪县政府', hosts: ['www.yunxi.gov.cn', 'yunxi.gov.cn'] };
const ARTICLE = 'https://www.yunxi.gov.cn/xw/1.html';

/** What a case tells beside its file; each mode takes what it knows. */
export interface CaseArgument {
  url?: string | undefined;
  ids?: string[] | undefined;
  columnClass?: Column['columnClass'] | undefined;
  ruleId?: string | undefined;
  target?: object | undefined;
  seen?: object | undefined;
  page?: Pick<PageReading, 'url' | 'account'> | undefined;
  registered?: Omit<Account, 'id'> | undefined;
}

/** Answers one case in one line of words. `path` is the case's file, '' where the mode has none. */
type Mode = (path: string, argument: CaseArgument) => string | Promise<string>;

const slices: Slices = { now: () => performance.now(), pause: async () => undefined };

const context = (): RuleContext => ({
  now: NOW,
  register: EMPTY_REGISTER,
  lexicon: defaultLexicon(),
  phrases: [],
  holidays: defaultHolidays,
  typos: { checker: shippedChecker(), level: 'strict' },
});

/** Without the line feed that ends the file. */
const wordsIn = (path: string): string => readFileSync(path, 'utf8').replace(/\n$/, '');

const textReading = (text: string, url = ''): PageReading => emptyReading(url, { text, readAt: NOW });

const pageReading = (path: string, url = ARTICLE): PageReading =>
  readPage(parseHtml(readFileSync(path, 'utf8')), url, {
    readAt: NOW,
    readBy: 'patrol',
    httpStatus: undefined,
  });

const findingsOf = (reading: PageReading): Finding[] => runRules(reading, context()).findings;

const joined = (parts: readonly string[], by = ' ; '): string => parts.join(by) || 'nothing';

/** The ways in which a case is run, each through the product's own code. */
const MODES: Readonly<Record<string, Mode>> = {
  /** As `npm run proofread -- FILE --level normal`. */
  proofread: (path) =>
    joined(
      proofreadText(wordsIn(path), NOW).alarms.map(
        ({ ruleId, quote, suggestion }) => `${ruleId}«${quote}»→${suggestion ?? ''}`,
      ),
    ),
  /** One text with its line feeds, as a page's text. */
  text: (path) =>
    joined(
      findingsOf(textReading(wordsIn(path))).map(
        ({ ruleId, quote, suggestion }) => `${ruleId}«${quote.exact}»→${suggestion ?? ''}`,
      ),
    ),
  article(path, { url }) {
    const { kind, publishedAt } = pageReading(path, url);
    const time = publishedAt?.time ? ` ${publishedAt.time}` : '';
    return `kind=${kind} date=${publishedAt?.date ?? 'none'}${time}`;
  },
  source: (path, { url }) => pageReading(path, url).source ?? 'none',
  title: (path, { url }) => pageReading(path, url).title,
  rule: (path, { url, ids = [] }) =>
    joined(
      findingsOf(pageReading(path, url))
        .filter(({ ruleId }) => ids.includes(ruleId))
        .map(({ ruleId, message }) => `${ruleId}: ${message}`),
    ),
  gaps(path, { url }) {
    const { kind, gaps } = pageReading(path, url);
    return `kind=${kind} gaps=${gaps.map(({ what }) => what).join(',') || 'none'}`;
  },
  /** State and sentence of one registered column whose list is the page. */
  column(path, { url = ARTICLE, columnClass = '动态要闻' }) {
    const column: Column = { id: 'column', name: '新闻中心', url, columnClass };
    const register = { ...EMPTY_REGISTER, sites: [SITE], columns: [column] };
    const looks = observeColumns(pageReading(path, url), register, '读网员').filter(
      ({ targetId }) => targetId === column.id,
    );
    const { state, sentence } = judgeLooks(column, looks, NOW, { limits: noticeLimits });
    return `${state}：${sentence}`;
  },
  /** A sheet of the office's lists, read against an empty register. */
  async register(path) {
    const read = await readRegister(
      {
        bytes: new Uint8Array(readFileSync(path)),
        name: path,
        register: { ...EMPTY_REGISTER, sites: [SITE] },
        site: SITE,
        limits: noticeLimits,
      },
      slices,
    );
    if (!read) return 'stopped';
    if (read.is === 'errors')
      return `refused: ${joined(
        read.errors.map(({ message }) => message),
        ' | ',
      )}`;
    const { columns, accounts, persons } = read.lists;
    const lines = [
      ...columns.map(({ name, url, limitText }) => `column ${name} ${url} ${limitText ?? ''}`),
      ...accounts.map(
        ({ platform, name, platformId, admin }) =>
          `account ${platform} ${name} id=${platformId ?? ''} admin=${admin ?? ''}`,
      ),
      ...persons.map(({ name, phone, mobile, stand, changedOn }) =>
        ['person', name, phone ?? '', mobile ?? '', stand ?? '', changedOn ?? ''].join(' '),
      ),
    ];
    return lines.join(' | ');
  },
  /** An office's own list of wrong words: wrong→right, and the rows it names. */
  async wordlist(path) {
    const read = await readList(new Uint8Array(readFileSync(path)), path, '错词', slices);
    if (!read) return 'stopped';
    if (read.is === 'refused') return `refused: ${read.error}`;
    const entries = read.content.kind === '错词' ? read.content.entries : [];
    const faults = read.faults.map(({ row, message }) => `${row} ${message}`).join(' ; ');
    const pairs = entries.map(({ wrong, right }) => `${wrong}→${right}`).join(' ; ');
    return faults ? `${pairs} | faults: ${faults}` : pairs;
  },
  /** What two equal tries of a link are judged as. */
  link(_path, { target, seen }) {
    const tried = {
      kind: 'answered',
      status: 200,
      finalUrl: '',
      contentType: 'text/html',
      bytes: 500,
      ...seen,
    } as LinkTry;
    return judgeLink({ href: ARTICLE, isFile: false, ...target }, [tried, tried]).answer;
  },
  /** Whether the page's account counts as the registered one. */
  account(_path, { page, registered }) {
    const account = { id: 'account', ...registered } as Account;
    const known = page !== undefined && accountsOfPage(page as PageReading, [account]).length === 1;
    return `counted as registered: ${known ? 'yes' : 'no'}`;
  },
  /** Files a rule's finding and re-checks the very same page. */
  recheck(path, { ruleId }) {
    const reading: PageReading = {
      ...textReading(wordsIn(path), ARTICLE),
      kind: 'article',
      title: '通知',
    };
    const finding = findingsOf(reading).find((one) => one.ruleId === ruleId);
    if (!finding) return `no finding of ${ruleId}`;
    const mask = masker((words) => findingsOf(textReading(words)));
    const submission: Submission = {
      number: 'x',
      url: reading.url,
      pageTitle: reading.title,
      platform: '网站',
      problemClass: finding.problemClass,
      severity: finding.severity,
      ruleId: finding.ruleId,
      origin: '读网',
      quote: finding.quote,
      suggestion: mask(finding.suggestion ?? ''),
      surroundings: [],
      foundAt: NOW,
      foundByResponsibleUnit: false,
    };
    const means = { judge: findingsOf, columnStates: () => [], mask };
    const answer = recheckTicket(submission, reading.url, { kind: 'page', reading }, means, NOW);
    return answer.ok ? answer.value.result : answer.error;
  },
};

/**
 * What the product answers to one case now.
 * @throws Error when there is no such mode
 */
export async function answerCase(
  folder: string,
  { mode, file, argument }: { mode: string; file: string; argument: CaseArgument },
): Promise<string> {
  const run = MODES[mode];
  if (!run) throw new Error(`no mode ${mode}; there are: ${Object.keys(MODES).join(', ')}`);
  return run(file === '' ? '' : join(folder, file), argument);
}
