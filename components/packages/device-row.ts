import type { DeviceStanding } from '../../lib/core/events/device.ts';

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
