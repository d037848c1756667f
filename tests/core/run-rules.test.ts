import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Finding } from '../../lib/core/finding.ts';
import type { PageReading } from '../../lib/core/reading.ts';
import type { Hit, Rule } from '../../lib/core/rule.ts';
import { type Judgement, MOST_HITS, runRules } from '../../lib/core/run-rules.ts';
import { findExactQuote } from '../../lib/core/text/text-quote.ts';
import { contextOf, readingOf } from '../rules/check-example.ts';

const ruleOf = (id: string, check: (reading: PageReading) => Hit[], over: Partial<Rule> = {}): Rule => ({
  id,
  title: '测试规则',
  clause: '三(一)',
  problemClass: '错别字',
  severity: '一般',
  sureness: '确定',
  needs: ['text'],
  check,
  examples: { flags: [], passes: [] },
  ...over,
});
const judge = (text: string, rules?: readonly Rule[], over: Partial<PageReading> = {}): Judgement =>
  runRules(readingOf({ text, ...over }), contextOf(), rules);

const ID = '11010519491231002X';

describe('runRules', () => {
  it('lets no rule that throws silence the others, and reports it', () => {
    const broken = ruleOf('broken', () => {
      throw new Error('坏了');
    });
    const { findings, failures } = judge('按装', [
      broken,
      ruleOf('sound', () => [{ start: 0, end: 2, message: '错' }]),
    ]);
    expect(findings.map((finding) => finding.ruleId)).toEqual(['sound']);
    expect(failures).toEqual([{ ruleId: 'broken', message: '坏了' }]);
  });

  it('hides every long number from quotes when the privacy rule itself fails', () => {
    const broken = ruleOf(
      'broken',
      () => {
        throw new Error('坏了');
      },
      { problemClass: '个人隐私' },
    );
    const near = ruleOf('near', () => [{ start: 0, end: 2, message: '错' }]);
    const { findings } = judge(`按装，身份证号${ID}，电话13800138000。`, [near, broken]);
    expect(findings).toHaveLength(1);
    expect(JSON.stringify(findings)).not.toMatch(/\d{11}/);
  });

  it('reports a place outside the text instead of quoting it', () => {
    const hits: Hit[] = [
      { start: 1, end: 9, message: '错' },
      { start: 2, end: 1, message: '错' },
      { start: 1, message: '错' },
      { start: -1, end: 1, message: '错' },
    ];
    const { findings, failures } = judge('按装', [ruleOf('outside', () => hits)]);
    expect(findings).toEqual([]);
    expect(failures).toEqual([{ ruleId: 'outside', message: '有 4 处给出的位置不在正文之内' }]);
  });

  it('lists no more than it can, says so, and masks what it does not list', () => {
    const { findings, failures } = judge('13800138000，'.repeat(MOST_HITS + 5));
    expect(findings.filter((finding) => finding.ruleId === 'personal-data')).toHaveLength(MOST_HITS);
    expect(failures).toEqual([
      { ruleId: 'personal-data', message: '本页有 2005 处，只列出前 2000 处', partial: true },
    ]);
    expect(JSON.stringify(findings)).not.toContain('13800138000');
  });

  it('gives findings by position, those of the whole page last, each a Finding of the schema', () => {
    const { findings } = judge('县人民攻府：松驰，，焚烧秸杆', undefined, {
      kind: 'article',
      title: '标题',
      publishedAt: { date: '2026-11-01', from: 'label', line: '' },
    });
    expect(findings.map((finding) => finding.where.start)).toEqual([1, 6, 8, 12, undefined]);
    for (const finding of findings) expect(Finding.safeParse(finding).error).toBeUndefined();
  });

  it('keeps the more severe of two on the same range, then the surer', () => {
    const said = (id: string, severity: Rule['severity'], sureness: Rule['sureness']): Rule =>
      ruleOf(id, () => [{ start: 0, end: 2, message: id }], { severity, sureness });
    const ids = (rules: Rule[]): string[] => judge('按装', rules).findings.map((finding) => finding.ruleId);
    expect(ids([said('a', '一般', '确定'), said('b', '严重', '疑似')])).toEqual(['b']);
    expect(ids([said('a', '一般', '疑似'), said('b', '一般', '确定')])).toEqual(['b']);
    expect(ids([said('a', '一般', '确定'), said('b', '一般', '确定')])).toEqual(['a']);
  });

  it('gives the same ids when the same page is read again, and different ids to different findings', () => {
    const text = '按装电梯，按装电梯，按装电梯。松驰。';
    const ids = judge(text).findings.map((finding) => finding.id);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
    expect(judge(text).findings.map((finding) => finding.id)).toEqual(ids);
  });

  it('takes what is missing next for another finding than what was missing first', () => {
    const missing = (message: string) => ruleOf('whole', () => [{ words: '某页', message }]);
    const idOf = (rule: Rule) => judge('某文', [rule]).findings[0]?.id;
    expect(idOf(missing('缺少：网站地图'))).not.toBe(idOf(missing('缺少：网站地图、ICP备案号')));
    expect(idOf(missing('缺少：网站地图'))).toBe(idOf(missing('缺少：网站地图')));
  });

  it('takes the same words about something else for another finding, and a column by its line only', () => {
    const idOf = (over: Partial<Hit>) =>
      judge('更多', [ruleOf('r', () => [{ start: 0, end: 2, message: '链接', ...over }])]).findings[0]?.id;
    expect(idOf({ about: 'a.example' })).not.toBe(idOf({ about: 'b.example' }));
    expect(idOf({ about: 'a.example', message: '别的话' })).toBe(idOf({ about: 'a.example' }));
    const column = (message: string) =>
      judge('某文', [ruleOf('r', () => [{ words: '一行', message, columnId: 'c' }])]).findings[0]?.id;
    expect(column('逾期 1 天')).toBe(column('逾期 2 天'));
  });

  it('keeps the id of a finding when text far from it changes', () => {
    const far = '各乡镇人民政府要高度重视，认真落实各项工作要求，及时反馈整改情况。'.repeat(2);
    const [before] = judge(`${far}松驰。`).findings;
    const [after] = judge(`新增一段。\n${far}松驰。`).findings;
    expect(after?.id).toBe(before?.id);
    expect(after?.quote.start).not.toBe(before?.quote.start);
  });

  it('quotes so that the words are found again', () => {
    const text = '一、按装电梯。\n二、按装路灯。';
    for (const { quote, where } of judge(text).findings)
      expect(findExactQuote(text, quote)).toEqual({ start: where.start, end: where.end });
  });
});

