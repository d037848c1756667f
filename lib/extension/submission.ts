import { type Actor, MistakeCode, type Role, type Submission } from '../core/events/event.ts';
import { classOfMistake } from '../core/events/mistake-types.ts';
import { ProblemClass, type Severity } from '../core/finding.ts';
import { accountsOfPage } from '../core/freshness/match-account.ts';
import type { Draft, Result } from '../core/page-result.ts';
import type { FindPrivate, Mask } from '../core/privacy/private-ranges.ts';
import { maskBlocks, openSelection } from '../core/privacy/private-text.ts';
import type { Register } from '../core/register/register.ts';
import { digitRuns } from '../core/text/digit-runs.ts';
import { columnOfPage, siteOfHost, unitOf } from './page-columns.ts';
import type { JudgedPage } from './page-result.ts';
import { hostOf } from './sender.ts';
import { findingOf } from './tab-pages.ts';

export interface SubmissionInput {
  draft: Draft;
  /** What the background judged of this tab; absent when a person reports a page nobody read. */
  page: JudgedPage | undefined;
  register: Register;
  person: Actor;
  role: Role;
  number: string;
  foundAt: string;
  findPrivate: FindPrivate;
  mask: Mask;
  maskUrl: Mask;
}

/** Severity of what a person reports by hand: the class says it, not the page. */
const SEVERITY_BY_CLASS: Partial<Record<ProblemClass, Severity>> = {
  严重表述错误: '严重',
  个人隐私: '严重',
  暗链外链: '严重',
  日期数字: '提示',
  商业广告: '提示',
};

type Fault = Pick<
  Submission,
  | 'problemClass'
  | 'severity'
  | 'sureness'
  | 'ruleId'
  | 'findingId'
  | 'clause'
  | 'quote'
  | 'description'
  | 'suggestion'
>;

/** The facts of a 提交. What the rules found comes from the background's own judging, never from the page. */
export function submissionOf(input: SubmissionInput): Result<Submission> {
  const { draft, page, register, mask } = input;
  const fault = draft.findingId === undefined ? selectedFault(input) : foundFault(input, draft.findingId);
  if (!fault.ok) return fault;
  const ownerId = page?.columnOf[draft.findingId ?? ''] ?? page?.columnOf[''];
  const owner =
    [...register.columns, ...register.accounts].find((one) => one.id === ownerId) ??
    columnOfPage(register, draft.reading) ??
    accountsOfPage(draft.reading, register.accounts)[0];
  const unit = unitOf(register, owner);
  const siteName = siteOfHost(register, hostOf(draft.reading.url))?.name ?? draft.reading.site.name;
  const publishedOn = page?.publishedOn ?? draft.reading.publishedAt?.date;
  const isPrivate = fault.value.problemClass === '个人隐私';
  return {
    ok: true,
    value: {
      number: input.number,
      url: input.maskUrl(draft.reading.url),
      pageTitle: page?.title ?? mask(draft.reading.title),
      ...(siteName === undefined ? {} : { siteName: mask(siteName) }),
      platform: page?.platform ?? draft.reading.account?.platform ?? '网站',
      ...(owner ? { columnId: owner.id, columnName: owner.name } : {}),
      ...(unit ?? {}),
      ...fault.value,
      origin: input.role === '公众志愿者' ? '公众找错' : '读网',
      surroundings: surroundingsOf(draft, isPrivate, mask),
      foundAt: input.foundAt,
      foundByResponsibleUnit: unit !== undefined && unit.unitName === input.person.unit,
      ...(publishedOn === undefined ? {} : { pagePublishedOn: publishedOn }),
      ...(input.role === '公众志愿者' ? volunteersOwn(input) : {}),
    },
  };
}

/** Signs of a figure, in whatever writing, that may be the piece of a number that was cut. */
const PIECE = 5;
/** Characters beside stars by which a re-check knows the place: two of its windows, and what a mask leaves open. */
const BESIDE_STARS = 20;
const STARS = /\*{3,}/g;

/**
 * What stood around a fault, masked: a re-check knows the place by it. Beside a number the rules found every longer
 * figure goes too, and of its line what stands further off; of words a reader called private nobody knows what is private in them, so nothing is kept.
 */
function surroundingsOf(draft: Draft, isPrivate: boolean, mask: Mask): string[] {
  const blocks = maskBlocks(draft.surroundings, mask);
  if (!isPrivate) return blocks;
  if (draft.findingId === undefined) return [];
  return withoutFigures(blocks.join('\n')).split('\n').map(nearStars);
}

