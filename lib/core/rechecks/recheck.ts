import type { Recheck, Submission } from '../events/event.ts';
import type { Result } from '../page-result.ts';
import type { PageReading } from '../reading.ts';
import { starred } from '../text/mask-private.ts';
import type { FetchedPage } from './fetched-page.ts';
import { maskedVerdict } from './masked-verdict.ts';
import { columnVerdict, ruleVerdict } from './rule-verdicts.ts';
import { saysItIsGone } from './says-gone.ts';
import type { RecheckMeans } from './seen-page.ts';
import { textVerdict } from './text-verdict.ts';

export type { RecheckMeans } from './seen-page.ts';

/** Of the words kept of what a page shows now. */
const MOST_SHOWN = 400;

/** How a page was looked at, as the record names it. */
const SEEN_HOW = { fetched: '网站返回的网页', tab: '浏览器标签页所见' } as const;

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
  const gone = goneBy(fetched, submission, mask);
  if (gone !== undefined) {
    if (fetched.kind === 'page' && fetched.source?.live)
      return answer('打不开', `标签页里${gone}。请再复核一次，由巡读去问网站；或请人工核实。`);
    return answer(
      '打不开',
      `网站第一次${gone}。可能已删，也可能是防护设备的回答，要隔两小时再看一次才算，请等第二次，或请人工核实。`,
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
  return starred(text.slice(0, MOST_SHOWN)).slice(0, MOST_SHOWN / 2);
}

/**
 * How a page says that it is gone, as one clause; undefined when it does not.
 *
 * @param mask what becomes of its title, before it is cut: half a number is known to nobody
 */
export function goneBy(
  fetched: FetchedPage,
  submission: Submission,
  mask: RecheckMeans['mask'],
): string | undefined {
  if (fetched.kind === 'gone') return `返回状态 ${fetched.status}`;
  if (fetched.kind === 'page' && saysItIsGone(fetched, submission))
    return `返回的页面说内容不存在（标题“${mask(fetched.reading.title).slice(0, 40)}”）`;
  return undefined;
}
