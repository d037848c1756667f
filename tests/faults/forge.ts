import type { Event } from '../../lib/core/events/event.ts';
import { otherS } from '../../lib/core/events/signature.ts';

/** Lines of a file that were made from genuine records without any key. */
export interface Forgery {
  kind: string;
  way: string;
  lines: string[];
}

type Random = () => number;
type Change = (event: Event, random: Random, all: readonly Event[]) => Event;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export const pick = <T>(from: readonly T[], random: Random): T => {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

const insert = (text: string, at: number, what: string) => text.slice(0, at) + what + text.slice(at);
const withSig =
  (spell: (sig: string, random: Random) => string): Change =>
  (event, random) => ({
    ...event,
    sig: spell(event.sig, random),
  });
const inside = (random: Random) => 1 + Math.floor(random() * 84);

/** The same signature in another spelling. */
const RESPELLED: Readonly<Record<string, Change>> = {
  另一半: withSig(otherS),
  末位空余: withSig((sig, random) => {
    const last = ALPHABET.indexOf(sig.at(-1) ?? 'A');
    return sig.slice(0, -1) + ALPHABET[last | (1 + Math.floor(random() * 15))];
  }),
  补位: withSig((sig, random) => sig + '='.repeat(1 + Math.floor(random() * 3))),
  夹空白: withSig((sig, random) =>
    insert(sig, inside(random), pick([' ', '\n', '\t', '\u3000', '\u00a0'], random)),
  ),
  前后空白: withSig((sig, random) => pick([` ${sig}`, `${sig} `, `${sig}\n`, `\r\n${sig}`], random)),
  普通字母表: withSig(
    (sig) => `${sig.replaceAll('-', '+').replaceAll('_', '/')}${/[-_]/.test(sig) ? '' : '='}`,
  ),
};

/** Another signature. */
const RESIGNED: Readonly<Record<string, Change>> = {
  空签名: withSig(() => ''),
  别条的签名: (event, random, all) => ({ ...event, sig: pick(all, random).sig || 'A'.repeat(86) }),
  截短: withSig((sig, random) => sig.slice(0, inside(random))),
  加长: withSig((sig, random) => sig + pick([...ALPHABET], random).repeat(1 + Math.floor(random() * 8))),
  零: withSig(() => 'A'.repeat(86)),
  一位不同: withSig((sig, random) => {
    const at = inside(random);
    return insert(sig.slice(0, at) + sig.slice(at + 1), at, pick([...ALPHABET], random));
  }),
};

const CHANGED: Readonly<Record<string, Change>> = {
  文字: (event) => ({
    ...event,
    payload: { ...event.payload, description: '没有错', note: '没有错', text: '改' },
  }),
  时间: (event, random) => ({
    ...event,
    at: `20${10 + Math.floor(random() * 40)}-01-02T03:04:05+08:00`,
  }),
  席位: (event, random) => ({
    ...event,
    by: { ...event.by, role: pick(['大数据中心', '责任单位', '主管单位', '公众志愿者', '新席位'], random) },
  }),
  姓名: (event) => ({ ...event, by: { ...event.by, person: { name: '县长李四', unit: '县政府' } } }),
  设备: (event, random, all) => {
    const device = random() < 0.5 ? pick(all, random).by.device : `nobody-${Math.floor(random() * 1e6)}`;
    const hlc = event.hlc.slice(0, 15) + device;
    return { ...event, by: { ...event.by, device }, hlc };
  },
  前面的记录: (event, random, all) => ({
    ...event,
    parents:
      random() < 0.5
        ? []
        : [
            pick(
              all.filter(({ id }) => id !== event.id),
              random,
            ).id,
            'gone',
          ],
  }),
  逻辑时钟: (event, random) => ({
    ...event,
    hlc: `${pick(['000000000', 'zzzzzzzzz', '0mhb00000'], random)}-0000-${event.by.device}`,
  }),
  数字: (event, random) => ({
    ...event,
    payload: JSON.parse(
      JSON.stringify({ ...event.payload, bytes: 1 }).replace(/:(\d+)([,}])/, (_all, figure, after) => {
        return `:${Number(figure) + 1 + Math.floor(random() * 9)}${after}`;
      }),
    ),
  }),
  类型: (event, random) => ({
    ...event,
    type: pick(
      ['撤销', '不予受理', '吊销', '复核通过', '采纳', '将来的步骤'].filter((one) => one !== event.type),
      random,
    ),
  }),
};

const MEMBERS: Readonly<Record<string, Change>> = {
  少内容: (event, random) => {
    const { [pick([...Object.keys(event.payload)], random)]: _gone, ...payload } = event.payload;
    return { ...event, payload };
  },
  多成员: (event) => ({ ...event, extra: true }) as Event,
  多内容: (event, random) => ({
    ...event,
    payload: { ...event.payload, [pick(['note', 'ext', 'toString', '__proto_'], random)]: { a: [1, null] } },
  }),
  少席位人单位: (event) => ({ ...event, by: { ...event.by, person: { ...event.by.person, unit: '' } } }),
  少信封成员: (event, random) => {
    const { [pick(['sig', 'prevHash', 'hlc', 'parents', 'at'] as const, random)]: _gone, ...rest } = event;
    return rest as Event;
  },
};

