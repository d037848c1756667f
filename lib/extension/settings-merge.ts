import { canonicalJson } from '../core/events/canonical-json.ts';
import type { Result } from '../core/page-result.ts';
import type { Settings } from './settings.ts';

const CLASH =
  '另一个设置窗口刚改过同一项，这一次没有保存，那边保存的还在。现在显示的是最新内容，请看过后再改一次。';

/**
 * What a page wants changed, set against what another window changed since that page was drawn: single entries of
 * a list of names and single fields of a group stay each as whoever changed them wants; where both changed the
 * same one, nothing is written and it is said.
 *
 * @param was the settings to be changed as the page knew them; those absent are written as they come
 * @example settingsMerge(now, { offHosts: ['b'] }, { offHosts: ['a', 'b'] }) // takes 'a' away, keeps what is new
 */
export function settingsMerge(
  now: Settings,
  changes: Partial<Settings>,
  was: Partial<Record<string, unknown>>,
): Result<Partial<Settings>> {
  const merged: Record<string, unknown> = { ...changes };
  for (const [key, wanted] of Object.entries(changes)) {
    if (!Object.hasOwn(was, key)) continue;
    const value = mergedValue(was[key], wanted, now[key as keyof Settings]);
    if (!value.ok) return value;
    merged[key] = value.value;
  }
  return { ok: true, value: merged as Partial<Settings> };
}

function mergedValue(was: unknown, wanted: unknown, now: unknown): Result<unknown> {
  if (isSame(was, now) || isSame(wanted, now)) return { ok: true, value: wanted };
  if (isSame(was, wanted)) return { ok: true, value: now };
  if (areNames(was) && areNames(wanted) && areNames(now)) {
    const kept = now.filter((name) => wanted.includes(name) || !was.includes(name));
    const added = wanted.filter((name) => !was.includes(name) && !kept.includes(name));
    return { ok: true, value: [...kept, ...added] };
  }
  if (isGroup(was) && isGroup(wanted) && isGroup(now)) {
    const fields = new Set([...Object.keys(now), ...Object.keys(wanted)]);
    const group: Record<string, unknown> = {};
    for (const field of fields) {
      const value = mergedValue(was[field], wanted[field], now[field]);
      if (!value.ok) return value;
      if (value.value !== undefined) group[field] = value.value;
    }
    return { ok: true, value: group };
  }
  return { ok: false, error: CLASH };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
}

function areNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
