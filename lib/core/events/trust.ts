import type { DeviceStanding } from './device.ts';
import type { Event } from './event.ts';

/** What counts from anybody: a report, and a word about one. */
const OPEN_TO_ALL: readonly string[] = ['提交', '备注'];

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
  // What a revoked device wrote before stands as it stood; what is void is not handed on to here.
  const { seats } = device;
  if (seats.includes(role) || seats.includes('大数据中心')) return null;
  if (device.state === '未签名') return '未核准设备所写：这台设备没有签名，不能证明是谁写的。';
  if (seats.length === 0) return '未核准设备所写：核对指纹、核准这台设备，或由本单位人员采纳后才作数。';
  return `未核准设备所写：这台设备核准为${seats.join('、')}，不能以${role}的身份办理。`;
}
