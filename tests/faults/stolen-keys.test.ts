import { beforeAll, describe, expect, it } from 'vitest';

import { successionText } from '../../lib/core/events/device.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { eventHash, signedText } from '../../lib/core/events/new-event.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { payloads, submission } from '../core/tickets/story.ts';
import { answered, DESK, sha256, type TestBackground } from '../extension/fresh-ledger.ts';
import { faultCount, seeded } from './fault-count.ts';
import { pick } from './forge.ts';
import { approve, filedBy, ticketOf } from './genuine-office.ts';
import {
  countedOn,
  exported,
  fileOfEvents,
  type Image,
  imageOf,
  indexOf,
  machineFrom,
  machineOf,
  recordsOf,
  take,
} from './machines.ts';
import { signedAfter, type Wanted } from './sign-anything.ts';

const TRIES = faultCount(100);
const CENTER = '大数据中心';
const READER = '值班读网员';

type Stand = Awaited<ReturnType<typeof countedOn>>;

/** Where the forged file arrives: at the center, or on a reader's machine before, after or with the center's reply. */
const ROUTES = [
  '中心',
  '别的电脑，回复以后',
  '别的电脑，回复以前',
  '别的电脑，与回复同一份',
  '新的电脑，回复以后',
  '新的电脑，回复以前',
  '新的电脑，与回复同一份',
] as const;

interface Scene {
  center: Image;
  /** A reader's machine that knows the center and has not heard of the last act yet. */
  reader: Image;
  /** One that knows the center, and none of the devices. */
  newcomer: Image;
  reply: Event[];
  devices: ReadonlySet<string>;
  expected: ReadonlyMap<string, Stand>;
}

async function knowsCenter(center: TestBackground): Promise<TestBackground> {
  const reader = await machineOf(READER, '李敏', '区教体局');
  answered(await take(reader, await exported(center, '回复')));
  const { own } = await recordsOf(center);
  const device = own.at(-1)?.by.device ?? '';
  const standing = (await indexOf(reader)).examination?.devices.get(device);
  const fingerprint = standing?.fingerprint ?? '';
  answered(await reader.handlers.approveDevice({ device, fingerprint, seats: [CENTER] }, DESK));
  return reader;
}

async function sceneOf(
  center: TestBackground,
  reader: TestBackground,
  newcomer: TestBackground,
): Promise<Scene> {
  const { own, imported } = await recordsOf(center);
  const reply = [...own, ...imported];
  const devices = new Set(reply.map(({ by }) => by.device));
  const expected = new Map([['中心', await countedOn(center, devices)]]);
  for (const [name, machine] of [
    ['别的电脑', reader],
    ['新的电脑', newcomer],
  ] as const) {
    const there = await machineFrom(await imageOf(machine));
    answered(await take(there, await fileOfEvents(reply)));
    expected.set(name, await countedOn(there, devices));
  }
  return {
    center: await imageOf(center),
    reader: await imageOf(reader),
    newcomer: await imageOf(newcomer),
    reply,
    devices,
    expected,
  };
}

/** How everything stands where the forged file came by that way, and how it should. */
async function tried(
  { center, reader, newcomer, reply, devices, expected }: Scene,
  route: string,
  forged: readonly Event[],
): Promise<[Stand, Stand | undefined, TestBackground]> {
  const [where = '', when] = route.split('，');
  const machine = await machineFrom(where === '中心' ? center : where === '新的电脑' ? newcomer : reader);
  machine.pass(3_600_000);
  // Where nothing of the device is known yet, what is forged comes with the records it stands on.
  const known = new Set(forged.map(({ by }) => by.device));
  const last = Math.min(...forged.map(({ seq }) => seq));
  const ground =
    where === '新的电脑' && when !== '回复以后'
      ? reply.filter(({ by, seq }) => known.has(by.device) && seq < last)
      : [];
  if (where === '中心') answered(await take(machine, await fileOfEvents(forged)));
  else if (when === '与回复同一份') answered(await take(machine, await fileOfEvents([...forged, ...reply])));
  else {
    const files = [await fileOfEvents(reply), await fileOfEvents([...ground, ...forged])];
    if (when === '回复以前') files.reverse();
    for (const file of files) {
      answered(await take(machine, file));
      machine.pass(60_000);
    }
  }
  return [await countedOn(machine, devices), expected.get(where), machine];
}

