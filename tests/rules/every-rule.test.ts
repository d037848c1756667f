import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ProblemClass, Severity, Sureness } from '../../lib/core/finding.ts';
import { PageReading } from '../../lib/core/reading.ts';
import { isGrave } from '../../lib/core/rule.ts';
import { rules } from '../../lib/core/rules/index.ts';
import { hitsOf, readingOf } from './check-example.ts';

const files = readdirSync(new URL('../../lib/core/rules', import.meta.url))
  .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
  .map((name) => name.slice(0, -3));

describe('the folder of rules', () => {
  it('is read: it holds rules, and all of them', () => {
    expect(files.length).toBeGreaterThan(4);
    expect(
      rules.map((rule) => rule.id),
      '每个文件都要 export const rule，且 id 与文件名相同',
    ).toEqual([...files].sort());
  });

  it.each(files)('%s has a test of its own', (file) => {
    const test = new URL(`./${file}.test.ts`, import.meta.url);
    expect(existsSync(test), `请新建 tests/rules/${file}.test.ts，写出这条规则的规律和误报陷阱`).toBe(true);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('rule %s', (_id, rule) => {
  it('says what it is, on which clause it stands and what it needs', () => {
    expect(rule.id, '规则的 id 用小写英文名词，以连字符相接，不以 no- 开头').toMatch(
      /^(?!no-)[a-z]+(-[a-z]+)*$/,
    );
    expect(rule.title, '请写中文标题').toMatch(/[\u4e00-\u9fff]/);
    expect(rule.clause, '请写明依据的条款').not.toBe('');
    expect(ProblemClass.options, '问题类别不在台账的类别中').toContain(rule.problemClass);
    expect(Severity.options).toContain(rule.severity);
    expect(Sureness.options).toContain(rule.sureness);
    expect(rule.needs.length, '请在 needs 中列出规则要看的内容').toBeGreaterThan(0);
    for (const need of rule.needs)
      expect(Object.keys(PageReading.shape), `没有 ${need} 这一项`).toContain(need);
  });

  it('brings examples of both kinds', () => {
    expect(rule.examples.flags.length, '请给出至少一个应报的例子').toBeGreaterThan(0);
    expect(rule.examples.passes.length, '请给出至少一个不应报的例子').toBeGreaterThan(0);
  });

  it.each(rule.examples.flags.map((example) => [example.why, example] as const))(
    'flags: %s',
    (_why, example) => {
      const hits = hitsOf(rule, example);
      const text = readingOf(example.reading).text;
      expect(hits.length, '这个例子应当报出，却没有').toBeGreaterThan(0);
      for (const hit of hits) {
        expect(hit.message, '请用中文说明问题').toMatch(/[\u4e00-\u9fff]/);
        if (hit.start !== undefined) expect(hit.end, '有起点就要有终点').toBeGreaterThan(hit.start);
        if (hit.end !== undefined) expect(hit.end).toBeLessThanOrEqual(text.length);
      }
    },
  );

  it('names the severest it ever says', () => {
    const said = rule.examples.flags.flatMap((example) => hitsOf(rule, example));
    if (said.some(({ severity = rule.severity }) => severity === '严重'))
      expect(isGrave(rule), '有例子报“严重”，请写 severest').toBe(true);
  });

  it.each(rule.examples.passes.map((example) => [example.why, example] as const))(
    'passes: %s',
    (_why, example) => {
      expect(hitsOf(rule, example)).toEqual([]);
    },
  );

  it('gives the same answer twice and changes nothing it was given', () => {
    for (const example of [...rule.examples.flags, ...rule.examples.passes]) {
      const reading = readingOf(example.reading);
      const before = JSON.stringify(reading);
      const once = JSON.stringify(hitsOf(rule, example));
      expect(JSON.stringify(hitsOf(rule, example))).toBe(once);
      expect(JSON.stringify(reading)).toBe(before);
    }
  });
});
