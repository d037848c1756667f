import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DEFAULT_PACKS } from '../../lib/core/lexicon/default-lexicon.ts';
import { wordsOf } from '../../lib/core/lexicon/lexicon-of.ts';
import type { OwnEntry, OwnList } from '../../lib/core/lexicon/word-list.ts';
import { EMPTY_REGISTER, type Register } from '../../lib/core/register/register.ts';
import { isGrave } from '../../lib/core/rule.ts';
import { rules } from '../../lib/core/rules/index.ts';
import { graveLosses } from '../../lib/extension/config-losses.ts';
import type { OfficeConfig, OfficeState } from '../../lib/extension/office-config.ts';
import { valuesOf } from '../../lib/extension/office-settings.ts';
import { DEFAULT_SETTINGS } from '../../lib/extension/settings.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { CENTER, keyOf, packed } from '../export/package/sample-config.ts';
import { everything, look, saveList, seated, sent, settingsNow, take } from './config-office.ts';
import { answered, DESK, type TestBackground } from './fresh-ledger.ts';

const NOTHING: OfficeConfig = { lists: [], holidays: [], settings: {} };
const STATE: OfficeState = { lists: [], values: valuesOf(DEFAULT_SETTINGS) };
const GRAVE_RULES = rules.filter(isGrave).map(({ id }) => id);

const config = (over: Partial<OfficeConfig>): OfficeConfig => ({ ...NOTHING, ...over });
const words = (...entries: OwnEntry[]): OwnList['content'] => ({ kind: '错词', entries });
const list = (content: OwnList['content'], over: Partial<OwnList> = {}) => ({
  name: '全县错词',
  on: true,
  content,
  ...over,
});
const kept = (content: OwnList['content'], over: Partial<OwnList> = {}): OwnList => ({
  ...list(content, over),
  id: 'l1',
  versions: [{ number: 1, savedAt: '2026-11-01T09:00:00+08:00', savedBy: '', what: '导入配置包', count: 1 }],
});
const keys = (change: Partial<OfficeConfig>, state: Partial<OfficeState> = {}) =>
  graveLosses({ ...STATE, ...state }, config(change), rules).map(({ key }) => key);

