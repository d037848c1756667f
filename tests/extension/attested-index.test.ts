import { describe, expect, it } from 'vitest';

import type { DeviceStanding } from '../../lib/core/events/device.ts';
import type { Event, Role } from '../../lib/core/events/event.ts';
import { newEvent } from '../../lib/core/events/new-event.ts';
import { ledgerIndex } from '../../lib/extension/ledger-index.ts';

const attest = (id: string, role: Role = '责任单位', over: Partial<Event> = {}): Event => ({
  ...newEvent({
    type: '核对无变动',
    subject: { kind: 'attestation', id: 'c1' },
    payload: {
      targetId: 'c1',
      on: '2026-11-20',
      name: '何敬远',
      unit: '县政府办公室',
      reason: '逐项一致',
      newest: '2025-06-01',
    },
    by: { device: 'd9', person: { name: '何敬远', unit: '县政府办公室' }, role },
    parents: [],
    now: Date.parse('2026-11-20T02:00:00Z'),
    previous: null,
    randomId: id,
  }),
  ...over,
});
const standing = (state: DeviceStanding['state']): DeviceStanding => ({
  id: 'd9',
  device: 'd9',
  state,
  roles: ['责任单位'],
  runs: [],
  seats: state === '已核准' ? ['责任单位'] : [],
  name: '',
  unit: '',
  follows: [],
  events: 1,
});
const index = (state: DeviceStanding['state'], events: readonly Event[]) =>
  ledgerIndex(events, {
    sound: [],
    quarantined: [],
    missing: [],
    devices: new Map([['d9', standing(state)]]),
    writerOf: () => standing(state),
    adopted: new Set(),
  });

describe('an attestation that came in a file', () => {
  it.each([
    ['本机', 1],
    ['已核准', 1],
    ['未登记', 0],
    ['未签名', 0],
  ] as const)('of a device that is %s counts %i times: it moves a clock', (state, count) => {
    expect(index(state, [attest('e1')]).attested().size).toBe(count);
  });

  it('of a volunteer or a patrol counts nowhere', () => {
    for (const role of ['公众志愿者', '巡检'] as const) {
      expect(index('本机', [attest('e1', role)]).attested().size).toBe(0);
    }
  });

  it('is taken back by a device in a seat it is approved for, and by nobody else', () => {
    const undo = (role: Role) =>
      attest('e2', role, {
        type: '撤销',
        parents: ['e1'],
        payload: { corrects: 'e1', reason: '分工已调整' },
        by: { device: 'd9', person: { name: '路人', unit: '' }, role },
      });
    expect(index('已核准', [attest('e1'), undo('责任单位')]).attested().size).toBe(0);
    const asAnother = index('已核准', [attest('e1'), undo('公众志愿者')]);
    expect(asAnother.attested().size).toBe(1);
    expect(asAnother.waiting().map(({ id }) => id)).toEqual(['e2']);
  });
});
