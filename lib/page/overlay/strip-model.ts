import type { ColumnState } from '../../core/freshness/judge.ts';
import type { PageResult } from '../../core/page-result.ts';
import { columnUrlKey } from '../../core/register/column-url.ts';
import { type BadgeAnchor, columnsOf } from './badge-anchors.ts';
import { countPage } from './count-page.ts';
import type { SubjectMark } from './make-marks.ts';
import type { StripModel } from './summary-strip.ts';

export interface StripFacts {
  state: StripModel['state'];
  reason: string | undefined;
  result: PageResult | null;
  marks: readonly SubjectMark[];
  anchors: readonly BadgeAnchor[];
  hasDraft: boolean;
  anchorsLeftOut: number;
  marksLeftOut: number;
  /** Who reads has no panel and nothing to state about columns. */
  volunteer: boolean;
  /** Places that change all the time. */
  restless: number;
  /** Changes of the page nobody looked at, each a sentence. */
  missed: readonly string[];
}

/**
 * The columns a page is about: those it leads to, in the order of the page, and the one whose own page it is,
 * also where its head was not found. On an account's page at its platform that is the account.
 */
export function columnsShown(result: PageResult | null, anchors: readonly BadgeAnchor[]): ColumnState[] {
  const shown = columnsOf(anchors);
  if (!result) return shown;
  const known = new Set(shown.map(({ targetId }) => targetId));
  const own = columnUrlKey(result.url);
  const isPlatform = result.vetoes === undefined;
  const isOwn = ({ targetId, target, urlKey }: ColumnState) =>
    !known.has(targetId) && ((isPlatform && target === 'account') || (own !== '' && urlKey === own));
  return [...result.columns.filter(isOwn), ...shown];
}

/** What the strip says, from what is known: every bound that was reached is said in words. */
export function stripModel(facts: StripFacts): StripModel {
  const { result, marks, anchors } = facts;
  const columns = columnsShown(result, anchors);
  const findings = result?.findings ?? [];
  const placed = new Set(marks.map(({ id }) => id));
  const ticketOf = new Map(
    result?.tickets.flatMap(({ findingId, number }) => (findingId ? [[findingId, number]] : [])),
  );
  const notLookedAt = [
    ...(result?.failedRules ?? []).map((title) => `规则“${title}”运行出错，没有按它检查。`),
    ...(result?.notLookedAt ?? []),
    ...facts.missed,
  ];
  return {
    state: facts.state,
    reason: facts.reason,
    counts: countPage(findings, columns),
    notLookedAt,
    hasMarks: marks.length > 0,
    hasDraft: facts.hasDraft,
    volunteer: facts.volunteer,
    list: {
      findings: findings.map((finding) => ({
        finding,
        placed: placed.has(finding.id),
        ticket: ticketOf.get(finding.id),
      })),
      columns,
      vetoes: result?.vetoes ?? [],
      notLookedAt,
      remarks: remarksOf(facts),
    },
  };
}

function remarksOf(facts: StripFacts): string[] {
  const silenced = facts.result?.silenced?.length ?? 0;
  const undo = facts.volunteer ? '' : '，可在侧栏查看和撤销';
  const remarks = silenced > 0 ? [`本页另有 ${silenced} 处已忽略或放行${undo}。`] : [];
  if (facts.result && !facts.result.registered) remarks.push('本站没有登记栏目，未判断更新期限。');
  if (facts.anchorsLeftOut > 0) remarks.push(`栏目链接太多，另有 ${facts.anchorsLeftOut} 处没有加牌。`);
  if (facts.marksLeftOut > 0)
    remarks.push(`标记很多，另有 ${facts.marksLeftOut} 处暂未标出，滚动到附近时再标；全部在清单里。`);
  if (facts.restless > 0)
    remarks.push(`有 ${facts.restless} 处内容不停变化（如时钟、滚动条），隔一阵才重读一次。`);
  return remarks;
}