const PLACE: Readonly<Record<string, Change>> = {
  改编号: (event, random) => ({
    ...event,
    seq: Math.max(1, event.seq + pick([-3, -2, -1, 1, 2, 3, 100], random)),
  }),
  第一号: (event) => ({ ...event, seq: 1, prevHash: '' }),
  极大编号: (event) => ({ ...event, seq: Number.MAX_SAFE_INTEGER - 1 }),
  改前一条: (event, random) => ({
    ...event,
    prevHash: pick(['', '0'.repeat(64), 'f'.repeat(64), 'x'], random),
  }),
  接到别条: (event, random, all) => ({ ...event, prevHash: pick(all, random).prevHash }),
};

const IDS: Readonly<Record<string, Change>> = {
  编号抄到别的内容: (event, random, all) => ({
    ...pick(
      all.filter(({ id }) => id !== event.id),
      random,
    ),
    id: event.id,
  }),
  无主设备抄编号: (event, random) => {
    const device = `0-nobody-${Math.floor(random() * 1e6)}`;
    const hlc = `${pick(['000000000', event.hlc.slice(0, 9), 'zzzzzzzzz'], random)}-0000-${device}`;
    return {
      ...event,
      at: '2000-01-01T00:00:00+08:00',
      by: { ...event.by, device },
      hlc,
      seq: 1 + Math.floor(random() * 3),
      prevHash: '',
      sig: random() < 0.5 ? '' : event.sig,
      payload: { ...event.payload, description: '没有错', fingerprint: '0000-0000' },
    };
  },
  换对象: (event, random, all) => ({ ...event, subject: pick(all, random).subject }),
  换对象编号: (event, random, all) => ({
    ...event,
    subject: { ...event.subject, id: pick(all, random).subject.id },
  }),
  换对象种类: (event, random) => ({
    ...event,
    subject: {
      ...event.subject,
      kind: pick(
        ['ticket', 'device', 'sighting', 'attestation', '排班'].filter((one) => one !== event.subject.kind),
        random,
      ),
    },
  }),
  新编号: (event, random) => ({ ...event, id: `new-${Math.floor(random() * 1e9)}` }),
};

const REGISTERED: Readonly<Record<string, Change>> = {
  换写法: (event, random, all) => pick(Object.values(RESPELLED), random)(event, random, all),
  换姓名: (event) => ({ ...event, payload: { ...event.payload, name: '县长李四', unit: '县政府' } }),
  换钥匙: (event, random, all) => {
    const keys = all.flatMap(({ payload }) =>
      typeof payload.publicKey === 'string' ? [payload.publicKey] : [],
    );
    return { ...event, payload: { ...event.payload, publicKey: pick(keys, random) } };
  },
  顶替别人: (event, random, all) => {
    const device = pick(all, random).by.device;
    return {
      ...event,
      id: `claim-${Math.floor(random() * 1e9)}`,
      subject: { kind: 'device', id: device },
      by: { ...event.by, device },
      hlc: event.hlc.slice(0, 15) + device,
    };
  },
  加前身: (event, random, all) => ({
    ...event,
    payload: { ...event.payload, follows: [pick(all, random).by.device] },
  }),
  加后继: (event, random, all) => {
    const { device } = pick(all, random).by;
    const publicKey = String(event.payload.publicKey);
    return { ...event, payload: { ...event.payload, succeeds: { device, publicKey, sig: event.sig } } };
  },
  改席位: (event) => ({ ...event, by: { ...event.by, role: '大数据中心' } }),
};

type Whole = (all: readonly Event[], random: Random) => Event[];

const shuffled = (events: readonly Event[], random: Random): Event[] =>
  events
    .map((event) => ({ event, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ event }) => event);

const SETS: Readonly<Record<string, Whole>> = {
  截断: (all, random) => all.slice(0, 1 + Math.floor(random() * all.length)),
  打乱: (all, random) => shuffled(all, random),
  倒序: (all) => [...all].reverse(),
  重复: (all, random) => [...all, ...shuffled(all, random)],
  抽取: (all, random) => all.filter(() => random() < 0.3),
  只有一台的一段: (all, random) => {
    const { device } = pick(all, random).by;
    const its = all.filter(({ by }) => by.device === device);
    return its.slice(Math.floor(random() * its.length));
  },
  没有登记: (all) => all.filter(({ type }) => type !== '登记'),
  只有登记: (all) => all.filter(({ type }) => type === '登记'),
};

