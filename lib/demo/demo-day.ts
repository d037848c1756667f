import type { CivilDate } from '../core/calendar/civil-date.ts';

const DAY_MS = 86_400_000;

/** The civil date `days` calendar days before `today`. */
export function daysBefore(today: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

/** `2026年11月3日`. */
export function longDate(date: CivilDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

/** 星期一 … 星期日. */
export function weekday(date: CivilDate): string {
  return `星期${'日一二三四五六'.charAt(new Date(`${date}T00:00:00Z`).getUTCDay())}`;
}
