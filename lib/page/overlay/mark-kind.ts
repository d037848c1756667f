import type { Finding } from '../../core/finding.ts';

/** Shapes of a mark: state is never colour alone (double, wavy, dotted, thin dotted). */
export type MarkKind = 'serious' | 'normal' | 'suspect' | 'hint' | 'filed' | 'current';

/** 提示 stays a hint however sure; 疑似 is dotted whatever it would be if it were certain. */
export function markKindOf(
  finding: Pick<Finding, 'severity' | 'sureness'>,
): Exclude<MarkKind, 'filed' | 'current'> {
  if (finding.severity === '提示') return 'hint';
  if (finding.sureness === '疑似') return 'suspect';
  return finding.severity === '严重' ? 'serious' : 'normal';
}

/** Words of a mark's grade as every surface says them. */
export function gradeOf(finding: Pick<Finding, 'severity' | 'sureness'>): string {
  return `${finding.severity} · ${finding.sureness}`;
}
