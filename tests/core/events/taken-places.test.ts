import { describe, expect, it } from 'vitest';

import type { Event } from '../../../lib/core/events/event.ts';
import { type ExamineMeans, examineEvents } from '../../../lib/core/events/examine.ts';
import { signedText } from '../../../lib/core/events/new-event.ts';
import { foldTicket } from '../../../lib/core/tickets/fold.ts';
import { sha256, submission } from '../tickets/story.ts';
import { SigningDevice, verify } from './examined.ts';

const CENTER = '大数据中心';
const TICKET = { kind: 'ticket', id: 't' };
const about = ({ id }: SigningDevice) => ({ kind: 'device', id });

async function office() {
  const own = await SigningDevice.begin('own', CENTER);
  const deputy = await SigningDevice.begin('deputy', CENTER);
  await own.write('核准', about(deputy), await approvalOf(deputy, [CENTER]), { role: CENTER });
  const mallory = await SigningDevice.begin('0-mallory', CENTER);
  const [registration] = mallory.events;
  if (!registration) throw new Error();
  // A chain's clock never goes back: whoever wants to look older than everybody began long ago.
  const began = await copied(mallory, registration, { seq: 1, prevHash: '' });
  const examine = (events: readonly Event[], over: Partial<ExamineMeans> = {}) =>
    examineEvents(events, { sha256, verify, own: [own.id], ownEvents: own.events, ...over });
  return { own, deputy, mallory, began, examine };
}

const approvalOf = async (device: SigningDevice, seats: string[]) => ({
  fingerprint: await device.fingerprint(),
  publicKey: device.publicKey,
  seats,
});

/** A record as another device's own, which looks older than anything. */
async function copied(by: SigningDevice, event: Event, over: Partial<Event> = {}): Promise<Event> {
  const seq = over.seq ?? 2;
  const unsigned = {
    ...event,
    at: '2000-01-01T00:00:00+08:00',
    seq,
    prevHash: '0'.repeat(64),
    ...over,
    by: { ...event.by, device: by.id },
    hlc: `00000000${seq}-0000-${by.id}`,
    sig: '',
  };
  return { ...unsigned, sig: await by.sign(signedText(unsigned)) };
}

describe('a record under the id of an approved device’s', () => {
  it('takes no place, however many there are', async () => {
    const { deputy, mallory, began, examine } = await office();
    const filing = await deputy.write('提交', TICKET, { ...submission() }, { id: 't', role: CENTER });
    const payload = { ...submission({ number: '假的' }) };
    const copies = [3, 5, 7].map((seq) => copied(mallory, filing, { seq, payload }));
    const came = [began, ...(await Promise.all(copies)), ...deputy.events];
    const { sound, quarantined } = await examine(came);
    expect(sound.filter(({ id }) => id === 't')).toEqual([filing]);
    expect(quarantined).toHaveLength(3);
    expect(foldTicket(sound)?.number).toBe(submission().number);
  });

  it('is no match for a report that somebody signed, when nobody can say who wrote it', async () => {
    const { mallory, examine } = await office();
    const report = await mallory.write('提交', TICKET, { ...submission() }, { id: 't' });
    const unsigned = {
      ...report,
      at: '2000-01-01T00:00:00+08:00',
      seq: 1,
      prevHash: '',
      by: { ...report.by, device: '0' },
      hlc: '000000000-0000-0',
      payload: { ...submission({ number: '假的' }) },
      sig: '',
    };
    const arrivedAt = (event: Event) => (event === unsigned ? 1 : 2);
    const { sound } = await examine([unsigned, ...mallory.events], { arrivedAt });
    expect(foldTicket(sound)?.number).toBe(submission().number);
  });

  it('takes not the place of an approval or a revocation', async () => {
    const { own, deputy, mallory, began, examine } = await office();
    const reader = await SigningDevice.begin('reader');
    const approval = await deputy.write('核准', about(reader), await approvalOf(reader, ['值班读网员']), {
      role: CENTER,
    });
    const lost = await SigningDevice.begin('lost');
    await deputy.write('核准', about(lost), await approvalOf(lost, ['值班读网员']), { role: CENTER });
    const revocation = await deputy.write(
      '吊销',
      about(lost),
      { reason: '丢失', known: [] },
      { role: CENTER },
    );
    const [ownApproval] = own.events.filter(({ type }) => type === '核准');
    if (!ownApproval) throw new Error();
    const copies = await Promise.all(
      [approval, revocation, ownApproval].map((event, at) =>
        copied(mallory, event, { seq: 3 + at * 2, subject: about(mallory) }),
      ),
    );
    const all = [...deputy.events, ...reader.events, ...lost.events, began];
    for (const came of [all, [...copies, ...all], [...all, ...copies]]) {
      const { devices } = await examine(came);
      expect([...devices.values()].map(({ id, state }) => `${id} ${state}`).sort()).toEqual(
        ['0-mallory 未登记', 'deputy 已核准', 'lost 已吊销', 'own 本机', 'reader 已核准'].sort(),
      );
    }
  });

  it('does not take the name of a device that came first', async () => {
    const { examine } = await office();
    const victim = await SigningDevice.begin('victim');
    // Of keys that are tried until one is smaller.
    let impostor = await SigningDevice.begin('victim');
    while (impostor.publicKey > victim.publicKey) impostor = await SigningDevice.begin('victim');
    const arrivedAt = (event: Event) => (victim.events.includes(event) ? 1 : 2);
    const { devices } = await examine([...impostor.events, ...victim.events], { arrivedAt });
    expect(devices.get('victim')?.publicKey).toBe(victim.publicKey);
  });
});

describe('a second revocation', () => {
  it('gives nothing back that the first one voids, though it knows more', async () => {
    const { own, examine } = await office();
    const lost = await SigningDevice.begin('lost', CENTER);
    await own.write('核准', about(lost), await approvalOf(lost, [CENTER]), { role: CENTER });
    const revoke = async () => {
      const known = (await examine(lost.events)).devices.get('lost')?.runs;
      await own.write('吊销', about(lost), { reason: '丢失', known }, { role: CENTER });
    };
    await revoke();
    const stolen = await lost.write('备注', TICKET, { text: '!' });
    await revoke();
    const { sound, quarantined } = await examine(lost.events);
    expect(sound).not.toContain(stolen);
    expect(quarantined).toMatchObject([{ event: { id: stolen.id }, waits: '吊销以后' }]);
  });
});
