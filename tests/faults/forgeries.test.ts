import { beforeAll, describe, expect, it } from 'vitest';

import { successionText } from '../../lib/core/events/device.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { examineEvents } from '../../lib/core/events/examine.ts';
import { eventHash, signedText } from '../../lib/core/events/new-event.ts';
import { parseEvent } from '../../lib/core/events/parse-event.ts';
import { ledgerIndex } from '../../lib/extension/ledger-index.ts';
import { SigningDevice, verify } from '../core/events/examined.ts';
import { answered, sha256, type TestBackground } from '../extension/fresh-ledger.ts';
import { faultCount, seeded } from './fault-count.ts';
import { type Forgery, forge, KINDS, pick } from './forge.ts';
import { type GenuineOffice, genuineOffice, genuineRecords, ticketOf } from './genuine-office.ts';
import {
  countedOn,
  exported,
  fileOfEvents,
  fileOfLines,
  type Image,
  imageOf,
  indexOf,
  machineFrom,
  machineOf,
  recordsOf,
  standOf,
  standOn,
  take,
} from './machines.ts';
import { signedAfter } from './sign-anything.ts';

const OF_EACH_KIND = faultCount(50);
const ALL = OF_EACH_KIND * KINDS.length;

type Stand = Awaited<ReturnType<typeof standOf>>;

/** A genuine office at rest: what is tried on it is tried on copies. */
interface Bench {
  office: GenuineOffice;
  own: Event[];
  /** Files taken in before the second one, in their order. */
  before: { events: Event[]; arrived: number }[];
  genuine: Event[];
  devices: ReadonlySet<string>;
  /** The center before and after the devices' second file; a reader's machine that knows the center. */
  part: Image;
  full: Image;
  reader: Image;
  stands: Stand;
  readerStands: Stand;
  restoredStands: Stand;
  /** The genuine records without any 登记, so that nothing of them can be held to a key yet. */
  pieces: Image;
  fromPieces: Stand;
  /** A record written since, and the ledger with it. */
  fresh: Event;
  withFresh: Stand;
}

async function benchOf(restored: boolean): Promise<Bench> {
  const office = await genuineOffice({ restored });
  const { center, second, volunteer } = office;
  const genuine = await genuineRecords(office);
  const { own, imported } = await recordsOf(center);
  const first = new Set(office.first.map(({ id }) => id));
  const before = [
    { events: imported.filter(({ id }) => !first.has(id)), arrived: 1 },
    { events: imported.filter(({ id }) => first.has(id)), arrived: 2 },
  ];
  const devices = new Set(genuine.map(({ by }) => by.device));
  const reader = await machineOf('值班读网员', '李敏', '区教体局');
  answered(await take(reader, await exported(center, '回复')));
  const centers = [...((await indexOf(reader)).examination?.devices.values() ?? [])];
  const mine = own.at(-1)?.by.device;
  for (const { id, device, fingerprint = '' } of centers)
    if (device === mine)
      answered(
        await reader.handlers.approveDevice(
          { device: id, fingerprint, seats: ['大数据中心'] },
          { kind: 'page', url: 'chrome-extension://x/desk.html' },
        ),
      );
  const part = await imageOf(center);
  const puzzle = await machineOf('大数据中心', '王主任');
  answered(await take(puzzle, await fileOfEvents(genuine.filter(({ type }) => type !== '登记'))));
  const pieces = await imageOf(puzzle);
  const whole = await machineFrom(part);
  answered(await take(whole, await fileOfEvents(second)));
  const full = await imageOf(whole);
  const readerImage = await imageOf(reader);
  const there = await machineFrom(readerImage);
  answered(await take(there, await exported(whole, '回复')));
  const written = volunteer.events.length;
  await ticketOf(volunteer, 'volunteer-new', [], '公众志愿者');
  const [fresh] = volunteer.events.splice(written);
  if (!fresh) throw new Error('no record');
  const later = await machineFrom(full);
  answered(await take(later, await fileOfEvents([fresh])));
  return {
    office,
    own,
    before,
    genuine,
    devices,
    part,
    full,
    reader: readerImage,
    stands: await standOn(whole, devices),
    readerStands: await standOn(there, devices),
    restoredStands: await restoredFrom(await exported(whole, '备份')),
    pieces,
    fromPieces: await putTogether(puzzle, genuine, devices),
    fresh,
    withFresh: await standOn(later, devices),
  };
}

