import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Finding } from '../../../lib/core/finding.ts';
import type { PageReading } from '../../../lib/core/reading.ts';
import { LONGEST_SELECTION, makeDraft, maskPrivate } from '../../../lib/page/overlay/make-draft.ts';

const SECRET = '11010519491231002X';
const TEXT = `标题在此\n联系人张某，身份证号${SECRET}，请核对布署情况。\n第三段文字`;

function reading(text = TEXT): PageReading {
  let start = 0;
  const blocks = text.split('\n').map((line) => {
    const block = { start, end: start + line.length, role: 'body' as const, tag: 'p' };
    start += line.length + 1;
    return block;
  });
  return {
    version: 1,
    url: 'https://www.qinghe.example/a.html',
    readAt: '2026-11-23T10:00:00+08:00',
    readBy: 'extension',
    kind: 'article',
    title: '标题',
    site: {},
    editors: [],
    metas: [],
    text,
    blocks,
    links: [],
    items: [],
    lists: [],
    footer: {},
    gaps: [],
  };
}

function finding(text: string, exact: string, problemClass: Finding['problemClass']): Finding {
  const start = text.indexOf(exact);
  return {
    id: `${problemClass}-${start}`,
    ruleId: 'test',
    clause: '四(六)',
    problemClass,
    severity: '一般',
    sureness: '确定',
    quote: { exact: problemClass === '个人隐私' ? '1101**' : exact, prefix: '', suffix: '', start },
    message: '',
    where: { start, end: start + exact.length },
  };
}

const WORDS = { problemClass: '错别字', suggestion: ' 部署 ', description: '' };
const PRIVATE = finding(TEXT, SECRET, '个人隐私');
const TYPO = finding(TEXT, '布署', '错别字');

describe('makeDraft', () => {
  it('carries the block of the words and its neighbours', () => {
    const draft = makeDraft({ reading: reading(), findings: [TYPO] }, { finding: TYPO }, WORDS);
    expect(draft.surroundings).toEqual(TEXT.split('\n'));
    expect(draft).toMatchObject({ findingId: TYPO.id, suggestion: '部署', problemClass: '错别字' });
    expect('description' in draft).toBe(false);
  });

  it('carries more neighbours where they are cells of a table, never more than a draft may have', () => {
    const cells = `公示名单\n${Array.from({ length: 40 }, (_one, row) => `${row % 10}\n甲`).join('\n')}\n布署\n${'乙\n丙\n'.repeat(40)}`;
    const typo = finding(cells, '布署', '错别字');
    const draft = makeDraft({ reading: reading(cells), findings: [typo] }, { finding: typo }, WORDS);
    const at = draft.surroundings.indexOf('布署');
    expect(draft.surroundings.slice(0, at).join('').length).toBeGreaterThanOrEqual(8);
    expect(draft.surroundings.slice(at + 1).join('').length).toBeGreaterThanOrEqual(8);
    expect(draft.surroundings.length).toBeLessThanOrEqual(20);
  });

  it('carries what stands around a private number under stars, and none of the number for its neighbours', () => {
    const own = makeDraft({ reading: reading(), findings: [PRIVATE, TYPO] }, { finding: PRIVATE }, WORDS);
    expect(JSON.stringify(own)).not.toContain(SECRET);
    expect(own.surroundings[1]).toContain('身份证号******************，');
    const neighbour = makeDraft({ reading: reading(), findings: [PRIVATE, TYPO] }, { finding: TYPO }, WORDS);
    expect(JSON.stringify(neighbour)).not.toContain(SECRET);
    expect(neighbour.surroundings[1]).toContain('身份证号******************，');
  });

  it('no selection, however drawn, lets a private number through', () => {
    fc.assert(
      fc.property(fc.nat(TEXT.length), fc.nat(TEXT.length), (a, b) => {
        const span = { start: Math.min(a, b), end: Math.max(a, b) };
        const draft = makeDraft({ reading: reading(), findings: [PRIVATE] }, { span }, WORDS);
        const said = JSON.stringify([draft.selection, draft.surroundings]);
        for (let at = 0; at + 6 <= SECRET.length; at++) expect(said).not.toContain(SECRET.slice(at, at + 6));
      }),
    );
  });

  it('quotes at most 500 characters of a selection', () => {
    const long = '文'.repeat(2000);
    const draft = makeDraft(
      { reading: reading(long), findings: [] },
      { span: { start: 0, end: 2000 } },
      WORDS,
    );
    expect(draft.selection?.exact).toHaveLength(LONGEST_SELECTION);
    expect(draft.surroundings[0]?.length).toBeLessThanOrEqual(400);
  });
});

describe('maskPrivate', () => {
  it('keeps every length and every other character, whatever ranges overlap', () => {
    const ranges = fc.array(fc.tuple(fc.nat(TEXT.length), fc.nat(20)), { maxLength: 6 });
    fc.assert(
      fc.property(ranges, (spans) => {
        const findings = spans.map(([start, length]) => ({
          ...PRIVATE,
          where: { start, end: Math.min(TEXT.length, start + length) },
        }));
        const masked = maskPrivate(TEXT, findings);
        expect(masked).toHaveLength(TEXT.length);
        for (let at = 0; at < TEXT.length; at++) {
          const hidden = findings.some(({ where }) => at >= where.start && at < where.end);
          expect(masked[at]).toBe(hidden ? '*' : TEXT[at]);
        }
      }),
    );
  });
});