/** Of a line with numbers what stands near them: whose they are and where they live is in the rest of it. */
function nearStars(line: string): string {
  let near = '';
  let done = 0;
  for (const { index, 0: stars } of line.matchAll(STARS)) {
    const from = Math.max(done, index - BESIDE_STARS);
    const to = Math.min(line.length, index + stars.length + BESIDE_STARS);
    near += (from > done ? '…' : '') + line.slice(from, to);
    done = Math.max(done, to);
  }
  if (done === 0) return line;
  return near + (done < line.length ? '…' : '');
}

/** Stars for every digit of the longer figures, Chinese digits and those over several cells too; gaps stay. */
function withoutFigures(text: string): string {
  let hidden = '';
  let done = 0;
  for (const { starts, ends } of digitRuns(text, PIECE, { strokeIsOne: true, han: true }).runs)
    for (const [index, start] of starts.entries()) {
      const end = ends[index] ?? start;
      hidden += text.slice(done, start) + '*'.repeat(end - start);
      done = end;
    }
  return hidden + text.slice(done);
}

/** What only a volunteer's report carries; the contact is kept beside it, not in it. */
function volunteersOwn({ draft, page }: SubmissionInput): Partial<Submission> {
  const code = MistakeCode.safeParse(draft.mistakeCode);
  return {
    ...(code.success ? { mistakeCode: code.data } : {}),
    ...(page?.officialCode ? { officialCode: page.officialCode.slice(0, 40) } : {}),
  };
}

/** The class chosen; a volunteer chooses one of the official form's types. */
function chosenClass({ problemClass, mistakeCode }: Draft): ProblemClass {
  const code = MistakeCode.safeParse(mistakeCode);
  if (code.success) return classOfMistake(code.data);
  const chosen = ProblemClass.safeParse(problemClass);
  return chosen.success ? chosen.data : '其他';
}

function foundFault({ draft, page, mask }: SubmissionInput, findingId: string): Result<Fault> {
  const finding = findingOf(page, findingId);
  if (!finding) {
    return {
      ok: false,
      error: '这一处的判读结果已经过期，没有提交。填写的内容还在，请刷新页面后再报一次。',
    };
  }
  const { severity, sureness, ruleId, clause, problemClass, quote, message, where } = finding;
  const suggestion = draft.suggestion || finding.suggestion;
  // What is missing from a page has no words of its own: a quote of other words would never leave the page.
  const hasWords = where.start !== undefined && quote.exact !== '';
  const description = [draft.description ?? '', hasWords ? '' : message]
    .filter((part) => part !== '')
    .join('\n');
  return {
    ok: true,
    value: {
      problemClass,
      severity,
      sureness,
      ruleId,
      findingId,
      clause,
      ...(hasWords ? { quote } : {}),
      ...(description === '' ? {} : { description: mask(description) }),
      ...(suggestion ? { suggestion: mask(suggestion) } : {}),
    },
  };
}

function selectedFault({ draft, findPrivate, mask }: SubmissionInput): Result<Fault> {
  const { selection, description, suggestion } = draft;
  if (!selection && (description ?? '').trim() === '') {
    return { ok: false, error: '还没有选中文字，也没有写情况说明，没有提交。请写一句哪里不对。' };
  }
  const quote = selection ? selectedQuote(selection, findPrivate) : undefined;
  const problemClass = quote?.isPrivate ? '个人隐私' : chosenClass(draft);
  // Private words that no rule knows have no mask: place and length are kept, and a person re-checks (DESIGN 4).
  const isKept = quote !== undefined && (quote.isPrivate || problemClass !== '个人隐私');
  const unkept =
    selection && !isKept
      ? `正文第 ${selection.start + 1} 字起的 ${selection.exact.length} 个字涉及个人隐私，原文没有保存。`
      : '';
  const said = [description ?? '', unkept].filter((part) => part !== '').join('\n');
  return {
    ok: true,
    value: {
      problemClass,
      severity: SEVERITY_BY_CLASS[problemClass] ?? '一般',
      ...(isKept ? { quote: quote.quote } : {}),
      ...(said === '' ? {} : { description: mask(said) }),
      ...(suggestion ? { suggestion: mask(suggestion) } : {}),
    },
  };
}

function selectedQuote(
  selection: NonNullable<Draft['selection']>,
  findPrivate: FindPrivate,
): { isPrivate: boolean; quote: NonNullable<Submission['quote']> } {
  const { open, own } = openSelection(selection, findPrivate);
  if (own === undefined) return { isPrivate: false, quote: open };
  return { isPrivate: true, quote: { exact: own, prefix: '', suffix: '', start: 0 } };
}