/** How everything stands on a fresh machine that takes the backup for its own; the devices have one more then. */
async function restoredFrom(backup: Uint8Array): Promise<Stand> {
  const fresh = await machineOf('大数据中心', '王主任');
  answered(await take(fresh, backup, true));
  return { ...(await standOn(fresh)), devices: [] };
}

/** How everything stands once their 登记 came, and nothing else a second time. */
async function putTogether(
  machine: TestBackground,
  sent: readonly Event[],
  devices: ReadonlySet<string>,
): Promise<Stand> {
  answered(await take(machine, await fileOfEvents(sent.filter(({ type }) => type === '登记'))));
  return standOn(machine, devices);
}

const known = new Map<string, Promise<boolean>>();
const remembering: typeof verify = (publicKey, text, sig) => {
  const key = `${publicKey} ${sig} ${text}`;
  const found = known.get(key) ?? verify(publicKey, text, sig);
  known.set(key, found);
  return found;
};

/** The same as a machine finds when these files came one after the other. */
async function examinedStand(
  { own, before, devices, office }: Bench,
  files: readonly { events: readonly Event[]; arrived: number }[],
): Promise<Stand> {
  const arrivals = new Map<Event, number>();
  const last = Math.max(...own.map(({ hlc }) => Number.parseInt(hlc.slice(0, 9), 36)));
  // The first files came before the center's approvals, what is tried now comes after.
  for (const { events, arrived } of before) for (const event of events) arrivals.set(event, arrived);
  for (const { events, arrived } of files) for (const event of events) arrivals.set(event, last + arrived);
  const row = await office.center.background.ledger.use('读取', (db) => db.get('device', 'this'));
  const device = answered(row);
  const examination = await examineEvents([...arrivals.keys()], {
    sha256,
    verify: remembering,
    own: [device?.id ?? '', ...(device?.follows ?? [])],
    ownEvents: own,
    arrivedAt: (event) => arrivals.get(event) ?? 0,
  });
  return standOf(ledgerIndex(examination.sound, examination), devices);
}

const eventsOf = ({ lines }: Forgery): Event[] | undefined => {
  const parsed = lines.map((line) => parseEvent(JSON.parse(line)));
  return parsed.every((one) => one.ok) ? parsed.flatMap((one) => (one.ok ? [one.event] : [])) : undefined;
};

