import { z } from 'zod';

import type { SetApart } from '../core/events/chain.ts';
import type { DeviceView, NewerRecords, WaitingOfDevice } from '../core/events/device-view.ts';
import { Role } from '../core/events/event.ts';
import type { Result } from '../core/page-result.ts';
import { Id, Nothing } from './message-parts.ts';

export type BackupStanding = '可以恢复' | '已恢复' | '不是';

const Seats = z.array(Role).min(1).max(Role.options.length);
const Fingerprint = z.string().regex(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
const Reason = z
  .string()
  .max(20_000)
  .refine((text) => text.trim() !== '');

/** A device, the fingerprint that was heard, and the seats it is approved for. */
const Approval = z.object({ device: Id, fingerprint: Fingerprint, seats: Seats.optional() });
export type Approval = z.infer<typeof Approval>;

/** What our own pages ask about the devices that wrote the records here. */
export interface DeviceProtocol {
  /** Every writer whose records are here, this machine first. */
  devices(data: null): Promise<Result<DeviceView[]>>;
  /** 核准. Without seats: those under which its records stand. */
  approveDevice(data: Approval): Promise<Result<null>>;
  /** The same for many at once; all or none. `counted`: waiting records that count now. */
  approveDevices(data: { approvals: Approval[] }): Promise<Result<{ approved: number; counted: number }>>;
  /** 吊销. By others than the center only of whom this machine approved itself. `keep`: successors that stay approved by themselves. */
  revokeDevice(data: { device: string; reason: string; keep?: string[] | undefined }): Promise<Result<null>>;
  /**
   * 采纳: records nobody approved the device for, of a branch that was set apart, or above a revocation. `ids` as
   * `waitingRecords` gives them; a record's own id is that of the one its ticket shows.
   */
  takeOver(data: { ids: string[] }): Promise<Result<{ taken: number }>>;
  /** What waits for 采纳, by device. */
  waitingRecords(data: null): Promise<Result<WaitingOfDevice[]>>;
  /** Takes back a 恢复: that device is another's again. */
  undoRestore(data: { device: string; reason: string }): Promise<Result<null>>;
  /** Nothing was filed or taken in here yet: a backup may be this machine's own. */
  isFreshMachine(data: null): Promise<Result<boolean>>;
  /** Whether a backup may be restored here, was already, or is another's file. */
  backupStanding(data: {
    id: string;
    device: string;
    setId?: string | undefined;
  }): Promise<Result<BackupStanding>>;
  /** Records set apart, with why. */
  quarantinedRecords(data: null): Promise<Result<SetApart[]>>;
  /** Records of a later version that no ticket shows. */
  newerRecords(data: null): Promise<Result<NewerRecords>>;
}

/** The schema of each; all of them are our own pages' to ask. */
export const deviceSchemas: Readonly<Record<keyof DeviceProtocol, z.ZodType>> = {
  devices: Nothing,
  approveDevice: Approval,
  approveDevices: z.object({ approvals: z.array(Approval).min(1).max(1_000) }),
  revokeDevice: z.object({ device: Id, reason: Reason, keep: z.array(Id).max(100).optional() }),
  takeOver: z.object({ ids: z.array(Id).min(1).max(10_000) }),
  waitingRecords: Nothing,
  undoRestore: z.object({ device: Id, reason: Reason }),
  isFreshMachine: Nothing,
  backupStanding: z.object({ id: Id, device: Id, setId: Id.optional() }),
  quarantinedRecords: Nothing,
  newerRecords: Nothing,
};
