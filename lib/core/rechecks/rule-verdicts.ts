import type { Submission } from '../events/event.ts';
import type { TextQuote } from '../finding.ts';
import { squash } from '../page-source.ts';
import { contextOf, placesOf } from './fault-place.ts';
import { bare } from './fault-words.ts';
import { sameTitle } from './same-page.ts';
import { foreign, type RecheckMeans, type SeenPage, unseen, unsure, type Verdict } from './seen-page.ts';
import { couldBeWritten, silentHit } from './silent-words.ts';
import { goneVerdict } from './text-verdict.ts';

const STARS = /\*{3}/;
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
 * Words kept under stars: the raw value was never stored, so the rule is run again and only masks are compared
 * (DESIGN 4). Stars stand on no page, and their absence proves nothing. Asked of the quote, not of the class, which
 * can be corrected.
 */
export function maskedVerdict(
  submission: Submission,
  seen: SeenPage,
  means: RecheckMeans,
): Verdict | undefined {
  const { quote, ruleId } = submission;
  if (!quote || !STARS.test(quote.exact)) return undefined;
  // Words of a reader that only lie around a number are compared where no star is.
  const { reading, source } = seen;
  const findings = means.judge(reading);
  const again = findings.find(({ quote: { exact } }) => exact === quote.exact);
  if (again)
    return { result: '仍在', evidence: `页面上仍有 ${again.quote.exact}。`, shown: again.quote.exact };
  const like = findings.find((one) => one.ruleId === ruleId && STARS.test(one.quote.exact));
  if (like && !isMask(quote))
    return { result: '仍在', evidence: `原规则在页面上仍报出：${like.message}`, shown: like.quote.exact };
  const [other] = findings.filter((finding) => finding.problemClass === '个人隐私');
  if (other) {
    const evidence = `原处已不见，但页面上有 ${other.quote.exact}。`;
    return { result: '改成另一种错', evidence, shown: other.quote.exact };
  }
  const raw = rawOf(quote);
  if (raw?.test(bare(source?.shown ?? reading.text)))
    return {
      result: '仍在',
      evidence: `页面上仍能拼出 ${quote.exact}（写法变了，或分开写了）。`,
      shown: quote.exact,
    };
  const hit = raw && source ? silentHit(source, (text) => raw.test(bare(text))) : undefined;
  if (hit)
    return { result: '仍在', evidence: `${quote.exact} 还写在页面的${hit.where}里。`, shown: quote.exact };
  const context = contextOf(submission);
  const places = context && !isMask(quote) ? placesOf(squash(reading.text), context) : [];
  if (!isMask(quote)) return goneVerdict(submission, seen, means, NO_SIGNS, places);
  return (
    absent(submission, seen, means) ??
    pictured(seen) ?? { result: '已消除', evidence: '重新运行隐私规则，页面上没有发现个人信息。' }
  );
}

/** A mask by which a number can be known again: some of its signs are open, and nothing stands around it. */
function isMask({ prefix, suffix, exact }: TextQuote): boolean {
  return prefix === '' && suffix === '' && rawOf({ exact }) !== undefined;
}

/** The number behind a mask, as far as its open ends tell; undefined where they tell too little. */
function rawOf({ exact }: Pick<TextQuote, 'exact'>): RegExp | undefined {
  const [, head = '', stars = '', tail = ''] = /^([^*]*)(\*+)([^*]*)$/.exec(squash(exact)) ?? [];
  const before = bare(head);
  const after = bare(tail);
  if (before.length + after.length < 4) return undefined;
  return new RegExp(`${before}[0-9oil]{${stars.length}}${after}`);
}

/** What is missing from a page has no words to compare, and a lone mark is mended by its partner. */
export function ruleVerdict(
  submission: Submission,
  seen: SeenPage,
  means: RecheckMeans,
): Verdict | undefined {
  const { ruleId, quote, problemClass } = submission;
  if (ruleId === undefined || (quote && problemClass !== '标点符号')) return undefined;
  const again = means
    .judge(seen.reading)
    .find((finding) => finding.ruleId === ruleId && (!quote || finding.quote.exact === quote.exact));
  if (again) return { result: '仍在', evidence: again.message, shown: again.quote.exact };
  return (
    absent(submission, seen, means) ?? {
      result: '已消除',
      evidence: '重新运行原规则，没有再发现这个问题。',
    }
  );
}

/** Why silence of a rule proves nothing on this page. */
function absent(submission: Submission, seen: SeenPage, means: RecheckMeans): Verdict | undefined {
  const written = seen.source && couldBeWritten(seen.source, NO_SIGNS);
  return (
    unseen(seen) ?? foreign(submission, seen, means) ?? (written === undefined ? undefined : unsure(written))
  );
}

/** A table of numbers may have become its own picture: where one stands in the main part, a person looks. */
function pictured({ reading, source }: SeenPage): Verdict | undefined {
  if (!source) return undefined;
  const body = reading.blocks.filter(({ role }) => role === 'body');
  const first = body[0];
  const last = body.at(-1);
  if (!first || !last) return undefined;
  const from = squash(reading.text.slice(0, first.start)).length;
  const to = squash(reading.text.slice(0, last.end)).length;
  const thing = source.things.find(
    ({ at, what }) => at > from && at <= to && what !== 'control' && what !== 'script' && what !== 'empty',
  );
  return thing && unsure(`正文里有图片或图形（${thing.name}），里面有没有个人信息看不到`);
}