describe(`${ALL} forgeries made from genuine records without a key`, () => {
  let benches: Bench[] = [];
  beforeAll(async () => {
    benches = [await benchOf(false), await benchOf(true)];
  }, 120_000);

  const rows = KINDS.map((kind) => ({ kind, tried: 0, unmoved: 0, refused: 0, controls: 0, files: 0 }));
  /** What moved, and when the forgery came. */
  const moved: string[] = [];

  it.each(rows)(
    '$kind: nothing genuine moves',
    async (row) => {
      const random = seeded(901 + KINDS.indexOf(row.kind));
      for (let at = 0; at < OF_EACH_KIND; at++) {
        const bench = benches[at % benches.length];
        if (!bench) throw new Error('no office');
        const forgery = forge(row.kind, at, bench.genuine, random);
        const before = moved.length;
        const same = (when: string, stand: Stand, expected: Stand = bench.stands) => {
          if (JSON.stringify(stand) !== JSON.stringify(expected))
            moved.push(`${row.kind} ${forgery.way} ${at} ${when}`);
        };
        const events = eventsOf(forgery);
        row.tried += 1;
        if (events) await inEveryOrder(bench, events, same);
        row.files += await throughTheHandlers(bench, forgery, at, same);
        if (events) row.controls += await withOneGenuineRecord(bench, forgery, same);
        else row.refused += 1;
        row.unmoved += moved.length === before ? 1 : 0;
      }
      expect(moved.filter((one) => one.startsWith(row.kind))).toEqual([]);
      expect(row.controls).toBe(row.tried - row.refused);
    },
    600_000,
  );

  it('are counted', () => {
    const sum = (of: 'tried' | 'unmoved' | 'refused' | 'controls' | 'files') =>
      rows.reduce((all, row) => all + row[of], 0);
    for (const { kind, tried, unmoved, refused, controls, files } of rows)
      console.log(
        `${tried} 份“${kind}”：台账、工单、设备、栏目都没有变的 ${unmoved} 份；整份拒收 ${refused} 份，加一条真记录后收下 ${controls} 份，共导入 ${files} 次`,
      );
    console.log(
      `${sum('tried')} 份不用密钥的伪造：没有改变台账的 ${sum('unmoved')} 份，整份拒收 ${sum('refused')} 份，加一条真记录后收下 ${sum('controls')} 份，共导入 ${sum('files')} 次`,
    );
    expect(sum('tried')).toBe(ALL);
    expect(sum('unmoved')).toBe(ALL);
  });
});

/** What a stranger may sign with a key of his own to take something from somebody. */
const STRANGERS: Readonly<
  Record<
    string,
    (mallory: SigningDevice, victim: Event, bench: Bench, random: () => number) => Promise<Event[]>
  >
> = {
  在别人编号下登记: async (mallory, victim) => {
    const first = await signedBy(mallory, registrationOf(mallory), {
      id: `m-${victim.id}`,
      ...asDevice(victim.by.device),
      subject: { kind: 'device', id: victim.by.device },
    });
    // A 备注 of his own would count from anybody.
    const { type, subject, payload } = victim;
    const step =
      type === '备注' || type === '提交'
        ? { type: '受理', payload: { unitName: '别处' } }
        : { type, payload };
    return [first, ...(await signedAfter(mallory, first, [{ ...step, subject, role: victim.by.role }]))];
  },
  抄记录编号: async (mallory, victim) => [
    await began(mallory),
    await signedBy(mallory, victim, { ...asDevice(mallory.id), ...LOOKS_EARLIER }),
  ],
  抄两遍: async (mallory, victim) => [
    await began(mallory),
    await signedBy(mallory, victim, { ...asDevice(mallory.id), ...LOOKS_EARLIER, seq: 3 }),
    await signedBy(mallory, victim, {
      ...asDevice(mallory.id),
      ...LOOKS_EARLIER,
      seq: 5,
      at: '1999-01-01T00:00:00+08:00',
    }),
  ],
  抄核准的编号: async (mallory, _victim, { genuine }, random) => {
    const act = pick(
      genuine.filter(({ type }) => type === '核准'),
      random,
    );
    const other = pick(genuine, random).by.device;
    return [
      await began(mallory),
      await signedBy(mallory, act, {
        ...asDevice(mallory.id),
        ...LOOKS_EARLIER,
        type: pick(['核准', '吊销'], random),
        subject: { kind: 'device', id: other },
      }),
    ];
  },
  核准自己: (mallory, victim) =>
    actsOf(mallory, [
      { type: '核准', id: mallory.id, payload: { publicKey: mallory.publicKey, seats: ['大数据中心'] } },
      { type: '吊销', id: victim.by.device, payload: { reason: '!', known: [] } },
    ]),
  吊销别人: (mallory, victim) =>
    actsOf(mallory, [{ type: '吊销', id: victim.by.device, payload: { reason: '!', known: [] } }]),
  恢复成别人: (mallory, victim) =>
    actsOf(mallory, [
      {
        type: '恢复',
        id: victim.by.device,
        payload: { name: '', unit: '', fileName: '', publicKey: mallory.publicKey },
      },
      { type: '撤销', id: victim.by.device, payload: { corrects: victim.id, reason: '!' } },
    ]),
  采纳自己: async (mallory, victim) => {
    const step = await signedAfter(mallory, registrationOf(mallory), [
      { type: '受理', subject: victim.subject, payload: { unitName: '别处' }, role: '大数据中心' },
    ]);
    const [taken] = step;
    if (!taken) return [];
    const records = [{ id: taken.id, hash: await eventHash(taken, sha256) }];
    const act = {
      type: '采纳',
      subject: { kind: 'device', id: mallory.id },
      payload: { records },
      role: '大数据中心',
    };
    return [registrationOf(mallory), taken, ...(await signedAfter(mallory, taken, [act]))];
  },
  自称后继: async (mallory, victim, { genuine }) => {
    const keys = genuine.find(({ type, by }) => type === '登记' && by.device === victim.by.device);
    const publicKey = String(keys?.payload.publicKey ?? mallory.publicKey);
    const sig = await mallory.sign(successionText(victim.by.device, mallory.id, mallory.publicKey));
    const { payload } = registrationOf(mallory);
    const first = await signedBy(mallory, registrationOf(mallory), {
      payload: {
        ...payload,
        follows: [victim.by.device],
        succeeds: { device: victim.by.device, publicKey, sig },
      },
    });
    const step = { type: '受理', subject: victim.subject, payload: { unitName: '别处' }, role: '大数据中心' };
    return [first, ...(await signedAfter(mallory, first, [step]))];
  },
};

