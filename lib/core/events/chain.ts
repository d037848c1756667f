import type { Event } from './event.ts';
import { mergeEvents } from './merge.ts';
import { eventHash, type Sha256 } from './new-event.ts';

/** A place where a device's records do not follow on from each other: edited, forged or mixed up. */
interface ChainBreak {
  device: string;
  seq: number;
  eventId: string;
  /** One Chinese sentence. */
  reason: string;
}

export interface ChainReport {
  breaks: ChainBreak[];
  /** 待补: numbers that have not arrived yet. Shown, not an error; a later file fills them (DESIGN 4). */
  missing: { device: string; from: number; to: number }[];
}

/**
 * Whether each device's records form one unbroken chain: numbered from 1 by `seq`, each naming the hash of
 * the one before. A gap in the numbers is 待补; a wrong hash, a number used twice, or a first record that
 * names a predecessor is a break.
 *
 * @example (await checkChain(events, sha256)).breaks.length === 0
 */
export async function checkChain(events: readonly Event[], sha256: Sha256): Promise<ChainReport> {
  const byDevice = new Map<string, Event[]>();
  for (const event of mergeEvents(events).events) {
    const chain = byDevice.get(event.by.device);
    if (chain) chain.push(event);
    else byDevice.set(event.by.device, [event]);
  }
  const report: ChainReport = { breaks: [], missing: [] };
  for (const [device, chain] of byDevice) {
    chain.sort((a, b) => a.seq - b.seq);
    let before: Event | null = null;
    for (const event of chain) {
      const reason = await breakBetween(before, event, sha256);
      if (reason) report.breaks.push({ device, seq: event.seq, eventId: event.id, reason });
      const from: number = (before?.seq ?? 0) + 1;
      if (event.seq > from) report.missing.push({ device, from, to: event.seq - 1 });
      before = event;
    }
  }
  return report;
}

async function breakBetween(before: Event | null, event: Event, sha256: Sha256): Promise<string | null> {
  if (event.seq === 1) {
    if (before) return '第 1 号记录有两条。';
    return event.prevHash === '' ? null : '第 1 号记录却写着有前一条。';
  }
  if (!before || event.seq > before.seq + 1) return null;
  if (event.seq === before.seq) return `第 ${event.seq} 号记录有两条。`;
  if (event.prevHash === (await eventHash(before, sha256))) return null;
  return `第 ${event.seq} 号记录与前一条对不上，其中一条被改动过。`;
}
