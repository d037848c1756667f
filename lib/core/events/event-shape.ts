import type { Event } from './event.ts';

/**
 * Whether a row read back from our own store has the members of a record, each of its kind. For records that
 * `parseEvent` let in before: a hundredth of its time, and nothing it says of payloads.
 */
export function hasEventShape(row: unknown): row is Event {
  if (!isObject(row)) return false;
  const { v, id, subject, type, at, by, parents, hlc, seq, prevHash, payload, sig } = row;
  return (
    v === 1 &&
    isWord(id) &&
    isObject(subject) &&
    isWord(subject.kind) &&
    isWord(subject.id) &&
    isWord(type) &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    isObject(by) &&
    isWord(by.device) &&
    isWord(by.role) &&
    isObject(by.person) &&
    typeof by.person.name === 'string' &&
    typeof by.person.unit === 'string' &&
    Array.isArray(parents) &&
    parents.every((parent) => typeof parent === 'string') &&
    isWord(hlc) &&
    Number.isInteger(seq) &&
    typeof prevHash === 'string' &&
    isObject(payload) &&
    typeof sig === 'string'
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
