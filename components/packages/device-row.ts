import type { DeviceStanding } from '../../lib/core/events/device.ts';
import type { NotCounted } from '../../lib/core/events/not-counted.ts';

/** A device with what of its records does not count, and what else the desk must say of it. */
export interface DeviceRow extends DeviceStanding {
  notCounted?: NotCounted | undefined;
  /** Records that move nothing until a person takes them over. */
  waiting: number;
  /** Of a machine that was rolled back or copied: records of the branch that came later. */
  branch: number;
  /** Devices whose approval stands on this one's. */
  successors: readonly string[];
  /** The approval that stands was given on this machine. */
  approvedHere?: boolean | undefined;
  /** The 恢复 by which this machine took it over, where that can be undone. */
  restoredBy?: string | undefined;
}

export const CENTER = '大数据中心';

/** Whose device it is: `区教体局 李敏`, or the beginning of its id where nobody is named. */
export function deviceName({ unit, name, id }: Pick<DeviceStanding, 'unit' | 'name' | 'id'>): string {
  return [unit, name].filter((part) => part !== '').join(' ') || `设备 ${id.slice(0, 8)}`;
}

/** Records of it that hold: what stays valid when it is revoked. */
export function standingCount({ runs }: Pick<DeviceStanding, 'runs'>): number {
  return runs.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/** Approved by the first version, without seats, and not confirmed since. */
export function isToConfirm({ state, isOldApproval, succeeds }: DeviceStanding): boolean {
  return state === '已核准' && isOldApproval === true && succeeds === undefined;
}
