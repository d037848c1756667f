import type { Submission } from '../events/event.ts';
import type { Finding } from '../finding.ts';
import { squash } from '../page-source.ts';
import { clearedVerdict, placesOfAll } from './cleared-verdict.ts';
import { couldBeWritten } from './could-be-written.ts';
import { around, contextOf, type FaultContext, touches } from './fault-place.ts';
import { flatten, rawPlace } from './flat-text.ts';
import { sameTitle } from './same-page.ts';
import { foreign, type RecheckMeans, type SeenPage, unseen, unsure, type Verdict } from './seen-page.ts';

const NO_SIGNS: ReadonlySet<string> = new Set();

/** Overdue and blank columns: the same look as on duty, at the column's own list, on a page that is the column's. */
export function columnVerdict(
  submission: Submission,
  seen: SeenPage,
  means: RecheckMeans,
): Verdict | undefined {
  const { problemClass, columnId, columnName = '' } = submission;
  if (problemClass !== '更新逾期' && problemClass !== '空白栏目') return undefined;
  const { reading } = seen;
  const state = means.columnStates(reading).find((one) => one.targetId === columnId);
  if (!state || state.state === '未能识别' || state.state === '未读到') {
    return unsure(`页面打开了，但没有读出栏目“${columnName}”的更新日期`);
  }
  if (state.state !== '正常' && state.state !== '将到期') {
    const same = (state.state === '空白') === (problemClass === '空白栏目');
    return { result: same ? '仍在' : '改成另一种错', evidence: state.sentence, shown: state.sentence };
  }
  const isKnown =
    sameTitle(submission, reading.title, means.mask) ||
    (columnName !== '' && squash(reading.title + reading.text).includes(squash(columnName)));
  if (!isKnown) return unsure(`打开的不像栏目“${columnName}”的页面`);
  // A new row was seen: what hides elsewhere on the page takes nothing from it, what hides in its list does.
  const gap = reading.gaps.find(({ what, listId }) => HIDES_LISTS.has(what) || listId !== undefined);
  if (gap) return unsure(`没有看全：${gap.why.replace(/[。，]$/, '')}`);
  return { result: '已消除', evidence: state.sentence, shown: state.sentence };
}

const HIDES_LISTS: ReadonlySet<string> = new Set([
  'list-by-script',
  'list-in-script',
  'list-in-comment',
  'text-cap',
  'undecodable',
  'empty-page',
]);

/**
 * What is missing from a page has no words to compare, and a lone mark is mended by its partner: the rule is asked
 * again, and where it is silent about the mark, what stands at its place now.
 */
export function ruleVerdict(
  submission: Submission,
  seen: SeenPage,
  means: RecheckMeans,
): Verdict | undefined {
  const { ruleId, quote, problemClass } = submission;
  if (ruleId === undefined || (quote && problemClass !== '标点符号')) return undefined;
  const findings = means.judge(seen.reading);
  const again = findings.find(
    (finding) => finding.ruleId === ruleId && (!quote || finding.quote.exact === quote.exact),
  );
  if (again) return { result: '仍在', evidence: again.message, shown: again.quote.exact };
  if (!quote) return absent(submission, seen, means);
  const context = contextOf(submission);
  const contexts = context ? [context] : [];
  return worseAt(seen, contexts, findings) ?? clearedVerdict(submission, seen, means, { contexts });
}

/** Another fault that stands at a place now. */
function worseAt(
  { reading }: SeenPage,
  contexts: readonly FaultContext[],
  findings: readonly Finding[],
): Verdict | undefined {
  const flat = flatten(reading.text);
  for (const squashed of placesOfAll(flat.text, contexts)) {
    const place = rawPlace(squashed, flat);
    const worse = findings.find((finding) => touches(finding, place));
    if (!worse) continue;
    const shown = around(reading.text, place);
    return { result: '改成另一种错', evidence: `原处现为：${shown}（${worse.message}）`, shown };
  }
  return undefined;
}

/** A page on which the rule is silent about what was missing: a verdict only where it would have spoken. */
function absent(submission: Submission, seen: SeenPage, means: RecheckMeans): Verdict {
  const { reading, source } = seen;
  const written = source && couldBeWritten(source, NO_SIGNS, []);
  const doubt =
    unseen(seen) ?? foreign(submission, seen, means) ?? (written === undefined ? undefined : unsure(written));
  if (doubt) return doubt;
  if (reading.kind === 'other') return unsure('打开的网页已不像原来那种网页，原规则在这样的网页上本来就不报');
  return { result: '已消除', evidence: '重新运行原规则，没有再发现这个问题。' };
}