describe('privacy', () => {
  const leaks = (
    text: string,
    raw: string,
    rules?: readonly Rule[],
    over: Partial<PageReading> = {},
  ): boolean => {
    const judged = JSON.stringify(judge(text, rules, over));
    const digits = raw.replace(/[^0-9X]/g, '');
    return judged.includes(raw) || judged.replace(/[^0-9Xx]/g, '').includes(digits);
  };

  it('keeps of a privacy finding only its masked form', () => {
    const [finding] = judge(`申请人身份证${ID}。`).findings;
    expect(finding?.quote).toEqual({ exact: '110105********002X', prefix: '', suffix: '', start: 0 });
    expect(finding?.where).toEqual({ start: 6, end: 24 });
  });

  it('lets no raw value, whole or in part, into the context of a finding beside it', () => {
    const text = `按装${ID}松驰`;
    const { findings } = judge(text);
    expect(findings).toHaveLength(3);
    expect(findings[0]?.quote.suffix).toBe(`${'*'.repeat(18)}松驰`);
    const cut = judge(`松驰${'，办理事项'.repeat(5)}身份证${ID}。`).findings[0];
    expect(cut?.quote.suffix).toMatch(/\*+$/);
    expect(cut?.quote.suffix).not.toMatch(/\d/);
  });

  it('masks the same value where no rule flags it, in titles, messages and suggestions too', () => {
    const echo = ruleOf('echo', ({ text }) => [
      { start: text.length - 18, end: text.length, message: `见${ID}`, suggestion: `删去${ID}`, words: ID },
      { words: `关于${ID}的答复`, message: '标题' },
    ]);
    const flags = ruleOf('private', () => [
      { start: 0, end: 18, masked: '110105********002X', message: '隐私' },
    ]);
    expect(leaks(`${ID}，编号：${ID}`, ID, [echo, flags])).toBe(false);
  });

  it('holds wherever the value stands, however it is written, whatever stands around it', () => {
    const around = fc.constantFrom(
      '按装',
      '，，',
      '松驰',
      '《',
      '（川办发[2019]15号）',
      '\n',
      '信件',
      '123',
      '的的',
    );
    const forms = fc.constantFrom(
      ID,
      '110105 19491231 002X',
      '１１０１０５１９４９１２３１００２Ｘ',
      '13800138000',
      '138-0013-8000',
    );
    fc.assert(
      fc.property(
        fc.array(around, { maxLength: 4 }),
        forms,
        fc.array(around, { maxLength: 4 }),
        (before, raw, after) => {
          const text = `${before.join('')}号码${raw}。${after.join('')}${raw}。`;
          const title = {
            kind: 'article' as const,
            title: raw,
            publishedAt: { date: '2026-11-01', from: 'label' as const, line: '' },
          };
          expect(leaks(text, raw.normalize('NFKC'), undefined, title)).toBe(false);
          expect(JSON.stringify(judge(text, undefined, title))).not.toContain(raw);
        },
      ),
      { numRuns: 500 },
    );
  });
});
