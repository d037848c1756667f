import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { canonicalJson } from '../../../lib/core/events/canonical-json.ts';
import { readEventPackage } from '../../../lib/export/package/event-package.ts';
import { sealZip } from '../../../lib/export/package/sealed-zip.ts';
import { SigningDevice } from '../../core/events/examined.ts';
import {
  CENTER,
  CONFIG,
  keyOf,
  NEW_YEAR,
  packed,
  REGISTER,
  randomConfig,
  read,
  sha256Bytes,
  words,
} from './sample-config.ts';

const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** A package sealed as ours are, with whatever is wanted inside. */
function sealed(files: Record<string, unknown>, head: Record<string, unknown> = CENTER): Promise<Uint8Array> {
  const parts = { 'lists.json': [], 'holidays.json': [], 'settings.json': {}, ...files };
  return sealZip(
    { format: 'xundu-config', version: 1 },
    head,
    new Map(Object.entries(parts).map(([name, part]) => [name, text(part)])),
    sha256Bytes,
  );
}

describe('a 配置包', () => {
  it('law: gives back exactly the configuration that went in; the same content gives the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(randomConfig, async (config) => {
        const bytes = await packed(config);
        expect(await packed(config)).toEqual(bytes);
        const back = await read(bytes);
        if (!back.ok) throw new Error(back.error);
        const { head, ...again } = back.value;
        expect(head).toEqual(CENTER);
        expect(canonicalJson(again)).toBe(canonicalJson(config));
      }),
      { numRuns: 40 },
    );
  });

  it('is refused whole with a sentence for whatever does not fit', async () => {
    const list = { name: '甲', on: true, content: words('错词') };
    const roster = { name: '名单', on: true, content: { kind: '领导名单', leaders: [] } };
    const refusals: [string, Uint8Array, RegExp][] = [
      [
        'made by another role',
        await sealed({}, { ...CENTER, by: { ...CENTER.by, role: '值班读网员' } }),
        /不是大数据中心导出/,
      ],
      ['without its maker', await sealed({}, { madeAt: CENTER.madeAt }), /清单不完整/],
      [
        'a personal setting inside',
        await sealed({ 'settings.json': { person: { name: '甲', unit: '' } } }),
        /设置不能读/,
      ],
      [
        'retention of proofs inside',
        await sealed({ 'settings.json': { keepEvidenceDays: 30 } }),
        /设置不能读/,
      ],
      ['a setting out of bounds', await sealed({ 'settings.json': { lookBack: [0] } }), /设置不能读/],
      ['two lists of one name', await sealed({ 'lists.json': [list, list] }), /同名的词表/],
      [
        'two rosters',
        await sealed({ 'lists.json': [roster, { ...roster, name: '另一份' }] }),
        /不止一份领导名单/,
      ],
      [
        'a list of no kind',
        await sealed({ 'lists.json': [{ ...list, content: { kind: '别的' } }] }),
        /词表不能读/,
      ],
      ['a year twice', await sealed({ 'holidays.json': [NEW_YEAR, NEW_YEAR] }), /同一年/],
      [
        'a day that does not exist',
        await sealed({ 'holidays.json': [{ ...NEW_YEAR, off: ['2027-02-30'] }] }),
        /放假安排不能读/,
      ],
      [
        'a unit nobody knows',
        await sealed({ 'register.json': { ...REGISTER, units: [] } }),
        /栏目清单有错.*不在单位表/,
      ],
      [
        'a host that is a pattern',
        await sealed({ 'register.json': { ...REGISTER, sites: [{ id: 's', name: '甲', hosts: ['*'] }] } }),
        /栏目清单不能用/,
      ],
      ['a file we do not know', await sealed({ 'tickets.json': [] }), /对不上/],
      ['no zip at all', new TextEncoder().encode('PK?'), /残缺/],
    ];
    for (const [what, bytes, sentence] of refusals) {
      const answer = await read(bytes);
      expect(answer.ok ? '' : answer.error, what).toMatch(sentence);
      expect(answer.ok ? '' : answer.error, what).toContain('没有导入，本机的内容没有改动');
    }
    const newer = await sealZip({ format: 'xundu-config', version: 2 }, CENTER, new Map(), sha256Bytes);
    const answer = await read(newer);
    expect(answer.ok ? '' : answer.error).toContain('请先更新本机的巡读');
  });

  it('is refused when any of its files was changed after it was sealed', async () => {
    const whole = await packed(CONFIG);
    for (const name of Object.keys(unzipSync(whole))) {
      const parts = unzipSync(whole);
      const bytes = parts[name] ?? new Uint8Array();
      bytes[bytes.length - 2] = (bytes[bytes.length - 2] ?? 0) ^ 1;
      expect((await read(zipSync(parts))).ok, name).toBe(false);
    }
  });

  it('of the first version, unsigned, is read as it was written by that version', async () => {
    const saved = readFileSync(new URL('./saved/config-version-1.zip', import.meta.url));
    const back = await read(new Uint8Array(saved));
    if (!back.ok) throw new Error(back.error);
    const { head, ...config } = back.value;
    expect(head).toEqual(CENTER);
    expect(config).toEqual(CONFIG);
  });

  it('and a hand-in are told apart, with where each belongs', async () => {
    const asHandIn = await readEventPackage(await packed(CONFIG), sha256Bytes);
    expect(asHandIn.ok ? '' : asHandIn.error).toContain('它是配置包，请到设置的“配置包”里导入');
    const handIn = await sealZip({ format: 'xundu-package', version: 1 }, {}, new Map(), sha256Bytes);
    const asConfig = await read(handIn);
    expect(asConfig.ok ? '' : asConfig.error).toContain('请到工作台的“收发文件”里导入');
  });
});