/** The same JSON, or nearly, in another text. */
const RESPELLED_JSON: Readonly<Record<string, (line: string, event: Event, random: Random) => string>> = {
  换顺序: (_line, event) => JSON.stringify(Object.fromEntries(Object.entries(event).reverse())),
  空白: (_line, event) => JSON.stringify(event, null, 1).replaceAll('\n', ' \t'),
  小数: (line, { seq }) => line.replace(`"seq":${seq}`, `"seq":${seq}.0`),
  指数: (line, { seq }) => line.replace(`"seq":${seq}`, `"seq":${seq}e0`),
  转义: (line) =>
    line.replace(/[\u4e00-\u9fff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
  斜杠: (line) => line.replaceAll('/', '\\/'),
  重名在前: (line) => line.replace('{', '{"type":"撤销","sig":"",'),
  重名在后: (line) => line.replace(/}$/, ',"type":"撤销"}'),
  负零: (line) => line.replace(/"start":\d+/, '"start":-0').replace('"v":1', '"v":1.0'),
  原型: (line) => line.replace(/}$/, ',"__proto__":{"type":"撤销"}}'),
};

const UNICODE: Readonly<Record<string, (text: string) => string>> = {
  组合: (text) => text.normalize('NFD').replaceAll('主任', '主\u200b任'),
  全半角: (text) => text.normalize('NFKC').replaceAll('局', '局\u00a0'),
  兼容字: (text) => text.replaceAll('人', '\u2f08').replaceAll('不', '\uf967').replaceAll('电', '\u2ee8'),
  零宽: (text) => text.replace(/[\u4e00-\u9fff]/, (one) => `${one}\u200d`),
  异体选择: (text) => text.replace(/[\u4e00-\u9fff]/g, (one) => `${one}\ufe00`),
};

const words = (event: Event, respell: (text: string) => string): Event => {
  const payload = JSON.parse(JSON.stringify(event.payload), (_key, value) =>
    typeof value === 'string' ? respell(value) : value,
  );
  const { name, unit } = event.by.person;
  return { ...event, payload, by: { ...event.by, person: { name: respell(name), unit: respell(unit) } } };
};

const lineOf = (event: Event) => JSON.stringify(event);
const SINGLE: Readonly<Record<string, Readonly<Record<string, Change>>>> = {
  签名换写法: RESPELLED,
  签名换掉: RESIGNED,
  改成员: CHANGED,
  删加成员: MEMBERS,
  改位置: PLACE,
  编号和对象: IDS,
};

/** Every kind in the printed table. */
export const KINDS = [
  ...Object.keys(SINGLE),
  '登记的副本',
  '整份文件',
  'JSON 换写法',
  '文字换码',
  '两种混合',
] as const;

/** Most in a file of forged records: a forger spreads over many. */
const MOST = 4;

/** The `at`-th forgery of a kind, the same for the same seed. */
export function forge(kind: string, at: number, genuine: readonly Event[], random: Random): Forgery {
  const some = (from: readonly Event[]) =>
    Array.from({ length: 1 + Math.floor(random() * MOST) }, () => pick(from, random));
  const turn = <T>(ways: Readonly<Record<string, T>>): [string, T] => {
    const names = Object.keys(ways);
    const name = names[at % names.length] ?? '';
    return [name, ways[name] as T];
  };
  const registrations = genuine.filter(({ type }) => type === '登记');
  const single = SINGLE[kind];
  if (single) {
    const [way, change] = turn(single);
    return { kind, way, lines: some(genuine).map((event) => lineOf(change(event, random, genuine))) };
  }
  if (kind === '登记的副本') {
    const [way, change] = turn(REGISTERED);
    return { kind, way, lines: some(registrations).map((event) => lineOf(change(event, random, genuine))) };
  }
  if (kind === '整份文件') {
    const [way, whole] = turn(SETS);
    return { kind, way, lines: whole(genuine, random).map(lineOf) };
  }
  if (kind === 'JSON 换写法') {
    const [way, respell] = turn(RESPELLED_JSON);
    return { kind, way, lines: some(genuine).map((event) => respell(lineOf(event), event, random)) };
  }
  if (kind === '文字换码') {
    const [way, respell] = turn(UNICODE);
    return { kind, way, lines: some(genuine).map((event) => lineOf(words(event, respell))) };
  }
  const [one, two] = [pick(Object.values(SINGLE), random), pick(Object.values(SINGLE), random)];
  const first = pick(Object.keys(one), random);
  // A new number of a device nobody knows is no forgery: it is a report of its own, which counts from anybody.
  const second = pick(
    Object.keys(two).filter(
      (way) => !(isNewDevice(first) && way === '新编号') && !(first === '新编号' && isNewDevice(way)),
    ),
    random,
  );
  const lines = some(genuine).map((event) => {
    const changed = one[first]?.(event, random, genuine) ?? event;
    return lineOf(safely(() => two[second]?.(changed, random, genuine)) ?? changed);
  });
  return { kind, way: `${first}＋${second}`, lines };
}

const isNewDevice = (way: string) => way === '设备' || way === '无主设备抄编号';

/** A second change may find nothing to change in what the first one left. */
function safely(change: () => Event | undefined): Event | undefined {
  try {
    return change();
  } catch {
    return undefined;
  }
}
