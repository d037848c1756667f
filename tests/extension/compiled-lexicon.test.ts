import { describe, expect, it } from 'vitest';
import type { LexiconEntry } from '../../lib/core/lexicon/lexicon.ts';
import { compileMatcher } from '../../lib/core/text/compile-matcher.ts';
import { packMatcher } from '../../lib/core/text/pack-matcher.ts';
import { storedLexicon } from '../../lib/extension/compiled-lexicon.ts';
import { openLedger } from '../../lib/extension/ledger.ts';
import { countingMeans, freshName } from './fresh-ledger.ts';

const entry = (wrong: string, right: string, allow: string[] = []): LexiconEntry => ({
  wrong,
  right,
  problemClass: '错别字',
  severity: '一般',
  sureness: '确定',
  allow,
  hits: [],
  misses: [],
  source: '测试',
});
const ENTRIES = [entry('按装', '安装', ['按装修']), entry('攻府', '政府')];
const TEXT = '人民攻府按装电梯，按装修图纸';

const openLedgerNow = () => openLedger(countingMeans(), { name: freshName() });
const rowOf = async (ledger: ReturnType<typeof openLedgerNow>) => {
  const kept = await ledger.use('读取词库', (db) => db.get('compiled', 'lexicon'));
  if (!kept.ok) throw new Error(kept.error);
  return kept.value;
};
const found = async (ledger: ReturnType<typeof openLedgerNow>, entries: readonly LexiconEntry[]) =>
  (await storedLexicon(ledger)(entries)).find(TEXT).map(({ start, end }) => TEXT.slice(start, end));
/** Waits for a row other than `before`: it is written after the answer. */
const written = async (ledger: ReturnType<typeof openLedgerNow>, before?: string) => {
  await expect.poll(async () => (await rowOf(ledger))?.identity).not.toBe(before);
  return rowOf(ledger);
};

describe('the compiled lexicon', () => {
  it('is kept, and the next start matches with what was kept', async () => {
    const ledger = openLedgerNow();
    expect(await found(ledger, ENTRIES)).toEqual(['攻府', '按装']);
    const row = await written(ledger);
    // A planted matcher tells whether the stored one is used: it knows one word less.
    const planted = packMatcher(compileMatcher(['按装', '', '按装修']));
    await ledger.use('词库', (db) => db.put('compiled', { ...row, key: 'lexicon', matcher: planted }));
    expect(await found(ledger, ENTRIES)).toEqual(['按装']);
    await ledger.close();
  });

  it('is compiled anew for other words, and then kept in place of the old one', async () => {
    const ledger = openLedgerNow();
    await found(ledger, ENTRIES);
    const row = await written(ledger);
    expect(await found(ledger, [entry('电梯', '升降机')])).toEqual(['电梯']);
    expect((await written(ledger, String(row?.identity)))?.identity).not.toBe(row?.identity);
    await ledger.close();
  });

  it.each([
    ['damaged', (bytes: ArrayBuffer) => new Uint8Array(bytes).fill(7, 100, 200).buffer],
    ['cut short', (bytes: ArrayBuffer) => bytes.slice(0, 64)],
    ['no buffer at all', () => 'words'],
  ])('is compiled anew when what was kept is %s', async (_what, spoil) => {
    const ledger = openLedgerNow();
    await found(ledger, ENTRIES);
    const row = await written(ledger);
    const matcher = spoil(row?.matcher as ArrayBuffer);
    await ledger.use('词库', (db) => db.put('compiled', { ...row, key: 'lexicon', matcher }));
    expect(await found(ledger, ENTRIES)).toEqual(['攻府', '按装']);
    await ledger.close();
  });

  it('serves as well where the store cannot be opened', async () => {
    const closed = { use: async () => ({ ok: false as const, error: '台账打不开。' }) };
    const lexicon = await storedLexicon(closed)(ENTRIES);
    expect(lexicon.find(TEXT)).toHaveLength(2);
  });
});