/** A fresh device whose 登记 the other's key vouches for, and what it writes then. */
async function vouchedFor(
  by: SigningDevice,
  heir: SigningDevice,
  wanted: readonly Wanted[],
): Promise<Event[]> {
  const [registration] = heir.events;
  if (!registration) throw new Error('no record');
  const sig = await by.sign(successionText(by.id, heir.id, heir.publicKey));
  const payload = { ...registration.payload, succeeds: { device: by.id, publicKey: by.publicKey, sig } };
  const unsigned = { ...registration, payload, sig: '' };
  const first = { ...unsigned, sig: await heir.sign(signedText(unsigned)) };
  return [first, ...(await signedAfter(heir, first, wanted))];
}

describe(`${TRIES} records of a stolen key, written after it was revoked`, () => {
  let lost: SigningDevice;
  let mallory: SigningDevice;
  let successor: Event[];
  let scene: Scene;
  let ownTicket: string;

  beforeAll(async () => {
    const center = await machineOf(CENTER, '王主任');
    ownTicket = await filedBy(center, 'own');
    const newcomer = await knowsCenter(center);
    lost = await SigningDevice.begin('lost', CENTER);
    const deputy = await SigningDevice.begin('deputy', CENTER);
    mallory = await SigningDevice.begin('mallory', CENTER);
    for (let at = 0; at < 9; at++) await ticketOf(lost, `lost-${at}`, at % 2 === 0 ? ['受理', '通知'] : []);
    await ticketOf(deputy, 'deputy-a', ['受理']);
    await mallory.write('受理', { kind: 'ticket', id: ownTicket }, payloads(1).受理 ?? {}, { role: CENTER });
    await mallory.write('看到', { kind: 'sighting', id: 'm' }, {}, { role: READER });
    // Numbers that never came: one, two and four of them.
    const gone = [6, 9, 10, 13, 14, 15, 16];
    const known = lost.events.filter(({ seq }) => !gone.includes(seq));
    const events = [...known, ...deputy.events, ...mallory.events];
    answered(await take(center, await fileOfEvents(events)));
    await approve(center, lost, [CENTER]);
    await approve(center, deputy, [CENTER]);
    const reader = await knowsCenter(center);
    center.pass(3_600_000);
    answered(await center.handlers.revokeDevice({ device: 'lost', reason: '电脑丢失' }, DESK));
    const heir = await SigningDevice.begin('heir', CENTER);
    successor = await vouchedFor(lost, heir, [
      {
        type: '受理',
        subject: { kind: 'ticket', id: ownTicket },
        payload: { unitName: '别处' },
        role: CENTER,
      },
      {
        type: '核准',
        subject: { kind: 'device', id: 'mallory' },
        payload: { fingerprint: await mallory.fingerprint(), publicKey: mallory.publicKey, seats: [CENTER] },
        role: CENTER,
      },
    ]);
    scene = await sceneOf(center, reader, newcomer);
  }, 120_000);

  /** What a thief may want. */
  const acts = (random: () => number): [string, Wanted[]][] => {
    const on = pick([ownTicket, 'lost-1', 'lost-3', 'deputy-a'], random);
    const ticket = { kind: 'ticket', id: on };
    const device = (id: string) => ({ kind: 'device', id });
    return [
      ['受理', [{ type: '受理', subject: ticket, payload: { unitName: '别的单位' }, role: CENTER }]],
      ['不予受理', [{ type: '不予受理', subject: ticket, payload: { reason: '重复' }, role: CENTER }]],
      [
        '提交',
        [
          {
            type: '提交',
            subject: { kind: 'ticket', id: `stolen-${Math.floor(random() * 1e9)}` },
            payload: { ...submission() },
            role: READER,
          },
        ],
      ],
      ['备注', [{ type: '备注', subject: ticket, payload: { text: '不用办了' }, role: READER }]],
      [
        '看到',
        [
          {
            type: '看到',
            subject: { kind: 'sighting', id: 'c1' },
            payload: {
              targetId: 'c1',
              target: 'column',
              via: 'list-page',
              state: 'dated',
              newest: { date: '2026-11-22', line: 'x', from: 'row' },
              line: '假',
              url: 'https://www.qinghe.example/c1/',
              seenAt: '2026-11-23T10:00:00+08:00',
              seenBy: '王主任',
            },
            role: READER,
          },
        ],
      ],
      [
        '核准',
        [
          {
            type: '核准',
            subject: device('mallory'),
            payload: { fingerprint: '', publicKey: mallory.publicKey, seats: [CENTER] },
            role: CENTER,
          },
        ],
      ],
      [
        '吊销',
        [{ type: '吊销', subject: device('deputy'), payload: { reason: '!', known: [] }, role: CENTER }],
      ],
      ['核准自己', [{ type: '核准', subject: device('lost'), payload: {}, role: CENTER }]],
      ['采纳', [{ type: '采纳', subject: device('mallory'), payload: {}, role: CENTER }]],
      [
        '并案',
        [{ type: '并案', subject: ticket, payload: { into: 'deputy-a', reason: '同' }, role: CENTER }],
      ],
    ];
  };

  /** After which record it is written: behind the last, into a hole, or beside a known one. */
  const PLACES: Readonly<Record<string, { after: number; more: number }>> = {
    最后一号以后: { after: 20, more: 0 },
    再往后: { after: 20, more: 2 },
    一个空号: { after: 5, more: 0 },
    两个空号: { after: 8, more: 1 },
    四个空号: { after: 12, more: 3 },
    四个空号中间: { after: 12, more: 1 },
    旁支: { after: 7, more: 0 },
    更长的旁支: { after: 10, more: 12 },
    从头的旁支: { after: 1, more: 20 },
  };

  it('do not count, wherever and however they are written; what was known still does', async () => {
    const random = seeded(77);
    const counted: string[] = [];
    const byPlace = new Map<string, number>();
    const places = Object.keys(PLACES);
    const fingerprint = await mallory.fingerprint();
    const whole = new Map(lost.events.map((event) => [event.seq, event]));
    for (let at = 0; at < TRIES; at++) {
      const place = places[at % places.length] ?? '';
      const route = ROUTES[at % ROUTES.length] ?? '中心';
      const all = acts(random);
      const [name, wanted] = all[at % all.length] ?? ['', []];
      for (const one of wanted) {
        if (name === '核准') one.payload.fingerprint = fingerprint;
        if (name === '核准自己')
          one.payload = { fingerprint: await lost.fingerprint(), publicKey: lost.publicKey, seats: [CENTER] };
        if (name === '采纳')
          one.payload = {
            records: await Promise.all(
              mallory.events
                .slice(1)
                .map(async (event) => ({ id: event.id, hash: await eventHash(event, sha256) })),
            ),
          };
      }
      const { after, more } = PLACES[place] ?? { after: 20, more: 0 };
      const ground = whole.get(after);
      if (!ground) throw new Error('no record');
      const filler = Array.from({ length: more }, () => ({
        type: '备注',
        subject: { kind: 'ticket', id: 'lost-0' },
        payload: { text: '垫' },
        role: READER,
      }));
      const forged = await signedAfter(lost, ground, [...filler, ...wanted]);
      byPlace.set(place, (byPlace.get(place) ?? 0) + 1);
      const extra = (at + Math.floor(at / 9)) % 3 === 0 ? successor : [];
      const [stand, expected] = await tried(scene, route, [...forged, ...extra]);
      if (JSON.stringify(stand) !== JSON.stringify(expected)) counted.push(`${at} ${place} ${name} ${route}`);
    }
    for (const [place, count] of byPlace)
      console.log(
        `${count} 条写在“${place}”的记录：作数的 ${counted.filter((one) => one.split(' ')[1] === place).length} 条`,
      );
    console.log(`${TRIES} 份用被盗密钥、吊销以后写的文件：作数的 ${counted.length} 份，原来作数的都还作数`);
    expect(counted).toEqual([]);
  }, 300_000);

  it('what was known counts too where a reply brings one of its tickets only', async () => {
    const { newcomer, reply } = scene;
    for (const id of ['lost-0', 'lost-7', 'lost-8']) {
      const machine = await machineFrom(newcomer);
      const chosen = reply.filter(({ subject }) => subject.kind === 'device' || subject.id === id);
      answered(await take(machine, await fileOfEvents(chosen)));
      const here = (await indexOf(machine)).ticket(id);
      const steps = chosen.flatMap(({ subject, type }) => (subject.id === id ? [type] : []));
      expect(here?.history.flatMap(({ applied, type }) => (applied ? [type] : []))).toEqual(steps);
      const standing = (await indexOf(machine)).examination?.devices.get('lost');
      expect(standing?.state).toBe('已吊销');
    }
  });

  it('one of them counts when a person takes it over by itself', async () => {
    const ground = lost.events.at(-1);
    if (!ground) throw new Error('no record');
    const note = (text: string): Wanted => ({
      type: '备注',
      subject: { kind: 'ticket', id: 'lost-0' },
      payload: { text },
      role: READER,
    });
    const forged = await signedAfter(lost, ground, [note('一'), note('二'), note('三')]);
    const [, , center] = await tried(scene, '中心', forged);
    const wanted = forged[1]?.id ?? '';
    answered(await center.handlers.takeOver({ ids: [wanted] }, DESK));
    const ticket = (await indexOf(center.restart())).ticket('lost-0');
    expect(ticket?.notes).toEqual(['二']);
  });
});

