import type { Recheck, Submission } from '../core/events/event.ts';
import type { Finding, TextQuote } from '../core/finding.ts';
import type { ColumnState } from '../core/freshness/judge.ts';
import type { Result } from '../core/page-result.ts';
import type { GapKind, PageReading } from '../core/reading.ts';
import { findExactQuote, occurrencesOf } from '../core/text/text-quote.ts';
import { around, placeOf, sameNeighbours, standsSpaced } from './fault-place.ts';
import type { FetchedPage } from './fetch-page.ts';
import { samePage, squash } from './same-page.ts';

/** What a re-check asks of the rules; nothing of the network or the store. */
export interface RecheckMeans {
  /** All rules, those switched off on the page too: the ticket was filed under one of them. */
  judge(reading: PageReading): readonly Finding[];
  /** States of the registered columns as this very page shows them. */
  columnStates(reading: PageReading): readonly ColumnState[];
  mask(text: string): string;
}

/** Gaps behind which the words could still stand. */
const COULD_HIDE: readonly GapKind[] = [
  'body-by-script',
  'list-by-script',
  'list-in-script',
  'list-in-comment',
  'frame',
  'text-cap',
  'undecodable',
  'empty-page',
  'image-text',
];
/** Characters on either side by which a place is known for certain. */
const PLACE_SIDES = 8;

/**
 * Whether the fault is gone, on exact text only: fuzzy matching still "found" it on 200 of 200 corrected
 * pages (DESIGN 5.6). Whatever could not be looked at is 打不开, never 已消除.
 *
 * @returns an error when a machine has nothing to compare; a person looks instead
 */
export function recheckTicket(
  submission: Submission,
  url: string,
  fetched: FetchedPage,
  means: RecheckMeans,
  checkedAt: string,
): Result<Recheck> {
  const answer = (result: Recheck['result'], evidence: string): Result<Recheck> => ({
    ok: true,
    value: { by: 'machine', result, checkedAt, url, evidence: means.mask(evidence) },
  });
  if (fetched.kind === 'gone') return answer('页面已删', `网站返回状态 ${fetched.status}，页面已不存在。`);
  if (fetched.kind === 'unreachable') return answer('打不开', `${fetched.why}，没有看到页面，请人工核实。`);
  const { reading } = fetched;
  if (saysItIsGone(reading, submission)) return answer('页面已删', `页面标题为“${reading.title}”。`);

  const verdict =
    columnVerdict(submission, reading, means) ??
    privacyVerdict(submission, reading, means) ??
    ruleVerdict(submission, reading, means) ??
    textVerdict(submission, reading, means);
  if (verdict) return answer(verdict.result, verdict.evidence);
  return {
    ok: false,
    error:
      '这张工单只有情况说明，没有错误原文，机器无法逐字比对。工单没有改动，请打开页面查看，再在工作台作“人工复核”。',
  };
}

type Verdict = Pick<Recheck, 'result' | 'evidence'>;

/** Overdue and blank columns: the same look as on duty, at the column's own list. */
function columnVerdict(
  submission: Submission,
  reading: PageReading,
  means: RecheckMeans,
): Verdict | undefined {
  const { problemClass, columnId } = submission;
  if (problemClass !== '更新逾期' && problemClass !== '空白栏目') return undefined;
  const state = means.columnStates(reading).find((one) => one.targetId === columnId);
  if (!state || state.state === '未能识别' || state.state === '未读到') {
    return {
      result: '打不开',
      evidence: `页面打开了，但没有读出栏目“${submission.columnName ?? ''}”的更新日期，请人工核实。`,
    };
  }
  if (state.state === '正常' || state.state === '将到期') {
    return { result: '已消除', evidence: state.sentence };
  }
  const same = (state.state === '空白') === (problemClass === '空白栏目');
  return { result: same ? '仍在' : '改成另一种错', evidence: state.sentence };
}

/** The raw value was never stored, so the rule is run again and only masks are compared (DESIGN 4). */
function privacyVerdict(
  submission: Submission,
  reading: PageReading,
  means: RecheckMeans,
): Verdict | undefined {
  if (!isMask(submission.quote)) return undefined;
  const found = means.judge(reading).filter((finding) => finding.problemClass === '个人隐私');
  const same = found.find((finding) => finding.quote.exact === submission.quote?.exact);
  if (same) return { result: '仍在', evidence: `页面上仍有 ${same.quote.exact}。` };
  const [other] = found;
  if (other) return { result: '改成另一种错', evidence: `原处已不见，但页面上有 ${other.quote.exact}。` };
  return (
    unseen(reading) ??
    foreign(submission, reading, means) ?? {
      result: '已消除',
      evidence: '重新运行隐私规则，页面上没有发现个人信息。',
    }
  );
}

/**
 * The mask of a value that a privacy rule found. Asked of the quote, not of the class, which can be corrected:
 * of words no rule ever found its silence proves nothing, and a mask stands on no page.
 */
function isMask(quote: TextQuote | undefined): boolean {
  return quote !== undefined && quote.prefix === '' && quote.suffix === '' && /\*{3}/.test(quote.exact);
}

