import type { DeviceStanding } from './device.ts';
import type { NotCounted } from './not-counted.ts';

/** A device with what of its records does not count, and what else the desk must say of it. */
export interface DeviceView extends DeviceStanding {
  notCounted?: NotCounted | undefined;
  /** 未核准设备所写: its records that move nothing until a person takes them over. */
  waiting: number;
  /** Of a machine that was rolled back or copied: records of the branch that came later. */
  branch: number;
  /** Devices whose approval stands on this one's. */
  successors: readonly string[];
  /** This machine wrote the approval that stands, and may withdraw it. */
  approvedHere: boolean;
  /** Id of the 恢复 by which this machine took the device over, where it can be undone. */
  restoredBy?: string | undefined;
}

/** A record that a person of the office may take over, for a list. */
export interface WaitingRecord {
  /** What 采纳 takes it by: its own id, or its hash where several that wait bear one id. */
  id: string;
  /** 工单 · 栏目 · 核对: what it is about. */
  about: '工单' | '栏目更新' | '核对无变动';
  /** Ticket or column. */
  subjectId: string;
  /** A ticket's number, or a column's name where the record has it. */
  title: string;
  type: string;
  at: string;
  role: string;
  person: string;
  summary: string;
  /** Why it waits. */
  why: string;
}

/** What waits for 采纳 of one device. */
export interface WaitingOfDevice {
  device: Pick<DeviceStanding, 'id' | 'name' | 'unit' | 'fingerprint' | 'state' | 'seats'>;
  /** The newest of them; `count` tells how many there are. */
  records: WaitingRecord[];
  count: number;
}

/** 由较新版本写入: records that no ticket shows; the first of them, and how many there are. */
export interface NewerRecords {
  records: readonly { id: string; what: string; at: string; by: string }[];
  count: number;
}