describe('what a 配置包 would switch off or silence', () => {
  it('names every rule of privacy, of hidden links and of the gravest, and no other', () => {
    expect(GRAVE_RULES).toEqual(
      expect.arrayContaining([
        'personal-data',
        'hidden-link',
        'injected-words',
        'look-alike-site',
        'foreign-link',
      ]),
    );
    for (const { id } of rules)
      expect([id, keys({ settings: { offRules: [id] } })]).toEqual([
        id,
        GRAVE_RULES.includes(id) ? [id] : [],
      ]);
    // Off already: nothing is lost.
    const values = { ...STATE.values, offRules: ['personal-data'] };
    expect(keys({ settings: { offRules: ['personal-data', 'hidden-link'] } }, { values })).toEqual([
      'hidden-link',
    ]);
    // What this program does not know may be grave in the next.
    expect(keys({ settings: { offRules: ['rule-of-tomorrow'], offPacks: ['pack-of-tomorrow'] } })).toEqual([
      'rule-of-tomorrow',
      'pack-of-tomorrow',
    ]);
  });

  it('names a pack with grave words, and no other', () => {
    const all = keys({ settings: { offPacks: DEFAULT_PACKS.map(({ id }) => id) } });
    expect(all).toEqual(['official-wording']);
  });

  it('names own words that let a grave word pass, stand before it or cover it', () => {
    const harmless = { wrong: '布属工作', right: '部署工作' };
    expect(keys({ lists: [list(words(harmless))] })).toEqual([]);
    for (const entry of [
      { ...harmless, allow: ['人民攻府'] },
      { ...harmless, allow: ['县人民攻府办公室'] },
      { ...harmless, allow: ['人 民 攻 府'] },
      // Let pass from tomorrow on.
      { ...harmless, allow: ['县人民攻府办公室'], from: '2099-01-01' },
      { wrong: '人民攻府', right: '人民政府' },
      { wrong: '县人民攻府', right: '县人民政府', severity: '提示' as const },
      // The right form of an own word is let pass as well.
      { wrong: '人民攻', right: '人民攻府' },
    ]) {
      expect([entry, keys({ lists: [list(words(entry))] })]).toEqual([entry, ['词表“全县错词”']]);
      expect(keys({ lists: [list(words(entry), { on: false })] })).toEqual([]);
      // It does so already.
      expect(keys({ lists: [list(words(entry))] }, { lists: [kept(words(entry))] })).toEqual([]);
    }
  });

  it('law: whatever own words do to the gravest of the packs is named', async () => {
    const packs = DEFAULT_PACKS.filter(({ id }) => id === 'official-wording');
    const grave = packs.flatMap(({ entries }) => entries.map(({ wrong }) => wrong)).slice(0, 12);
    const piece = fc.constantFrom('县', '办公室', '工作', '');
    const phrase = fc.tuple(piece, fc.constantFrom(...grave), piece).map((parts) => parts.join(''));
    const entry = fc.oneof(
      fc.record({
        wrong: fc.constantFrom('布属工作', '按步就班'),
        allow: fc.array(phrase, { maxLength: 2 }),
      }),
      fc.record({ wrong: phrase, allow: fc.constant<string[]>([]) }),
    );
    const lexiconWith = async (lists: readonly OwnList[]) =>
      (await wordsOf(packs, lists, '2026-11-23')).lexicon;
    const before = await lexiconWith([]);
    let silenced = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 1, maxLength: 3 }),
        fc.array(phrase),
        async (made, others) => {
          const own = words(...made.map((one) => ({ ...one, right: '另写' })));
          const after = await lexiconWith([kept(own)]);
          const isFound = (lexicon: typeof after, text: string) =>
            lexicon.find(text).some((hit) => isGrave(hit.entry));
          const texts = [...others, ...made.flatMap(({ wrong, allow }) => [wrong, ...allow])];
          if (!texts.some((text) => isFound(before, text) && !isFound(after, text))) return;
          silenced += 1;
          expect(keys({ lists: [list(own)] })).toEqual(['词表“全县错词”']);
        },
      ),
      { numRuns: 200 },
    );
    expect(silenced).toBeGreaterThan(20);
  });

  it('names own grave words that are lost: taken out, made lighter, off, or of fewer days', () => {
    const word = { wrong: '某某旧称', right: '某某新称', severity: '严重' as const };
    const lists = [kept(words(word, { wrong: '别的词', right: '另写' }))];
    for (const change of [
      list(words({ wrong: '别的词', right: '另写' })),
      list(words({ ...word, severity: '一般' })),
      list(words({ ...word, to: '2026-11-23' })),
      list(words(word), { on: false }),
      list({ kind: '固定表述', terms: ['值班读网制度'] }),
    ])
      expect(keys({ lists: [change] }, { lists })).toEqual(['词表“全县错词”']);
    expect(keys({ lists: [list(words(word))] }, { lists })).toEqual([]);
    expect(keys({ lists: [list(words(word, { wrong: '又一个', right: '另写' }))] }, { lists })).toEqual([]);
  });

  it('names a roster or fixed terms that are gone', () => {
    const roster = {
      kind: '领导名单' as const,
      leaders: [{ name: '甘一山', posts: ['县委书记'], order: 1 }],
    };
    const terms = { kind: '固定表述' as const, terms: ['值班读网制度'] };
    for (const content of [roster, terms]) {
      const lists = [kept(content)];
      expect(keys({ lists: [list(content, { on: false })] }, { lists })).toHaveLength(1);
      const empty = content.kind === '领导名单' ? { ...content, leaders: [] } : { ...content, terms: [] };
      expect(keys({ lists: [list(empty)] }, { lists })).toHaveLength(1);
      expect(keys({ lists: [list(content)] }, { lists })).toEqual([]);
    }
  });

  it('names hosts that would count as the office’s own, and sites no longer looked at', () => {
    const site = (name: string, ...hosts: string[]) => ({ id: name, name, hosts });
    const register = (over: Partial<Register>): Register => ({ ...EMPTY_REGISTER, ...over });
    const column = {
      id: 'c',
      name: '栏目',
      url: 'https://www.casino.example/x/',
      columnClass: '通知公告' as const,
    };
    const account = { id: 'a', platform: '其他' as const, name: '号', url: 'https://pay.casino.example/' };
    const was = register({ sites: [site('青禾县人民政府', 'www.qinghe.gov.cn')] });
    const next = (over: Partial<Register>) => keys({ register: { ...was, ...over } }, { register: was });
    expect(next({})).toEqual([]);
    expect(next({ sites: [...was.sites, site('白河县人民政府', 'www.baihe.gov.cn')] })).toEqual([]);
    for (const over of [
      { sites: [site('青禾县人民政府', 'www.qinghe.gov.cn', 'x.casino.example:8080')] },
      { columns: [column] },
      { accounts: [account as Register['accounts'][number]] },
    ])
      expect(next(over)).toEqual(['域名 casino.example']);
    expect(next({ sites: [] })).toEqual(['网站“青禾县人民政府”']);
    expect(next({ sites: [site('青禾县人民政府', 'm.qinghe.gov.cn')] })).toEqual(['网站“青禾县人民政府”']);
    expect(next({ sites: [site('别的名称', 'www.qinghe.gov.cn')] })).toEqual(['网站“青禾县人民政府”']);
  });
});

