import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { whyNotAllowable } from '../../../lib/core/dismissals/allowable.ts';
import type { Allowance, Ignore } from '../../../lib/core/dismissals/dismissal.ts';
import { ruleOfIgnore } from '../../../lib/core/dismissals/dismissal.ts';
import { allowanceKey, NOTHING_DISMISSED, silence } from '../../../lib/core/dismissals/silence.ts';
import { findingOf } from './finding-of.ts';

const row = { reason: '行业用语', at: '2026-11-23T10:00:00+08:00', by: '程望舒' };

function allowed(...pairs: [ruleId: string, word: string][]): ReadonlyMap<string, Allowance> {
  return new Map(
    pairs.map(([ruleId, word]) => {
      const key = allowanceKey(ruleId, word);
      return [key, { key, ruleId, word, ...row }];
    }),
  );
}

function ignored(...ids: string[]): ReadonlyMap<string, Ignore> {
  return new Map(ids.map((findingId) => [findingId, { key: findingId, url: '', findingId, ...row }]));
}

const word = fc.stringMatching(/^[一-龥]{2,8}$/);
/** What the matcher sees through: spaces and zero-width characters inside the word, full width. */
const noise = fc.constantFrom('', ' ', '\u3000', '\u200b', '\u00ad');

describe('putting findings away', () => {
  it('loses none and makes up none, whatever was put away', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.array(fc.nat(11)),
        fc.array(fc.nat(11)),
        (words, a, b) => {
          const findings = words.map((one) => findingOf(one));
          const pick = (at: number[]) => at.flatMap((index) => findings[index] ?? []);
          const dismissed = {
            ignored: ignored(...pick(a).map(({ id }) => id)),
            allowed: allowed(...pick(b).map((one): [string, string] => [one.ruleId, one.quote.exact])),
          };
          const { findings: shown, silenced } = silence(findings, dismissed);
          const all = [...shown, ...silenced.map(({ finding }) => finding)];
          expect(new Set(all)).toEqual(new Set(findings));
          expect(all).toHaveLength(findings.length);
          expect(shown).toEqual(findings.filter((one) => shown.includes(one)));
        },
      ),
    );
  });

  it('a word let pass goes in every variant the matcher sees through', () => {
    fc.assert(
      fc.property(word, fc.array(noise, { minLength: 8, maxLength: 8 }), (exact, gaps) => {
        const variant = [...exact].map((char, at) => char + (at < exact.length - 1 ? gaps[at] : '')).join('');
        const { findings, silenced } = silence([findingOf(variant)], {
          ...NOTHING_DISMISSED,
          allowed: allowed(['wrong-word', exact]),
        });
        expect(findings).toEqual([]);
        expect(silenced[0]).toMatchObject({ how: '此词放行', reason: '行业用语', by: '程望舒' });
      }),
    );
  });

  it('a word let pass for one rule is still flagged by another, and other words by the same rule', () => {
    fc.assert(
      fc.property(word, word, (exact, other) => {
        fc.pre(exact !== other);
        const dismissed = { ...NOTHING_DISMISSED, allowed: allowed(['wrong-word', exact]) };
        const same = findingOf(exact, { ruleId: 'context-typo' });
        const others = findingOf(other);
        expect(silence([same, others], dismissed).findings).toEqual([same, others]);
      }),
    );
  });

  it('a longer word that holds the one let pass is not let pass with it', () => {
    const long = findingOf('人民攻府办公室');
    const dismissed = { ...NOTHING_DISMISSED, allowed: allowed(['wrong-word', '人民攻府']) };
    expect(silence([long], dismissed).findings).toEqual([long]);
  });

  it('此处忽略 is of one finding: the same words elsewhere on the page stay', () => {
    const here = findingOf('按装');
    const there = findingOf('按装');
    const { findings, silenced } = silence([here, there], {
      ...NOTHING_DISMISSED,
      ignored: ignored(here.id),
    });
    expect(findings).toEqual([there]);
    expect(silenced).toMatchObject([{ how: '此处忽略', finding: here }]);
  });
});

describe('which words may be let pass', () => {
  it.each([
    ['a typo', findingOf('按装'), true],
    ['a number of two digits', findingOf('42'), true],
    ['a lone mark', findingOf('《'), false],
    ['two marks', findingOf('，，'), false],
    ['one character', findingOf('的'), false],
    ['what is missing from the page', findingOf('某区召开会议', { where: {} }), false],
    ['a column', findingOf('工作动态', { where: { start: 1, end: 5, columnId: 'c' } }), false],
    [
      'a link: other addresses have the same words',
      findingOf('点击进入', { problemClass: '暗链外链' }),
      false,
    ],
    ['a masked number', findingOf('138****8000', { problemClass: '个人隐私' }), false],
  ])('%s', (_what, finding, may) => {
    expect(whyNotAllowable(finding) === null).toBe(may);
    if (!may) expect(whyNotAllowable(finding)).toContain('此处忽略');
  });

  it('what may not be let pass stays flagged though a row for it stands in the store', () => {
    const finding = findingOf('《');
    const dismissed = { ...NOTHING_DISMISSED, allowed: allowed(['wrong-word', '《']) };
    expect(silence([finding], dismissed).findings).toEqual([finding]);
  });
});

it('an ignored finding of the first version still names its rule', () => {
  expect(ruleOfIgnore({ findingId: 'missing-editor-line-0a1b2c3d4e5' })).toBe('missing-editor-line');
  expect(ruleOfIgnore({ findingId: 'x-1', ruleId: 'wrong-word' })).toBe('wrong-word');
});
