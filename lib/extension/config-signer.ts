import { asFingerprint, type DeviceStanding, fingerprintOf } from '../core/events/device.ts';
import type { Sha256 } from '../core/events/new-event.ts';
import type { LedgerDb } from './db.ts';
import { type EventDraft, readEvents, thisDevice, type WriteMeans } from './event-store.ts';
import { examineImported } from './read-index.ts';
import { readSegments } from './segments.ts';

const CENTER = '大数据中心';

/**
 * Who signed a 配置包, as this machine knows the key. 第一次见到: no center is known here yet · 换了钥匙: one is, and
 * this key is another.
 */
type SignerStanding = '本机' | '已认得' | '第一次见到' | '换了钥匙' | '没有签名' | '已吊销';

/** The device whose signature holds. */
interface Signer {
  device: string;
  publicKey: string;
}

export interface SignerView {
  is: SignerStanding;
  /** Absent where nobody signed. */
  fingerprint?: string | undefined;
  /** What the key is known as here: where it is approved for another seat than the center's. */
  knownAs?: string | undefined;
}

/** Those whose signature says nothing until the eight characters were compared. */
export const wantsHearing = ({ is }: SignerView): boolean => is === '第一次见到' || is === '换了钥匙';

/** Every device known here with its standing; also before any file was taken in. */
async function devicesHere(db: LedgerDb, means: WriteMeans): Promise<DeviceStanding[]> {
  const own = await readEvents(db, means.nowMs());
  const { events } = await readSegments(db, means.nowMs());
  const { devices } = await examineImported(db, own, events, means);
  return [...devices.values()];
}

/**
 * How this machine knows whoever signed. A key counts, never an id, which anybody can write: one that was revoked
 * under any id stays revoked.
 *
 * @param isCenter whoever sits here acts for the center: then no other is expected
 */
export async function signerView(
  db: LedgerDb,
  signer: Signer | undefined,
  isCenter: boolean,
  means: WriteMeans,
): Promise<SignerView> {
  if (!signer) return { is: '没有签名' };
  const fingerprint = await fingerprintOf(signer.publicKey, means.sha256);
  const devices = await devicesHere(db, means);
  const theirs = devices.filter(({ publicKey }) => publicKey === signer.publicKey);
  const isIn = (state: DeviceStanding['state']) => theirs.some((one) => one.state === state);
  if (isIn('已吊销')) return { is: '已吊销', fingerprint };
  const { publicKey } = await thisDevice(db, means);
  if (publicKey === signer.publicKey || isIn('本机')) return { is: '本机', fingerprint };
  if (theirs.some(({ state, seats }) => state === '已核准' && seats.includes(CENTER)))
    return { is: '已认得', fingerprint };
  const isCenterKnown = isCenter || devices.some((one) => one.state !== '本机' && one.seats.includes(CENTER));
  const knownAs = theirs.flatMap(({ unit, name, seats }) =>
    seats.length > 0 ? [`${unit} ${name}（核准为${seats.join('、')}）`.trim()] : [],
  );
  return {
    is: isCenterKnown ? '换了钥匙' : '第一次见到',
    fingerprint,
    ...(knownAs[0] === undefined ? {} : { knownAs: knownAs[0] }),
  };
}

/** What a person says to a package besides its contents. */
export interface SignerAnswer {
  /** What the center read out over the telephone. */
  heard?: string | undefined;
  /** An unsigned one is taken all the same. */
  unsigned?: boolean | undefined;
}

/** Why a package is not taken, whatever is in it; null when it may be. */
export function signerProblem(
  view: SignerView,
  { heard = '', unsigned = false }: SignerAnswer,
): string | null {
  if (view.is === '已吊销') return revokedSentence(view);
  if (view.is === '没有签名')
    return unsigned ? null : '这个配置包没有签名，谁都可以做出这样的文件。没有勾选确认，没有导入。';
  if (!wantsHearing(view)) return null;
  if (asFingerprint(heard) === view.fingerprint) return null;
  return heard.trim() === ''
    ? '还没有和大数据中心核对 8 位指纹，没有导入。请打电话给大数据中心核对。'
    : '指纹不一致：这个配置包不是电话那头的大数据中心导出的，没有导入。请查清文件从哪里来。';
}

export const revokedSentence = ({ fingerprint = '' }: SignerView): string =>
  `签这个配置包的设备（指纹 ${fingerprint}）已吊销，不能导入。整个文件都没有导入，本机的内容没有改动。请向大数据中心索取新的配置包。`;

/** 核准 of the center's device, by its whole key: its steps count here from then on. */
export async function learntCenter(
  signer: Signer,
  by: { name: string; unit: string },
  sha256: Sha256,
): Promise<Pick<EventDraft, 'subject' | 'type' | 'payload'>> {
  const { device, publicKey } = signer;
  const fingerprint = await fingerprintOf(publicKey, sha256);
  return {
    subject: { kind: 'device', id: device },
    type: '核准',
    payload: { fingerprint, publicKey, seats: [CENTER], ...by },
  };
}
