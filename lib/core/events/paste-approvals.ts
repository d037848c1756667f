import { asFingerprint, type DeviceStanding } from './device.ts';
import type { Role } from './event.ts';
import { usualSeats } from './seats.ts';

/** One line of a pasted list, as it was understood. */
export interface PastedLine {
  /** From 1, empty lines counted: the number a person sees in the box. */
  number: number;
  unit: string;
  name: string;
  /** As `asFingerprint` reads it; '' where the line has no third part. */
  fingerprint: string;
}

export type PasteOutcome =
  | '一致'
  | '单位或姓名对不上'
  | '已核准'
  | '指纹对不上'
  | '没有这台设备'
  | '重复行'
  | '单独核准'
  | '看不懂';

/** What a pasted line comes to. */
export interface PasteMatch {
  line: PastedLine;
  outcome: PasteOutcome;
  /** One Chinese sentence: what the line will do, or why nothing. */
  says: string;
  device?: DeviceStanding | undefined;
  /** Seats the device is approved for by this line; empty when it can approve nothing. */
  seats: readonly Role[];
}

const WHOLE = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/;
const CENTER = '大数据中心';

/**
 * Lines of a list `单位|姓名|指纹`. Tabs, commas and their full-width forms part as well; where there is none,
 * blanks do. A heading, a column of numbers in front and empty lines are passed over.
 *
 * @example readPasted('区教体局｜李敏｜7f3k q2xa') // [{ number: 1, unit: '区教体局', name: '李敏', fingerprint: '7F3K-Q2XA' }]
 */
export function readPasted(text: string): PastedLine[] {
  return text.split(/\r\n|\r|\n/).flatMap((raw, index) => {
    const parts = partsOf(raw.normalize('NFKC'));
    if (parts.length === 0 || isHeading(parts)) return [];
    const [unit = '', name = '', spoken = ''] = parts;
    return [{ number: index + 1, unit, name, fingerprint: asFingerprint(spoken) }];
  });
}

function partsOf(line: string): string[] {
  const mark = ['|', '\t', ','].find((one) => line.includes(one));
  const cells = mark === undefined ? cellsByBlanks(line) : line.split(mark);
  const parts = cells.map((cell) => cell.trim());
  while (parts.length > 0 && parts[parts.length - 1] === '') parts.pop();
  while (parts.length > 0 && parts[0] === '') parts.shift();
  // 序号 in front, as a sheet has it.
  return parts.length > 3 && /^\d+[.、]?$/.test(parts[0] ?? '') ? parts.slice(1) : parts;
}

/** A fingerprint may be written in two halves: what follows the name belongs to it. */
function cellsByBlanks(line: string): string[] {
  const [unit = '', name = '', ...spoken] = line.trim().split(/\s+/);
  return [unit, name, spoken.join('')];
}

function isHeading(parts: readonly string[]): boolean {
  return parts.some((part) => part.includes('指纹')) || (parts[0] === '单位' && parts[1] === '姓名');
}

/**
 * Which device each line speaks of, and what approving by it would do. The fingerprint decides; unit and name are
 * compared, and where they differ a person looks. Nothing makes a device one of the center here: that is done
 * singly, with the person on the telephone.
 *
 * @param devices every writer whose records are here
 */
export function matchPasted(lines: readonly PastedLine[], devices: readonly DeviceStanding[]): PasteMatch[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    if (!WHOLE.test(line.fingerprint) || line.unit === '' || line.name === '')
      return nothing(line, '看不懂', '要写成：单位|姓名|指纹，指纹是 8 位。');
    const earlier = seen.get(line.fingerprint);
    if (earlier !== undefined) return nothing(line, '重复行', `和第 ${earlier} 行是同一个指纹，只算一次。`);
    seen.set(line.fingerprint, line.number);
    return matchOne(line, devices);
  });
}

function matchOne(line: PastedLine, devices: readonly DeviceStanding[]): PasteMatch {
  const [device, ...others] = devices.filter(({ fingerprint }) => fingerprint === line.fingerprint);
  if (!device) {
    return devices.some((one) => isNamedSo(one, line))
      ? nothing(line, '指纹对不上', '收到的文件里，这个人的设备是另一个指纹：不核准，请对方再念一遍。')
      : nothing(line, '没有这台设备', '还没有收到这台设备写的文件，收到以后再核对。');
  }
  if (others.length > 0)
    return nothing(
      line,
      '单独核准',
      `有 ${others.length + 1} 台设备是这个指纹，请查清后在设备表里单独核准。`,
    );
  return { ...outcomeOf(line, device), line, device };
}

function outcomeOf(line: PastedLine, device: DeviceStanding): Pick<PasteMatch, 'outcome' | 'says' | 'seats'> {
  const none = { seats: [] as const };
  if (device.state === '本机') return { ...none, outcome: '已核准', says: '这是本机，不用核准。' };
  if (device.state === '已吊销')
    return { ...none, outcome: '单独核准', says: '这台设备已被吊销；要重新核准，请在设备表里单独办。' };
  if (device.state === '已核准')
    return { ...none, outcome: '已核准', says: `已经核准为${device.seats.join('、')}，不用再核准。` };
  const usual = usualSeats(device);
  const seats = usual.filter((seat) => seat !== CENTER && seat !== '公众志愿者');
  if (seats.length === 0)
    return { ...none, outcome: '单独核准', says: usual.includes(CENTER) ? CENTER_SINGLY : VOLUNTEER };
  const does = `核准为${seats.join('、')}${seats.length < usual.length ? `；${CENTER_SINGLY}` : '。'}`;
  if (isNamedSo(device, line)) return { outcome: '一致', says: does, seats };
  const inFile = [device.unit, device.name].filter((part) => part !== '').join(' ') || '没有署名';
  return {
    outcome: '单位或姓名对不上',
    says: `文件里写的是“${inFile}”。确认是同一个人的电脑，再勾选：${does}`,
    seats,
  };
}

const CENTER_SINGLY = '它以大数据中心名义写过步骤，这个席位请在设备表里单独核准。';

const VOLUNTEER = '它只以公众志愿者的身份报过错；要核准为哪个席位，请在设备表里单独办。';

function nothing(line: PastedLine, outcome: PasteOutcome, says: string): PasteMatch {
  return { line, outcome, says, seats: [] };
}

function isNamedSo(device: DeviceStanding, line: PastedLine): boolean {
  return folded(device.unit) === folded(line.unit) && folded(device.name) === folded(line.name);
}

function folded(words: string): string {
  return words.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}