const LOOKS_EARLIER = { at: '2000-01-01T00:00:00+08:00', seq: 3, prevHash: '0'.repeat(64) };

/** A chain's clock never goes back: whoever wants to look older than everybody began long ago. */
const began = (mallory: SigningDevice) => signedBy(mallory, registrationOf(mallory), { seq: 1 });

const asDevice = (device: string) => ({ device });

function registrationOf({ events }: SigningDevice): Event {
  const [first] = events;
  if (!first) throw new Error('no record');
  return first;
}

/** A record as the stranger's own, or under a device's id he picked. */
async function signedBy(
  mallory: SigningDevice,
  event: Event,
  { device = event.by.device, ...over }: Partial<Event> & { device?: string },
): Promise<Event> {
  const clock = over.seq === undefined ? event.hlc.slice(0, 15) : `00000000${over.seq}-0000-`;
  const by = { ...event.by, device };
  const unsigned = { ...event, ...over, by, hlc: `${clock}${device}`, sig: '' };
  return { ...unsigned, sig: await mallory.sign(signedText(unsigned)) };
}

async function actsOf(
  mallory: SigningDevice,
  acts: readonly { type: string; id: string; payload: Record<string, unknown> }[],
): Promise<Event[]> {
  const fingerprint = await mallory.fingerprint();
  const wanted = acts.map(({ type, id, payload }) => ({
    type,
    subject: { kind: 'device', id },
    payload: { fingerprint, ...payload },
    role: '大数据中心',
  }));
  const first = registrationOf(mallory);
  return [first, ...(await signedAfter(mallory, first, wanted))];
}

const STRANGE = faultCount(90);

