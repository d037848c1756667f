import { z } from 'zod';

import { Instant } from '../../core/calendar/civil-date-schema.ts';
import { HolidayYear } from '../../core/calendar/holidays.ts';
import { canonicalJson } from '../../core/events/canonical-json.ts';
import type { Verify } from '../../core/events/device.ts';
import { isCanonicalSignature } from '../../core/events/signature.ts';
import { OwnList } from '../../core/lexicon/word-list.ts';
import type { Result } from '../../core/page-result.ts';
import { parseRegisterJson } from '../../core/register/parse-register-json.ts';
import type { Register } from '../../core/register/register.ts';
import { type HashBytes, openSealed, type SealedFile, sealZip } from './sealed-zip.ts';

const FORMAT = { format: 'xundu-config', version: 1, what: '配置包' } as const;
const REGISTER = 'register.json';
const LISTS = 'lists.json';
const HOLIDAYS = 'holidays.json';
const SETTINGS = 'settings.json';
const REQUIRED = [LISTS, HOLIDAYS, SETTINGS];

/** Who made a 配置包, and when; said before anything is taken over. Only the center makes one. */
const ConfigHead = z.object({
  madeAt: Instant,
  program: z.string().max(100),
  by: z.object({ name: z.string().max(200), unit: z.string().max(200), role: z.literal('大数据中心') }),
});
export type ConfigHead = z.infer<typeof ConfigHead>;

/** The device that signed a 配置包. An id proves nothing: whose it is, its whole key says. */
const Signer = z.strictObject({
  device: z.string().min(1).max(200),
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{87}$/),
  sig: z.string().refine(isCanonicalSignature),
});
export type ConfigSigner = Omit<z.infer<typeof Signer>, 'sig'>;

/** The key of the device that writes a package, and the id its records bear. */
export interface ConfigKey extends ConfigSigner {
  sign(text: string): Promise<string>;
}

/**
 * What the signature covers: every member of the manifest but the signature itself, and through the hashes in it every
 * file inside. The words before it keep it apart from anything else that key signs.
 */
function signedText(manifest: Record<string, unknown>): string {
  return `xundu 配置包\n${canonicalJson(manifest)}`;
}

/** A list without its history, which is this machine's own. */
const ConfigList = OwnList.pick({ name: true, on: true, content: true });

/** Everything in a 配置包; `Chosen` are the settings that go along. */
export interface ConfigPackage<Chosen> {
  head: ConfigHead;
  /** Whose signature holds; absent where nobody signed, as in packages of the first version. */
  signer?: ConfigSigner;
  /** Absent where the center has none of its own. */
  register?: Register;
  lists: z.infer<typeof ConfigList>[];
  holidays: HolidayYear[];
  settings: Chosen;
}

/** What whoever reads a package adds to its schemas: they belong to the store that would take it in. */
export interface ConfigSchemas<Chosen> {
  register: z.ZodType<Register>;
  settings: z.ZodType<Chosen>;
}

/**
 * One sealed zip: a manifest with who and when, and one JSON file a part.
 * @param key signs it; without one the same content gives the same bytes
 */
export async function writeConfigPackage(
  { head, register, lists, holidays, settings }: Omit<ConfigPackage<unknown>, 'signer'>,
  sha256: HashBytes,
  key?: ConfigKey,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: [string, unknown][] = [
    [LISTS, lists],
    [HOLIDAYS, holidays],
    [SETTINGS, settings],
    ...(register ? [[REGISTER, register] as [string, unknown]] : []),
  ];
  const encoder = new TextEncoder();
  const files = new Map(parts.map(([name, part]) => [name, encoder.encode(canonicalJson(part))]));
  if (!key) return sealZip(FORMAT, head, files, sha256);
  const { device, publicKey } = key;
  const listed: SealedFile[] = [];
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    listed.push({ name, bytes: bytes.length, sha256: await sha256(bytes) });
  const { format, version } = FORMAT;
  const sig = await key.sign(
    signedText({ ...head, signer: { device, publicKey }, format, version, files: listed }),
  );
  return sealZip(FORMAT, { ...head, signer: { device, publicKey, sig } }, files, sha256);
}

