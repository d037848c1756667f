import { describe, expect, it } from 'vitest';
import { backupAge, isBackupDue } from '../../../lib/core/calendar/backup-age.ts';

const at = (iso: string) => Date.parse(iso);

describe('the age of a backup', () => {
  it('goes by the calendar of Shanghai, whatever the machine’s zone', () => {
    const last = '2026-11-22T15:50:00.000Z';
    expect(backupAge(last, at('2026-11-22T23:59:00+08:00'))).toBe(0);
    expect(backupAge(last, at('2026-11-23T00:01:00+08:00'))).toBe(1);
    expect(backupAge(last, at('2026-11-24T00:01:00+08:00'))).toBe(2);
    expect(backupAge(undefined, at('2026-11-24T00:01:00+08:00'))).toBeUndefined();
  });

  it('is due when yesterday went by without one, and when there never was one', () => {
    expect([0, 1, 2, undefined].map(isBackupDue)).toEqual([false, false, true, true]);
  });
});
