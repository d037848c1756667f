import type { Recheck, Submission } from '../core/events/event.ts';
import type { Result } from '../core/page-result.ts';
import { squash } from '../core/page-source.ts';
import type { PageReading } from '../core/reading.ts';
import type { FetchedPage } from './fetch-page.ts';
import { columnVerdict, maskedVerdict, ruleVerdict } from './rule-verdicts.ts';
import type { RecheckMeans } from './seen-page.ts';
import { textVerdict } from './text-verdict.ts';

export type { RecheckMeans } from './seen-page.ts';

/** Of the words kept of what a page shows now. */
const MOST_SHOWN = 400;

/** How a page was looked at, as the record names it. */
export const SEEN_HOW = { fetched: '网站返回的网页', tab: '浏览器标签页所见' } as const;

/**
 * Whether the fault is gone, on exact text only: fuzzy matching still "found" it on 200 of 200 corrected
 * pages (DESIGN 5.6). Whatever could not be looked at is 打不开, never 已消除; nor is one answer 404 页面已删:
 * who asks for pages asks a second time (`second-look.ts`).
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
  const { mask } = means;
  const answer = (
    result: Recheck['result'],
    evidence: string,
    shown?: Recheck['shown'],
  ): Result<Recheck> => ({
    ok: true,
    value: {
      by: 'machine',
      result,
      checkedAt,
      url,
      evidence: mask(evidence),
      ...(shown === undefined ? {} : { shown }),
    },
  });
  const goneStatus = goneBy(fetched, submission);
  if (goneStatus !== undefined) {
    return answer(
      '打不开',
      `网站第一次${goneStatus}。可能已删，也可能是防护设备的回答，要隔两小时再看一次才算，请等第二次，或请人工核实。`,
    );
  }
  if (fetched.kind !== 'page') {
    const why = fetched.kind === 'unreachable' ? fetched.why : '';
    return answer('打不开', `${why}，没有看到页面，请人工核实。`);
  }
  const seen = { reading: fetched.reading, source: fetched.source };
  const verdict =
    columnVerdict(submission, seen, means) ??
    maskedVerdict(submission, seen, means) ??
    ruleVerdict(submission, seen, means) ??
    textVerdict(submission, seen, means);
  if (verdict) {
    const how = fetched.source?.live ? SEEN_HOW.tab : SEEN_HOW.fetched;
    const live = fetched.source?.live ? `（${how}）` : '';
    return answer(verdict.result, `${verdict.evidence}${live}`, {
      words: mask(verdict.shown ?? opening(fetched.reading)).slice(0, MOST_SHOWN),
      title: mask(fetched.reading.title).slice(0, MOST_SHOWN),
      how,
    });
  }
  return {
    ok: false,
    error:
      '这张工单只有情况说明，没有错误原文，机器无法逐字比对。工单没有改动，请打开页面查看，再在工作台作“人工复核”。',
  };
}

/** What a page begins with, where no place on it is known. */
function opening({ text }: PageReading): string {
  return text.slice(0, MOST_SHOWN / 2);
}

/** How a page says that it is gone, as one clause; undefined when it does not. */
export function goneBy(fetched: FetchedPage, submission: Submission): string | undefined {
  if (fetched.kind === 'gone') return `返回状态 ${fetched.status}`;
  if (fetched.kind === 'page' && saysItIsGone(fetched.reading, submission))
    return `返回的页面标题为“${fetched.reading.title.slice(0, 40)}”`;
  return undefined;
}

/** A page that answers 200 and says in its title, with hardly a text, that it is not there. */
function saysItIsGone({ title, text }: PageReading, { pageTitle, quote }: Submission): boolean {
  if (squash(title) === squash(pageTitle) || (quote && quote.exact !== '' && text.includes(quote.exact)))
    return false;
  return (
    text.length < 400 &&
    /(^|[^\d〔])404(?![\d号])|页面不存在|找不到.{0,4}页面|(页面|文章|内容|信息).{0,4}已(被)?(删除|撤下|撤回|下线)/.test(
      title,
    )
  );
}
