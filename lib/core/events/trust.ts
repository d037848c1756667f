import type { DeviceStanding, Run } from './device.ts';
import type { Event } from './event.ts';

/** What counts from anybody: a report, and a word about one. */
const OPEN_TO_ALL: readonly string[] = ['提交', '备注'];

const CENTER = '大数据中心';
/** Seats whose looks and statements move a column. */
const OF_COLUMNS: readonly string[] = [CENTER, '值班读网员', '责任单位'];

/** Whether it is a seat's to say what a column shows (看到), or that nothing had to change (核对无变动). */
export function maySpeakOfColumns(role: string): boolean {
  return OF_COLUMNS.includes(role);
}

/**
 * Why a record of a ticket, a sighting or an attestation does not count although it holds: nobody of the office
 * answers for the device that wrote it. It is kept and shown until a person takes it over. Null when it counts.
 *
 * @param device who wrote it; undefined for what this machine has just written
 */
export function distrust(event: Event, device: DeviceStanding | undefined): string | null {
  if (!device || device.state === '本机') return null;
  if (event.subject.kind === 'ticket' && OPEN_TO_ALL.includes(event.type)) return null;
  const { role } = event.by;
  // The table of tickets says by itself which seat may take which step.
  const isOfSeat = event.subject.kind === 'ticket' || maySpeakOfColumns(role);
  const covers = (held: readonly string[]) => held.includes(CENTER) || (isOfSeat && held.includes(role));
  // What a revoked device wrote before stands as it stood; what is void is not handed on to here.
  const { seats, earlierSeats = [] } = device;
  if (covers(seats)) return null;
  if (earlierSeats.some((held) => covers(held.seats) && isAmong(held.records, event.seq))) return null;
  if (device.state === '未签名') return '未核准设备所写：这台设备没有签名，不能证明是谁写的。';
  if (seats.length === 0) return '未核准设备所写：核对指纹、核准这台设备，或由本单位人员采纳后才作数。';
  const may = isOfSeat ? `不能以${role}的身份办理` : `${role}不登记栏目更新，也不作核对无变动`;
  return `未核准设备所写：这台设备核准为${seats.join('、')}，${may}。`;
}

/** @param runs in the order of their numbers */
function isAmong(runs: readonly Pick<Run, 'from' | 'to'>[], seq: number): boolean {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.to ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return (runs[low]?.from ?? Number.POSITIVE_INFINITY) <= seq;
}
