import type { Actor, Role } from '../core/events/event.ts';
import type { Result } from '../core/page-result.ts';
import { Settings } from './settings.ts';

/** The part of `storage.local` that settings need. */
export interface KeyValueArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** The part of `navigator.locks` that settings need; unlocked, 100 of 200 writes were lost (DESIGN 5.11). */
export interface Locks {
  request<T>(name: string, work: () => Promise<T>): Promise<T>;
}

export interface SettingsStore {
  get(): Promise<Result<Settings>>;
  /** Reads, changes and writes as one; two changes at once both stay. */
  change(change: (settings: Settings) => Settings): Promise<Result<Settings>>;
  /** Everything as on the first day, what was set aside too. */
  reset(): Promise<Result<Settings>>;
  /** Settings that did not fit their schema, kept as they were. */
  damaged(): Promise<readonly unknown[]>;
}

export const SETTINGS_KEY = 'settings';
const DAMAGED_KEY = 'settings-damaged';
/** People a shared duty PC remembers for 换人. */
const PEOPLE_KEPT = 20;

export function settingsStore(area: KeyValueArea, locks: Locks, now: () => string): SettingsStore {
  const locked = <T>(work: () => Promise<Result<T>>): Promise<Result<T>> =>
    locks.request('xundu-settings', async () => {
      try {
        return await work();
      } catch (error) {
        return {
          ok: false,
          error: `设置没有存上（${String(error)}）。原来的设置没有改动，请再试一次。`,
        };
      }
    });

  /** Inside the lock. Damaged settings are set aside, so that a person can still be told what they held. */
  const read = async (): Promise<Settings> => {
    const stored = (await area.get(SETTINGS_KEY))[SETTINGS_KEY];
    const parsed = Settings.safeParse(stored ?? {});
    if (parsed.success) return parsed.data;
    const kept = (await area.get(DAMAGED_KEY))[DAMAGED_KEY];
    const rows = Array.isArray(kept) ? kept : [];
    await area.set({
      [DAMAGED_KEY]: [...rows, { at: now(), settings: stored, why: parsed.error.message }],
      [SETTINGS_KEY]: Settings.parse({}),
    });
    return Settings.parse({});
  };

  return {
    get: () => locked(async () => ({ ok: true, value: await read() })),
    change: (change) =>
      locked(async () => {
        const next = Settings.parse(change(await read()));
        await area.set({ [SETTINGS_KEY]: next });
        return { ok: true, value: next };
      }),
    reset: () =>
      locked(async () => {
        const next = Settings.parse({});
        await area.set({ [SETTINGS_KEY]: next, [DAMAGED_KEY]: [] });
        return { ok: true, value: next };
      }),
    damaged: async () => {
      const kept = (await area.get(DAMAGED_KEY))[DAMAGED_KEY];
      return Array.isArray(kept) ? kept : [];
    },
  };
}

/** 换人: `person` takes the seat, whoever sat there comes first in the list of earlier people. */
export function switchPerson(settings: Settings, person: Actor, role: Role): Settings {
  const seat = { person, role };
  const earlier = settings.person
    ? [{ person: settings.person, role: settings.role }, ...settings.people]
    : settings.people;
  const seen = new Set([seatKey(seat)]);
  const people = earlier.filter((other) => {
    const isNew = !seen.has(seatKey(other));
    seen.add(seatKey(other));
    return isNew;
  });
  return { ...settings, person, role, people: people.slice(0, PEOPLE_KEPT) };
}

function seatKey(seat: { person: Actor; role: Role }): string {
  return [seat.person.unit, seat.person.name, seat.role].join('\n');
}

/** A change sent by a page, applied: keys not sent stay as they are. */
export function withChanges(settings: Settings, changes: Partial<Settings>): Settings {
  const { person = settings.person, role = settings.role, ...others } = changes;
  const changed: Settings = { ...settings, ...others };
  // A rule switched on and off again must not wear the reason of the time before.
  const offRuleNotes = Object.fromEntries(
    Object.entries(changed.offRuleNotes).filter(([ruleId]) => changed.offRules.includes(ruleId)),
  );
  const next: Settings = { ...changed, offRuleNotes };
  return person ? switchPerson(next, person, role) : { ...next, role };
}
