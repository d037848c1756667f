import type { DeviceStanding } from './device.ts';
import { Role } from './event.ts';

/** Seats of the office a device may be approved for, with what the seat may do. */
export const SEATS: readonly { seat: Role; may: string }[] = [
  { seat: '大数据中心', may: '可以受理、办结、核准别的设备' },
  { seat: '主管单位', may: '报错、写备注' },
  { seat: '责任单位', may: '反馈整改、重新发布、登记栏目更新、核对无变动' },
  { seat: '值班读网员', may: '通知责任单位、登记栏目更新、核对无变动' },
];

/**
 * Seats a device is approved for unless somebody says otherwise: those under which its records stand. A volunteer's
 * is none of the office; a device that has written nothing of the office yet is a reader's.
 */
export function usualSeats({ roles }: Pick<DeviceStanding, 'roles'>): Role[] {
  const known = Role.options.filter((role) => roles.includes(role));
  const ofOffice = known.filter((role) => role !== '公众志愿者');
  return ofOffice.length > 0 ? ofOffice : known.length > 0 ? known : ['值班读网员'];
}

/** Seats to choose from for a device: those of the office, and any other under which it writes (巡检). */
export function seatChoices({ roles, seats }: Pick<DeviceStanding, 'roles' | 'seats'>): Role[] {
  const others = Role.options.filter(
    (role) =>
      role !== '公众志愿者' &&
      !SEATS.some(({ seat }) => seat === role) &&
      (roles.includes(role) || seats.includes(role)),
  );
  return [...SEATS.map(({ seat }) => seat), ...others];
}