/** A manifest as it stands in a file, put back with its own hash made anew, as anybody can. */
async function withManifest(
  whole: Uint8Array,
  change: (manifest: Record<string, unknown>, parts: Record<string, Uint8Array>) => unknown,
): Promise<Uint8Array> {
  const parts = unzipSync(whole);
  const manifest = JSON.parse(new TextDecoder().decode(parts['manifest.json'])) as Record<string, unknown>;
  const changed = (await change(manifest, parts)) ?? manifest;
  const bytes = text(changed);
  parts['manifest.json'] = bytes;
  parts['manifest.sha256'] = new TextEncoder().encode(await sha256Bytes(bytes));
  return zipSync(parts);
}

/** Paths of all values in a JSON value, the signature left out. */
function pathsIn(value: unknown, at: readonly (string | number)[] = []): (string | number)[][] {
  if (at.join('.') === 'signer.sig') return [];
  if (typeof value !== 'object' || value === null) return [[...at]];
  return Object.entries(value).flatMap(([key, member]) =>
    pathsIn(member, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}

type Holder = Record<string | number, unknown>;

function holderOf(manifest: unknown, path: readonly (string | number)[]): Holder {
  return path.slice(0, -1).reduce<Holder>((holder, key) => holder[key] as Holder, manifest as Holder);
}

describe('the signature of a 配置包', () => {
  const signed = async () => {
    const device = await SigningDevice.begin('中心一', '大数据中心');
    return { device, bytes: await packed(CONFIG, CENTER, keyOf(device)) };
  };

  it('names the device whose key holds; a program of the first version reads the file as ever', async () => {
    const { device, bytes } = await signed();
    const back = await read(bytes);
    if (!back.ok) throw new Error(back.error);
    expect(back.value.signer).toEqual({ device: '中心一', publicKey: device.publicKey });
    const manifest = JSON.parse(new TextDecoder().decode(unzipSync(bytes)['manifest.json']));
    expect(manifest).toMatchObject({ format: 'xundu-config', version: 1, by: CENTER.by });
  });

  it('law: holds over every member of the manifest, so over every file inside', async () => {
    const { bytes } = await signed();
    const manifest = JSON.parse(new TextDecoder().decode(unzipSync(bytes)['manifest.json']));
    const paths = pathsIn(manifest);
    expect(paths.length).toBeGreaterThan(15);
    for (const path of paths) {
      const isRefused = async (put: (holder: Holder, key: string | number) => void) => {
        const forged = await withManifest(bytes, (one) => {
          put(holderOf(one, path), path.at(-1) ?? '');
        });
        const answer = await read(forged);
        expect(answer.ok ? path.join('.') : '', path.join('.')).toBe('');
      };
      await isRefused((holder, key) => {
        const value = holder[key];
        holder[key] = typeof value === 'number' ? value - 1 : `${value}x`;
      });
      await isRefused((holder, key) => {
        delete holder[key];
      });
    }
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), fc.jsonValue(), async (name, value) => {
        fc.pre(!Object.hasOwn(manifest, name) && name !== '__proto__');
        const answer = await read(await withManifest(bytes, (one) => ({ ...one, [name]: value })));
        expect(answer.ok ? name : answer.error).toContain('签名不符');
      }),
      { numRuns: 60 },
    );
  });

  it('refuses a file inside that was changed, though its hash was made anew', async () => {
    const { bytes } = await signed();
    const names = Object.keys(unzipSync(bytes)).filter((name) => !name.startsWith('manifest'));
    expect(names).toHaveLength(4);
    for (const name of names) {
      const forged = await withManifest(bytes, async (manifest, parts) => {
        const content = text(name === 'settings.json' ? { lookBack: [9] } : []);
        parts[name] = content;
        const files = manifest.files as { name: string; bytes: number; sha256: string }[];
        for (const file of files)
          if (file.name === name) {
            file.bytes = content.length;
            file.sha256 = await sha256Bytes(content);
          }
      });
      const answer = await read(forged);
      expect(answer.ok ? name : answer.error).toContain('签名不符');
    }
  });

  it('refuses every flipped bit of itself, every other spelling, and a signer that is none', async () => {
    const { device, bytes } = await signed();
    const other = await SigningDevice.begin('别人');
    const sigOf = (manifest: Record<string, unknown>) => (manifest.signer as { sig: string }).sig;
    const signers: ((sig: string) => unknown)[] = [
      ...Array.from({ length: 86 }, (_, at) => (sig: string) => ({
        device: device.id,
        publicKey: device.publicKey,
        sig: `${sig.slice(0, at)}${sig[at] === 'A' ? 'E' : 'A'}${sig.slice(at + 1)}`,
      })),
      (sig) => ({ device: device.id, publicKey: device.publicKey, sig: `${sig}==` }),
      (sig) => ({ device: device.id, publicKey: other.publicKey, sig }),
      (sig) => ({ device: other.id, publicKey: device.publicKey, sig }),
      (sig) => ({ device: device.id, publicKey: device.publicKey, sig, more: 1 }),
      () => ({ device: device.id, publicKey: device.publicKey, sig: '' }),
      () => ({ device: device.id, publicKey: device.publicKey }),
      () => null,
      () => 'sig',
      () => [],
    ];
    for (const [at, signer] of signers.entries()) {
      const forged = await withManifest(bytes, (manifest) => ({
        ...manifest,
        signer: signer(sigOf(manifest)),
      }));
      const answer = await read(forged);
      expect(answer.ok ? at : answer.error, String(at)).toContain('签名不符');
    }
  });

  it('taken off leaves an unsigned file, and says so; a manifest nested too deep is refused, not a crash', async () => {
    const { bytes } = await signed();
    const stripped = await read(await withManifest(bytes, ({ signer: _signer, ...rest }) => rest));
    if (!stripped.ok) throw new Error(stripped.error);
    expect(stripped.value.signer).toBeUndefined();
    const deep = await withManifest(bytes, (manifest) => {
      let nested: unknown = 1;
      for (let level = 0; level < 500; level++) nested = [nested];
      return { ...manifest, nested };
    });
    const answer = await read(deep);
    expect(answer.ok ? '' : answer.error).toContain('签名不符');
  });
});