/** Whose signature a manifest bears; null when it does not hold. A signer of another shape is none that holds. */
async function signerOf(manifest: object, verify: Verify): Promise<ConfigSigner | null | undefined> {
  const { signer: claimed, ...rest } = manifest as Record<string, unknown>;
  if (claimed === undefined) return undefined;
  const signer = Signer.safeParse(claimed);
  if (!signer.success) return null;
  const { sig, ...named } = signer.data;
  try {
    return (await verify(named.publicKey, signedText({ ...rest, signer: named }), sig)) ? named : null;
  } catch {
    // Nested so deep that no canonical text is made of it: we sign none such.
    return null;
  }
}

/**
 * Reads a 配置包 whole or not at all.
 * @returns a Chinese sentence naming what is wrong; then nothing may be taken from the file
 */
export async function readConfigPackage<Chosen>(
  bytes: Uint8Array,
  schemas: ConfigSchemas<Chosen>,
  sha256: HashBytes,
  verify: Verify,
): Promise<Result<ConfigPackage<Chosen>>> {
  const mayHold = (name: string) => name === REGISTER || REQUIRED.includes(name);
  const opened = await openSealed(bytes, FORMAT, mayHold, sha256);
  if (!opened.ok) return opened;
  const { manifest, files } = opened.value;
  const refuse = (why: string): Result<never> => ({
    ok: false,
    error: `${why}整个文件都没有导入，本机的内容没有改动。`,
  });
  const head = ConfigHead.safeParse(manifest);
  if (!head.success)
    return refuse(
      `配置包的清单不完整，或不是大数据中心导出的（${head.error.issues[0]?.path.join('.') ?? ''}）。`,
    );
  const signer = await signerOf(manifest as object, verify);
  if (signer === null)
    return refuse('签名不符：这个配置包签名以后被改动过，或冒用了别的设备。请向大数据中心核实，重新索取。');
  if (REQUIRED.some((name) => !files.has(name))) return refuse('配置包里缺少内容。');

  const lists = z
    .array(ConfigList)
    .max(500)
    .safeParse(jsonOf(files.get(LISTS)));
  if (!lists.success) return refuse(`配置包里的词表不能读（${placeOf(lists.error)}）。`);
  const names = lists.data.map(({ name }) => name);
  if (new Set(names).size !== names.length) return refuse('配置包里有同名的词表。');
  if (lists.data.filter(({ content }) => content.kind === '领导名单').length > 1)
    return refuse('配置包里有不止一份领导名单。');

  const holidays = z
    .array(HolidayYear)
    .max(50)
    .safeParse(jsonOf(files.get(HOLIDAYS)));
  if (!holidays.success) return refuse(`配置包里的放假安排不能读（${placeOf(holidays.error)}）。`);
  if (new Set(holidays.data.map(({ year }) => year)).size !== holidays.data.length)
    return refuse('配置包里同一年的放假安排有两份。');

  const settings = schemas.settings.safeParse(jsonOf(files.get(SETTINGS)));
  if (!settings.success)
    return refuse(
      `配置包里的设置不能读（${placeOf(settings.error)}）；如由更新版本的巡读导出，请先更新本机的巡读。`,
    );

  const rest = {
    head: head.data,
    ...(signer ? { signer } : {}),
    lists: lists.data,
    holidays: holidays.data,
    settings: settings.data,
  };
  const registerBytes = files.get(REGISTER);
  if (!registerBytes) return { ok: true, value: rest };
  const checked = parseRegisterJson(textOf(registerBytes) ?? '');
  if (!('register' in checked)) return refuse(`配置包里的栏目清单有错：${checked.errors[0] ?? ''}。`);
  const register = schemas.register.safeParse(checked.register);
  if (!register.success) return refuse(`配置包里的栏目清单不能用（${placeOf(register.error)}）。`);
  return { ok: true, value: { ...rest, register: register.data } };
}

function placeOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? [issue.path.join('.'), issue.code].filter(Boolean).join(' ') : '';
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function jsonOf(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(textOf(bytes) ?? '');
  } catch {
    return undefined;
  }
}