describe(`${TRIES} acts of the center with the key of an approved reader`, () => {
  const benches: { scene: Scene; reader: SigningDevice; target: string; form: string }[] = [];
  let stranger: SigningDevice;

  beforeAll(async () => {
    stranger = await SigningDevice.begin('stranger', READER);
    await stranger.write('通知', { kind: 'ticket', id: 'deputy-a' }, payloads(1).通知 ?? {});
    for (const form of ['新', '旧']) {
      const center = await machineOf(CENTER, '王主任');
      const target = await filedBy(center, 'own');
      const newcomer = await knowsCenter(center);
      const deputy = await SigningDevice.begin('deputy', CENTER);
      const reader = await SigningDevice.begin('reader', READER);
      await ticketOf(deputy, 'deputy-a', ['受理']);
      await ticketOf(deputy, 'deputy-b', []);
      await ticketOf(deputy, 'deputy-c', ['受理', '通知', '反馈整改']);
      await ticketOf(reader, 'reader-a', ['备注'], READER);
      const events = [...deputy.events, ...reader.events, ...stranger.events];
      answered(await take(center, await fileOfEvents(events)));
      await approve(center, deputy, [CENTER]);
      const there = await knowsCenter(center);
      center.pass(60_000);
      if (form === '新') await approve(center, reader, [READER]);
      else {
        const settings = answered(await center.handlers.getSettings(null, DESK));
        const payload = { fingerprint: await reader.fingerprint() };
        answered(
          await center.background.ledger.write('核准', () => ({
            ok: true,
            value: [
              {
                subject: { kind: 'device', id: 'reader' },
                type: '核准',
                payload,
                person: settings.person ?? { name: '', unit: '' },
                role: settings.role,
                parents: [],
              },
            ],
          })),
        );
        center.background.ledger.forgetIndex();
      }
      benches.push({ scene: await sceneOf(center, there, newcomer), reader, target, form });
    }
  }, 120_000);

  it('do not count', async () => {
    const random = seeded(78);
    const counted: string[] = [];
    for (let at = 0; at < TRIES; at++) {
      const bench = benches[at % benches.length];
      if (!bench) throw new Error('no bench');
      const { scene, reader, target, form } = bench;
      const route = ROUTES[Math.floor(at / 2) % ROUTES.length] ?? '中心';
      const ticket = (id: string) => ({ kind: 'ticket', id });
      const device = (id: string) => ({ kind: 'device', id });
      const hash = await eventHash(stranger.events[1] as Event, sha256);
      const acts: [string, Wanted][] = [
        ['受理', { type: '受理', subject: ticket(target), payload: { unitName: '别处' }, role: CENTER }],
        [
          '不予受理',
          { type: '不予受理', subject: ticket('deputy-b'), payload: { reason: '重复' }, role: CENTER },
        ],
        [
          '复核通过',
          {
            type: '复核通过',
            subject: ticket('deputy-c'),
            payload: payloads(9).复核通过 ?? {},
            role: CENTER,
          },
        ],
        [
          '并案',
          {
            type: '并案',
            subject: ticket('deputy-b'),
            payload: { into: 'deputy-a', reason: '同' },
            role: CENTER,
          },
        ],
        [
          '核准',
          {
            type: '核准',
            subject: device('stranger'),
            payload: {
              fingerprint: await stranger.fingerprint(),
              publicKey: stranger.publicKey,
              seats: [CENTER, READER],
            },
            role: CENTER,
          },
        ],
        [
          '核准自己',
          {
            type: '核准',
            subject: device('reader'),
            payload: {
              fingerprint: await reader.fingerprint(),
              publicKey: reader.publicKey,
              seats: [CENTER],
            },
            role: CENTER,
          },
        ],
        [
          '吊销',
          { type: '吊销', subject: device('deputy'), payload: { reason: '!', known: [] }, role: CENTER },
        ],
        [
          '采纳',
          {
            type: '采纳',
            subject: device('stranger'),
            payload: { records: [{ id: 'stranger-2', hash }] },
            role: CENTER,
          },
        ],
        [
          '反馈整改',
          {
            type: '反馈整改',
            subject: ticket('deputy-a'),
            payload: payloads(1).反馈整改 ?? {},
            role: '责任单位',
          },
        ],
        [
          '更正',
          {
            type: '更正',
            subject: ticket('deputy-a'),
            payload: { corrects: 'deputy-3', reason: '!', fields: { unitName: '别处' } },
            role: CENTER,
          },
        ],
        [
          '撤销',
          {
            type: '撤销',
            subject: ticket('deputy-a'),
            payload: { corrects: 'deputy-3', reason: '!' },
            role: CENTER,
          },
        ],
      ];
      const [name, wanted] = acts[at % acts.length] ??
        acts[0] ?? ['', { type: '', subject: ticket(''), payload: {}, role: '' }];
      // As the very next record, back-dated to just behind the last known one; or beside it, or much later.
      const ground = random() < 0.7 ? reader.events.at(-1) : reader.events.at(-2);
      if (!ground) throw new Error('no record');
      const forged = await signedAfter(reader, ground, [wanted]);
      const [stand, expected] = await tried(scene, route, forged);
      // Who holds a device's key may write two branches of it: then the one that came first counts, for itself alone.
      const ofOthers = (one: Stand | undefined) =>
        JSON.stringify({ ...one, steps: one?.steps.filter((id) => !id.startsWith('reader-')) });
      if (ofOthers(stand) !== ofOthers(expected)) counted.push(`${at} ${form} ${name} ${route}`);
    }
    console.log(`${TRIES} 份用已核准读网员的密钥写的中心步骤：作数的 ${counted.length} 份`);
    expect(counted).toEqual([]);
  }, 300_000);
});
