import { epochMs } from '../calendar/civil-date.ts';
import type { Recheck, RecheckResult, Submission } from '../events/event.ts';

/** What a person can say of a page: 改成另一种错 compares words, and there are none to compare. */
export const HAND_RESULTS = [
  '已消除',
  '仍在',
  '页面已删',
  '打不开',
] as const satisfies readonly RecheckResult[];
export type HandResult = (typeof HAND_RESULTS)[number];

/** Letters, digits and Han characters a by-hand re-check must be described with at least [O]. */
const MIN_EVIDENCE = 4;

/**
 * Whether a machine has nothing to compare, no words and no rule: a person's look is the only one there is. With
 * either, a person looks where the machine could not tell (DESIGN 5.6).
 *
 * @example mayRecheckByHand({ description: '附件打不开', … }) === true
 */
export function mayRecheckByHand(submission: Submission): boolean {
  return submission.quote === undefined && submission.ruleId === undefined;
}

/**
 * Whether what was seen is said in words: punctuation and blanks are no evidence.
 * @example saysEnough('已改好') === false
 */
export function saysEnough(evidence: string): boolean {
  return [...evidence].filter((character) => /[\p{L}\p{N}]/u.test(character)).length >= MIN_EVIDENCE;
}

/**
 * Why a re-check may not be taken as one by hand, as one Chinese sentence; null for every one by machine.
 *
 * @param submission the ticket's own; null before 提交
 * @example handRecheckProblem(typo, { by: 'hand', … })
 *   // '这张工单有错误原文或由规则发现，要先让机器逐字比对；机器没看清的，才可人工复核。'
 */
export function handRecheckProblem(submission: Submission | null, recheck: Recheck): string | null {
  if (recheck.by !== 'hand') return null;
  if (!submission || !(mayRecheckByHand(submission) || couldNotTell(recheck))) {
    return '这张工单有错误原文或由规则发现，要先让机器逐字比对；机器没看清的，才可人工复核。';
  }
  if (!HAND_RESULTS.some((result) => result === recheck.result)) {
    return `人工复核的结果只能是：${HAND_RESULTS.join('、')}。`;
  }
  return saysEnough(recheck.evidence) ? null : `人工复核要写明看到了什么，至少 ${MIN_EVIDENCE} 个字。`;
}

/** The machine looked before the person did, and answered 打不开. */
function couldNotTell({ machine, checkedAt }: Recheck): boolean {
  return machine?.result === '打不开' && epochMs(machine.checkedAt) <= epochMs(checkedAt);
}
