import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { DeviceStanding } from '../../../lib/core/events/device.ts';
import { matchPasted, readPasted } from '../../../lib/core/events/paste-approvals.ts';

const device = (over: Partial<DeviceStanding>): DeviceStanding => ({
  id: 'd1',
  device: 'd1',
  state: '未登记',
  publicKey: 'key',
  fingerprint: '7F3K-Q2XA',
  name: '李敏',
  unit: '区教体局',
  follows: [],
  events: 3,
  roles: ['责任单位'],
  runs: [],
  seats: [],
  ...over,
});

const read = (text: string) =>
  readPasted(text).map(({ unit, name, fingerprint }) => `${unit} ${name} ${fingerprint}`);

describe('a pasted list', () => {
  it.each([
    ['bars', '区教体局|李敏|7F3K-Q2XA'],
    ['full-width bars and letters', '区教体局｜李敏｜７Ｆ３Ｋ－Ｑ２ＸＡ'],
    ['tabs of a sheet', '区教体局\t李敏\t7F3K-Q2XA\t'],
    ['commas', '区教体局,李敏,7F3K-Q2XA'],
    ['full-width commas', '区教体局，李敏，7F3K-Q2XA'],
    ['blanks alone', '区教体局　李敏  7F3K Q2XA'],
    ['stray blanks', '  区教体局 | 李敏 | 7f3k q2xa  '],
    ['figures read for letters', '区教体局|李敏|7f3kq2xa'],
    ['a number in front', '12|区教体局|李敏|7F3K-Q2XA'],
    ['a heading', '单位|姓名|指纹\n区教体局|李敏|7F3K-Q2XA'],
    ['empty lines', '\n\r\n区教体局|李敏|7F3K-Q2XA\r\n\n'],
  ])('is read with %s', (_what, text) => {
    expect(read(text)).toEqual(['区教体局 李敏 7F3K-Q2XA']);
  });

  it('keeps the number of the line a person sees', () => {
    expect(readPasted('单位|姓名|指纹\n\n甲局|张三|AAAA-AAAA').map(({ number }) => number)).toEqual([3]);
  });

  it('law: what is written in any of the forms is read back', () => {
    const words = fc.stringMatching(/^[一-龥]{1,12}$/);
    const spoken = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const rows = fc.array(fc.tuple(words, words, spoken), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(rows, fc.constantFrom('|', '｜', '\t', ',', '，', ' | '), (lines, mark) => {
        const text = lines.map((line) => line.join(mark)).join('\n');
        expect(readPasted(text).map((one) => [one.unit, one.name, one.fingerprint])).toEqual(lines);
      }),
    );
  });
});

const outcomes = (text: string, devices: readonly DeviceStanding[]) =>
  matchPasted(readPasted(text), devices).map(({ outcome, seats }) => [outcome, ...seats]);

describe('a line of it', () => {
  it('approves the device of that fingerprint for the seats its records stand under', () => {
    const [match] = matchPasted(readPasted('区教体局|李敏|7F3K-Q2XA'), [device({})]);
    expect(match).toMatchObject({ outcome: '一致', device: { id: 'd1' }, seats: ['责任单位'] });
    expect(match?.says).toContain('核准为责任单位');
    expect(outcomes('区教体局|李敏|7F3K-Q2XA', [device({ roles: [] })])).toEqual([['一致', '值班读网员']]);
  });

  it('compares unit and name without blanks and in any width', () => {
    expect(outcomes('区 教体局|李　敏|7F3K-Q2XA', [device({})])).toEqual([['一致', '责任单位']]);
  });

  it('is told apart from every line that must not approve by itself', () => {
    const text = '区教体局|李敏|7F3K-Q2XA';
    expect(outcomes(text, [device({ name: '别人' })])).toEqual([['单位或姓名对不上', '责任单位']]);
    expect(outcomes(text, [device({ fingerprint: 'AAAA-AAAA' })])).toEqual([['指纹对不上']]);
    expect(outcomes(text, [])).toEqual([['没有这台设备']]);
    expect(outcomes(text, [device({ state: '已核准', seats: ['责任单位'] })])).toEqual([['已核准']]);
    expect(outcomes(text, [device({ state: '本机' })])).toEqual([['已核准']]);
    expect(outcomes(`${text}\n${text}`, [device({})])).toEqual([['一致', '责任单位'], ['重复行']]);
    expect(outcomes('区教体局|李敏\n区教体局|李敏|7F3K\n你好', [device({})])).toEqual([
      ['看不懂'],
      ['看不懂'],
      ['看不懂'],
    ]);
  });

  it('never makes a device one of the center', () => {
    const text = '区教体局|李敏|7F3K-Q2XA';
    const center = matchPasted(readPasted(text), [device({ roles: ['大数据中心'] })]);
    expect(center).toMatchObject([{ outcome: '单独核准', seats: [] }]);
    expect(center[0]?.says).toContain('单独核准');
    const both = matchPasted(readPasted(text), [device({ roles: ['大数据中心', '值班读网员'] })]);
    expect(both).toMatchObject([{ outcome: '一致', seats: ['值班读网员'] }]);
    expect(both[0]?.says).toContain('单独核准');
  });

  it('approves nobody who was revoked, is a volunteer alone, or shares the fingerprint with another', () => {
    const text = '区教体局|李敏|7F3K-Q2XA';
    expect(outcomes(text, [device({ state: '已吊销' })])).toEqual([['单独核准']]);
    expect(outcomes(text, [device({ roles: ['公众志愿者'] })])).toEqual([['单独核准']]);
    expect(outcomes(text, [device({}), device({ id: 'd2' })])).toEqual([['单独核准']]);
  });

  it('law: a device is offered at most once, by its own fingerprint, and never for the center', () => {
    const spoken = fc.constantFrom('AAAA-AAAA', 'BBBB-BBBB', 'CCCC-CCCC', 'DDDD-DDDD');
    const roles = fc.subarray(['大数据中心', '责任单位', '值班读网员', '公众志愿者']);
    const state = fc.constantFrom<DeviceStanding['state'][]>('未登记', '已核准', '已吊销', '本机');
    const devices = fc.array(fc.record({ fingerprint: spoken, roles, state }), { maxLength: 6 });
    const lines = fc.array(fc.tuple(fc.constantFrom('甲局', '乙局'), spoken), { maxLength: 12 });
    fc.assert(
      fc.property(devices, lines, (known, pasted) => {
        const all = known.map((over, index) => device({ ...over, id: `d${index}`, unit: '甲局' }));
        const text = pasted.map(([unit, fingerprint]) => `${unit}|李敏|${fingerprint}`).join('\n');
        const matches = matchPasted(readPasted(text), all);
        expect(matches).toHaveLength(pasted.length);
        const offered = matches.filter(({ seats }) => seats.length > 0);
        expect(new Set(offered.map((one) => one.device?.id)).size).toBe(offered.length);
        for (const one of offered) {
          expect(one.device?.fingerprint).toBe(one.line.fingerprint);
          expect(one.device?.state).toBe('未登记');
          expect(one.seats).not.toContain('大数据中心');
        }
      }),
    );
  });
});