describe(`${STRANGE} files of a stranger with a key of his own`, () => {
  it('take nothing from this machine or an approved device, and move nobody', async () => {
    const random = seeded(902);
    const moved: string[] = [];
    const bench = await benchOf(false);
    const { office, part, full, devices } = bench;
    const trusted = bench.genuine.filter(({ by }) => !['volunteer', 'unapproved'].includes(by.device));
    const expected = await countedOn(await machineFrom(full), devices);
    const names = Object.keys(STRANGERS);
    for (let at = 0; at < STRANGE; at++) {
      const name = names[at % names.length] ?? '';
      const mallory = await SigningDevice.begin(`0-mallory-${at}`, '大数据中心');
      const forged = (await STRANGERS[name]?.(mallory, pick(trusted, random), bench, random)) ?? [];
      const when = ['先', '后', '同'][Math.floor(at / names.length) % 3] ?? '';
      const machine = await machineFrom(when === '后' ? full : part);
      const files = [await fileOfEvents(forged), await fileOfEvents(office.second)];
      if (when === '同') answered(await take(machine, await fileOfEvents([...forged, ...office.second])));
      else for (const file of when === '后' ? files.slice(0, 1) : files) answered(await take(machine, file));
      const now = await countedOn(machine.restart(), devices);
      if (JSON.stringify(now) !== JSON.stringify(expected)) moved.push(`${at} ${name} ${when}`);
    }
    console.log(`${STRANGE} 份用自己的密钥伪造的文件：夺走或改动真记录的 ${moved.length} 份`);
    expect(moved).toEqual([]);
  }, 300_000);

  it('under the number of an unapproved device’s report: what came first stays', async () => {
    const bench = await benchOf(false);
    const expected = await countedOn(await machineFrom(bench.full), bench.devices);
    for (const victim of bench.genuine.filter(({ by }) => by.device === 'volunteer').slice(1)) {
      const mallory = await SigningDevice.begin('0-mallory', '公众志愿者');
      const machine = await machineFrom(bench.full);
      const copy = await signedBy(mallory, victim, { ...asDevice(mallory.id), ...LOOKS_EARLIER });
      answered(await take(machine, await fileOfEvents([await began(mallory), copy])));
      expect(await countedOn(machine, bench.devices)).toEqual(expected);
    }
  }, 120_000);
});

type Same = (when: string, stand: Stand, expected?: Stand) => void;

/** Before the genuine file, after it, in between and together with it. */
async function inEveryOrder(bench: Bench, events: readonly Event[], same: Same): Promise<void> {
  const { second } = bench.office;
  for (const [when, arrived] of [
    ['先到', 1],
    ['同到', 2],
    ['后到', 3],
  ] as const)
    same(
      when,
      await examinedStand(bench, [
        { events, arrived },
        { events: second, arrived: 2 },
      ]),
    );
}

/** Real files into real stores: after the genuine ones, before or with them, restarted, handed on and restored. */
async function throughTheHandlers(bench: Bench, forgery: Forgery, at: number, same: Same): Promise<number> {
  const { office, part, full, devices, readerStands, restoredStands } = bench;
  const file = await fileOfLines(forgery.lines);
  const machine = await machineFrom(full);
  let files = 1;
  await take(machine, file);
  same('导入后', await standOn(machine, devices));
  const second = office.second.map((event) => JSON.stringify(event));
  const other = await machineFrom(part);
  if (at % 2 === 0) {
    await take(other, file);
    answered(await take(other, await fileOfLines(second)));
    files += 2;
    same('先导入', await standOn(other, devices));
  } else if (eventsOf(forgery)) {
    const lines = at % 4 === 1 ? [...forgery.lines, ...second] : [...second, ...forgery.lines];
    answered(await take(other, await fileOfLines(lines)));
    files += 1;
    same('同一份', await standOn(other, devices));
  }
  const puzzle = await machineFrom(bench.pieces);
  await take(puzzle, file);
  same('没有登记时', await putTogether(puzzle, bench.genuine, devices), bench.fromPieces);
  files += 2;
  if (at % 5 > 0) return files;
  same('重启后', await standOn(machine.restart(), devices));
  const there = await machineFrom(bench.reader);
  answered(await take(there, await exported(machine, '回复')));
  same('传到别的电脑', await standOn(there, devices), readerStands);
  same('从备份恢复', await restoredFrom(await exported(machine, '备份')), restoredStands);
  return files + 2;
}

async function withOneGenuineRecord(
  { full, fresh, devices, withFresh }: Bench,
  { lines }: Forgery,
  same: Same,
): Promise<number> {
  const machine = await machineFrom(full);
  answered(await take(machine, await fileOfLines([...lines, JSON.stringify(fresh)])));
  const stand = await standOn(machine, devices);
  same('加一条真记录', stand, withFresh);
  return stand.states['volunteer-new'] === '待核实' ? 1 : 0;
}
