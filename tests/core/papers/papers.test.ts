import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultHolidays } from '../../../lib/core/calendar/default-holidays.ts';
import { ticketClocks } from '../../../lib/core/clocks/ticket-clocks.ts';
import { MISTAKE_TYPES, mistakeType } from '../../../lib/core/events/mistake-types.ts';
import { ProblemClass } from '../../../lib/core/finding.ts';
import { composePaper, type PaperPart, unknownFields } from '../../../lib/core/papers/paper.ts';
import { paperTemplates } from '../../../lib/core/papers/templates.ts';
import { mistakeReply, rectificationNotice } from '../../../lib/core/papers/ticket-papers.ts';
import { foldTicket } from '../../../lib/core/tickets/fold.ts';
import { factsOf } from '../../../lib/core/tickets/ticket-facts.ts';
import { story } from '../tickets/story.ts';

const NOW = '2026-11-23T12:00:00+08:00';
const head = {
  siteName: '青禾县人民政府网站',
  office: '青禾县大数据中心',
  contact: '王主任',
  phone: '0816-0000000',
};
const words = (parts: readonly PaperPart[]) =>
  parts
    .map((part) =>
      part.is === 'table'
        ? part.rows.flat().join(' ')
        : part.is === 'sign'
          ? part.labels.join(' ')
          : part.text,
    )
    .join('\n');

async function paperTicket(...steps: Parameters<typeof story>) {
  const ticket = foldTicket((await story(...steps)).events);
  if (!ticket) throw new Error('no ticket');
  return { ticket, clocks: ticketClocks(factsOf(ticket), NOW, defaultHolidays) };
}

describe('a template', () => {
  it('becomes parts, one a line, and what is filled in is never template again', () => {
    expect(
      composePaper(
        '# {{a}}\n\n> 右\n= 中\n## 节\n{{表}}\n签: 甲 ｜ 乙\n文{{b}}{{c}}',
        { a: '{{b}}', b: '# 乙', c: ' ' },
        {
          表: { headings: ['列'], rows: [['值']] },
        },
      ),
    ).toEqual([
      { is: 'title', text: '{{b}}' },
      { is: 'right', text: '右' },
      { is: 'center', text: '中' },
      { is: 'heading', text: '节' },
      { is: 'table', headings: ['列'], rows: [['值']] },
      { is: 'sign', labels: ['甲', '乙'] },
      { is: 'text', text: '文# 乙＿＿＿＿＿＿' },
    ]);
  });

  it('leaves room for a hand where nothing is known yet, and nothing where there is nothing to say', () => {
    expect(composePaper('属实。{{a}}{{b}}', { a: null, b: '' }, {})).toEqual([
      { is: 'text', text: '属实。＿＿＿＿＿＿' },
    ]);
  });

  it('that names what there is not is told, and the built-in ones name nothing of the kind', () => {
    expect(unknownFields('{{编号}} {{缺}} {{缺}}', ['编号'])).toEqual(['缺']);
    for (const { text, fields } of Object.values(paperTemplates))
      expect(unknownFields(text, fields)).toEqual([]);
  });

  it('law: any template and any words give parts, and no brace of a known field stays', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 30 }), (line, value) => {
        const parts = composePaper(`${line}\n文{{编号}}`, { 编号: value }, {});
        expect(parts.length).toBeGreaterThan(0);
        fc.pre(!value.includes('{{'));
        expect(words(parts)).not.toContain('文{{编号}}');
      }),
    );
  });
});

describe('the 整改通知单', () => {
  it('lists every fault of the unit, names its limit and leaves room for hands and seals', async () => {
    const one = await paperTicket('提交', '受理', '通知');
    const parts = rectificationNotice([one, one], head, NOW);
    const text = words(parts);
    expect(parts[0]).toEqual({ is: 'title', text: '青禾县人民政府网站错敏信息整改通知单' });
    expect(text).toContain(`${one.ticket.unitName}：`);
    expect(text).toContain('1 小时内整改并反馈');
    const table = parts.find((part) => part.is === 'table');
    expect(table?.is === 'table' && table.rows.map(([number]) => number)).toEqual(['1', '2']);
    expect(text).toContain(one.ticket.submission.quote?.exact ?? '—');
    expect(parts.filter((part) => part.is === 'sign')).toHaveLength(2);
    expect(text).toContain('2026年11月23日');
  });
});

describe('the 找错答复', () => {
  it('thanks, repeats, answers and says what was done', async () => {
    const parts = mistakeReply(await paperTicket('提交', '受理', '通知', '反馈整改'), head, NOW);
    const text = words(parts);
    for (const word of ['尊敬的网友', '属实', '修改', '联系电话', '青禾县大数据中心', '分管领导（签字）'])
      expect(text).toContain(word);
    expect(text).toMatch(/您反映的问题属实。$/m);
  });

  it('of a declined report says why, and owes no measure', async () => {
    const text = words(mistakeReply(await paperTicket('提交', '不予受理'), head, NOW));
    expect(text).toMatch(/不予受理（|不属实/);
    expect(text).toContain('整改措施：无');
  });
});

describe('the official types', () => {
  it('cover every class of problem by one of the seven codes', () => {
    const codes = MISTAKE_TYPES.map(({ code }) => code);
    expect(codes).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (const one of ProblemClass.options) expect(codes).toContain(mistakeType(one).code);
    expect(mistakeType('错别字')).toEqual({ code: 4, name: '错别字' });
  });
});
