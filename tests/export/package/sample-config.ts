import { createHash } from 'node:crypto';
import fc from 'fast-check';

import type { OwnList } from '../../../lib/core/lexicon/word-list.ts';
import { EMPTY_REGISTER, type Register } from '../../../lib/core/register/register.ts';
import {
  type ConfigHead,
  type ConfigKey,
  readConfigPackage,
  writeConfigPackage,
} from '../../../lib/export/package/config-package.ts';
import type { HashBytes } from '../../../lib/export/package/sealed-zip.ts';
import { OwnRegister } from '../../../lib/extension/message-schemas.ts';
import type { OfficeConfig } from '../../../lib/extension/office-config.ts';
import { OfficeSettings } from '../../../lib/extension/office-settings.ts';
import { type SigningDevice, verify } from '../../core/events/examined.ts';

export const sha256Bytes: HashBytes = async (bytes) => createHash('sha256').update(bytes).digest('hex');

export const CENTER: ConfigHead = {
  madeAt: '2026-11-20T09:00:00+08:00',
  program: '0.1.0',
  by: { name: '姚青', unit: '县大数据中心', role: '大数据中心' },
};

export const REGISTER: Register = {
  ...EMPTY_REGISTER,
  sites: [{ id: 's1', name: '青禾县人民政府', hosts: ['www.qinghe.example'] }],
  units: [{ id: 'u1', name: '县政府办公室' }],
  columns: [
    {
      id: 'c1',
      name: '通知公告',
      url: 'https://www.qinghe.example/tzgg/',
      columnClass: '通知公告',
      unitId: 'u1',
    },
    { id: 'c2', name: '今日青禾', url: 'https://www.qinghe.example/jrqh/', columnClass: '动态要闻' },
  ],
};

export const NEW_YEAR = {
  year: 2027,
  source: 'notice' as const,
  off: ['2027-01-01', '2027-01-02'],
  work: ['2027-01-09'],
};

export const words = (...wrong: string[]): OwnList['content'] => ({
  kind: '错词',
  entries: wrong.map((one) => ({ wrong: one, right: `${one}改` })),
});

export const CONFIG: OfficeConfig = {
  register: REGISTER,
  lists: [
    { name: '全县错词', on: true, content: words('布属工作') },
    {
      name: '领导',
      on: true,
      content: { kind: '领导名单', leaders: [{ name: '甘一山', posts: ['县委书记'], order: 1 }] },
    },
  ],
  holidays: [NEW_YEAR],
  settings: { typoLevel: 'normal', lookBack: [2], offPacks: ['idioms'] },
};

/** Signed where a key is given. */
export const packed = (
  config: OfficeConfig,
  head: ConfigHead = CENTER,
  key?: ConfigKey,
): Promise<Uint8Array<ArrayBuffer>> => writeConfigPackage({ head, ...config }, sha256Bytes, key);

/** A device of a test signs packages with the key it signs its records with. */
export const keyOf = (device: SigningDevice): ConfigKey => ({
  device: device.id,
  publicKey: device.publicKey,
  sign: (text) => device.sign(text),
});

export const read = (bytes: Uint8Array) =>
  readConfigPackage(bytes, { register: OwnRegister, settings: OfficeSettings }, sha256Bytes, verify);

const word = fc.string({ minLength: 2, maxLength: 12 });

/** Any configuration an office could have. */
export const randomConfig: fc.Arbitrary<OfficeConfig> = fc
  .record({
    withRegister: fc.boolean(),
    lists: fc.uniqueArray(
      fc.record({
        name: fc.string({ minLength: 1, maxLength: 20 }),
        on: fc.boolean(),
        content: fc.array(fc.record({ wrong: word, right: word }), { maxLength: 4 }),
      }),
      { selector: ({ name }) => name, maxLength: 4 },
    ),
    years: fc.uniqueArray(fc.integer({ min: 2020, max: 2040 }), { maxLength: 3 }),
    settings: fc.record(
      {
        offRules: fc.array(word, { maxLength: 3 }),
        typoLevel: fc.constantFrom('strict' as const, 'normal' as const, 'off' as const),
        lookBack: fc.array(fc.integer({ min: 1, max: 8760 }), { maxLength: 3 }),
        clocks: fc.record({ warnDays: fc.integer({ min: 1, max: 10 }) }),
        papers: fc.record({ office: word, contact: word, phone: word }),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ withRegister, lists, years, settings }) => ({
    ...(withRegister ? { register: REGISTER } : {}),
    lists: lists.map(({ name, on, content }) => ({
      name,
      on,
      content: { kind: '错词' as const, entries: content },
    })),
    holidays: years.map((year) => ({ ...NEW_YEAR, year, off: [`${year}-01-01`], work: [] })),
    settings,
  }));
