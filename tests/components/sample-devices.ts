import type { DeviceRow } from '../../components/packages/device-row.ts';
import type { WaitingDevice } from '../../components/packages/waiting-section.tsx';

/** A device of another machine, with every word a stranger can write in it. */
export function sampleDevice(words: string, more: Partial<DeviceRow> = {}): DeviceRow {
  return {
    id: 'd1',
    device: 'd1',
    state: '未登记',
    publicKey: 'key',
    fingerprint: '7F3K-Q2XA',
    name: words,
    unit: words,
    follows: [],
    events: 3,
    roles: ['责任单位'],
    runs: [{ from: 1, to: 3, head: '' }],
    seats: [],
    waiting: 0,
    branch: 0,
    successors: [],
    ...more,
  };
}

export function sampleWaiting(words: string): WaitingDevice {
  return {
    device: sampleDevice(words),
    count: 2,
    records: ['r1', 'r2'].map((id) => ({
      id,
      about: '工单',
      subjectId: 't1',
      title: words,
      type: words,
      at: '2026-11-23T09:00:00+08:00',
      role: words,
      person: words,
      summary: words,
      why: words,
    })),
  };
}
