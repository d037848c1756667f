import type { DeviceView, WaitingOfDevice } from '../../lib/core/events/device-view.ts';

/** A device of another machine, with every word a stranger can write in it. */
export function sampleDevice(words: string, more: Partial<DeviceView> = {}): DeviceView {
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
    approvedHere: false,
    revokedHere: false,
    ...more,
  };
}

export function sampleWaiting(words: string): WaitingOfDevice {
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