/** What is missing from a page has no words to compare, and a lone mark is mended by its partner. */
function ruleVerdict(submission: Submission, reading: PageReading, means: RecheckMeans): Verdict | undefined {
  const { ruleId, quote, problemClass } = submission;
  if (ruleId === undefined || (quote && problemClass !== '标点符号')) return undefined;
  const again = means
    .judge(reading)
    .find((finding) => finding.ruleId === ruleId && (!quote || finding.quote.exact === quote.exact));
  if (again) return { result: '仍在', evidence: again.message };
  return (
    unseen(reading) ??
    foreign(submission, reading, means) ?? {
      result: '已消除',
      evidence: '重新运行原规则，没有再发现这个问题。',
    }
  );
}

function textVerdict(submission: Submission, reading: PageReading, means: RecheckMeans): Verdict | undefined {
  const { quote } = submission;
  if (!quote || quote.exact === '') return undefined;
  const { text } = reading;
  const found = findExactQuote(text, quote);
  if (found) {
    const elsewhere = mendedBeside(submission, quote, reading, means);
    if (elsewhere) return { result: '已消除', evidence: elsewhere };
    // Words a reader selected may be mended by what stands beside them: a person judges, the machine never closes.
    const moved = submission.ruleId === undefined && !sameNeighbours(text, found, quote);
    const note = moved ? '（前后文字已改动，请人工判断）' : '';
    return { result: '仍在', evidence: `原文仍在：${around(text, found)}${note}` };
  }
  if (quote.exact.length >= 4 && standsSpaced(text, quote.exact)) {
    return {
      result: '改成另一种错',
      evidence: `原文的字都还在，只是中间加了空格、换行或看不见的字符：${quote.exact}`,
    };
  }
  const hidden = unseen(reading);
  // Four characters stand in many places: on a page not wholly seen they prove nothing.
  const place = placeOf(text, quote, hidden ? 8 : 4);
  if (!place) {
    const gone: Verdict = { result: '已消除', evidence: '原文和它前后的文字都已不在页面上。' };
    return hidden ?? foreign(submission, reading, means) ?? gone;
  }
  const evidence = `原处现为：${around(text, place)}`;
  if (standsSpaced(text.slice(place.start, place.end), quote.exact))
    return { result: '改成另一种错', evidence };
  const worse = means
    .judge(reading)
    .find(({ where }) => (where.start ?? Infinity) <= place.end && (where.end ?? -1) >= place.start);
  if (worse) return { result: '改成另一种错', evidence: `${evidence}（${worse.message}）` };
  return { result: '已消除', evidence };
}

/**
 * The same words may rightly stand elsewhere on the page. The fault is gone only when its own place, known by the
 * words on both sides, holds something else, none of the others has a neighbour of the fault, and the rule that
 * found it (if one did) lets them pass.
 */
function mendedBeside(
  { ruleId }: Submission,
  quote: TextQuote,
  reading: PageReading,
  means: RecheckMeans,
): string | undefined {
  const { text } = reading;
  const place = placeOf(text, quote, PLACE_SIDES);
  if (!place || text.slice(place.start, place.end).includes(quote.exact)) return undefined;
  const before = quote.prefix.slice(-PLACE_SIDES);
  const after = quote.suffix.slice(0, PLACE_SIDES);
  const isNear = occurrencesOf(text, quote.exact).some(
    (start) => text.slice(0, start).endsWith(before) || text.startsWith(after, start + quote.exact.length),
  );
  if (isNear || standsSpaced(text.slice(place.start, place.end), quote.exact)) return undefined;
  const atPlace = means
    .judge(reading)
    .filter(
      ({ where, ruleId: by, quote: words }) =>
        (by === ruleId && words.exact === quote.exact) ||
        ((where.start ?? Infinity) <= place.end && (where.end ?? -1) >= place.start),
    );
  if (atPlace.length > 0) return undefined;
  return `原处现为：${around(text, place)}（同样的文字在页面别处还有，不是这一处）`;
}

/** Absence on a page that is not the one reported, or that came without its text, proves nothing. */
function foreign(submission: Submission, reading: PageReading, { mask }: RecheckMeans): Verdict | undefined {
  const known = samePage(submission, reading, mask);
  return known.same ? undefined : { result: '打不开', evidence: `${known.why}，没有看到原处，请人工核实。` };
}

function unseen(reading: PageReading): Verdict | undefined {
  const gap = reading.gaps.find(({ what }) => COULD_HIDE.includes(what));
  if (reading.text.trim() === '') return { result: '打不开', evidence: '页面没有读到文字，请人工核实。' };
  return gap ? { result: '打不开', evidence: `没有看全：${gap.why}请人工核实。` } : undefined;
}

/** A page that answers 200 and says in its title, with hardly a text, that it is not there. */
function saysItIsGone({ title, text }: PageReading, { pageTitle, quote }: Submission): boolean {
  if (squash(title) === squash(pageTitle) || (quote && quote.exact !== '' && text.includes(quote.exact)))
    return false;
  return (
    text.length < 400 &&
    /(^|[^\d〔])404(?![\d号])|页面不存在|找不到.{0,4}页面|(页面|文章|内容|信息).{0,4}已(被)?删除/.test(title)
  );
}
