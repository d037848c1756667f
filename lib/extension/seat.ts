import { NOBODY } from '../core/events/device.ts';
import type { Actor, Role } from '../core/events/event.ts';
import type { Settings } from './settings.ts';

/**
 * Who acts now. Nobody has to say who they are to report an error: without 首次设置 one acts as a volunteer,
 * and the report lands in 待核实 like any other.
 */
export function seatOf(settings: Settings): { person: Actor; role: Role } {
  if (!settings.person) return { person: { name: NOBODY, unit: '' }, role: '公众志愿者' };
  return { person: settings.person, role: settings.role };
}

/** A volunteer reports and sees what became of it: no rules, no lists, no other people's tickets. */
export function isVolunteer(settings: Settings): boolean {
  return seatOf(settings).role === '公众志愿者';
}
