import { civilDateOf, daysBetween } from './civil-date.ts';

/**
 * Days since the last backup that was read back, by the calendar: what was saved late last night is not of today.
 * Undefined when there never was one.
 *
 * @param last ISO instant
 */
export function backupAge(last: string | undefined, nowMs: number): number | undefined {
  return last === undefined ? undefined : daysBetween(civilDateOf(last), civilDateOf(nowMs));
}

/** A backup is a daily duty; one of yesterday is not late yet. */
export function isBackupDue(age: number | undefined): boolean {
  return age === undefined || age > 1;
}