describe('the second question', () => {
  const signed = async (over: Partial<OfficeConfig>) => {
    const center = await SigningDevice.begin('中心一', '大数据中心');
    return { bytes: await packed(config(over), CENTER, keyOf(center)), heard: await center.fingerprint() };
  };
  const offNow = async (test: TestBackground) => (await settingsNow(test)).offRules;

  it('is held by the background for every grave rule, signed or not: exactly these, no fewer and no others', async () => {
    expect(GRAVE_RULES.length).toBeGreaterThan(7);
    const test = await seated();
    for (const id of GRAVE_RULES) {
      const { bytes, heard } = await signed({ settings: { offRules: [id] } });
      for (const file of [bytes, await packed(config({ settings: { offRules: [id] } }))]) {
        await look(test, file);
        const before = await everything(test);
        for (const confirmedOff of [undefined, [], ['别的'], [id, '别的']])
          expect(await take(test, file, {}, { heard, confirmedOff })).toMatchObject({
            ok: false,
            error: expect.stringContaining('没有导入'),
          });
        expect(await everything(test)).toBe(before);
      }
      answered(await take(test, bytes, {}, { heard, confirmedOff: [id] }));
      expect(await offNow(test)).toEqual([id]);
      answered(await test.handlers.undoConfig(null, DESK));
    }
  });

  it('names each in words; all of them at once are one question', async () => {
    const { bytes, heard } = await signed({ settings: { offRules: GRAVE_RULES } });
    const test = await seated();
    const { losses } = await look(test, bytes);
    expect(losses.map(({ key }) => key)).toEqual(GRAVE_RULES);
    for (const { title, consequence } of losses) {
      expect(title).toMatch(/^规则“[一-龥、“”：，的（）]+/);
      expect(consequence).toMatch(/不再报出/);
    }
    const few = await take(test, bytes, {}, { heard, confirmedOff: GRAVE_RULES.slice(1) });
    expect(few).toMatchObject({ ok: false, error: expect.stringContaining(losses[0]?.title ?? '') });
    answered(await take(test, bytes, {}, { heard, confirmedOff: [...GRAVE_RULES].reverse() }));
  });

  it('of a package that loses nothing may not be answered as if it did', async () => {
    const { bytes, heard } = await signed({ settings: { lookBack: [5] } });
    const test = await seated();
    expect(await take(test, bytes, {}, { heard, confirmedOff: ['personal-data'] })).toMatchObject({
      ok: false,
    });
    answered(await take(test, bytes, {}, { heard }));
  });

  it('follows what is decided of a list: kept as it is here, nothing is lost', async () => {
    const { bytes, heard } = await signed({
      lists: [list(words({ wrong: '布属工作', right: '部署工作', allow: ['人民攻府'] }))],
    });
    const test = await seated();
    answered(await saveList(test, '全县错词', words({ wrong: '自家的词', right: '另写' })));
    const { losses, base } = await look(test, bytes);
    expect(losses).toMatchObject([{ key: '词表“全县错词”', list: '全县错词' }]);
    const choices = [{ name: '全县错词', choice: '用包里的' as const }];
    const unasked = { base, heard, choices, confirmedOff: [] };
    expect(await test.handlers.takeConfig({ id: await sent(test, bytes), ...unasked }, DESK)).toMatchObject({
      ok: false,
    });
    answered(await take(test, bytes, { 全县错词: '保留本机的' }, { heard, confirmedOff: [] }));
    answered(await take(test, bytes, { 全县错词: '用包里的' }, { confirmedOff: ['词表“全县错词”'] }));
  });
});
