import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';

import type { PageTicket } from '../../../lib/core/page-result.ts';
import { buildFiledNote } from '../../../lib/page/overlay/card-filed.ts';
import type { CardSubject } from '../../../lib/page/overlay/shapes.ts';

const { document } = parseHTML('<html><body></body></html>');
const ticket = (n: number, exact?: string): PageTicket => ({
  id: `t${n}`,
  number: `BC-${n}`,
  state: '待核实',
  ...(exact === undefined ? {} : { exact }),
});
const selection: CardSubject = { kind: 'selection', exact: '人民 攻府', prefix: '', suffix: '' };

describe('本页已有 n 条', () => {
  it('is said before filing, the same words first and named', () => {
    const [note] = buildFiledNote(document, selection, [ticket(1, '峻工'), ticket(2, '人民攻府'), ticket(3)]);
    expect(note?.querySelector('summary')?.textContent).toBe('本页已有 3 条，其中有同样的文字');
    const lines = [...(note?.querySelectorAll('div') ?? [])].map(({ textContent }) => textContent);
    expect(lines).toEqual(['BC-2（待核实）同样的文字：人民攻府', 'BC-1（待核实）峻工', 'BC-3（待核实）']);
  });

  it('names five and counts the rest', () => {
    const many = Array.from({ length: 8 }, (_, at) => ticket(at));
    const [note] = buildFiledNote(document, { kind: 'page', title: '' }, many);
    expect(note?.querySelectorAll('div')).toHaveLength(6);
    expect(note?.lastChild?.textContent).toBe('还有 3 条，在侧栏里看。');
  });

  it('is not said on a page without tickets, nor on the card of a ticket', () => {
    expect(buildFiledNote(document, selection, [])).toEqual([]);
    expect(buildFiledNote(document, { kind: 'ticket', ticket: ticket(1) }, [ticket(1)])).toEqual([]);
  });

  it('words of a page are words', () => {
    const [note] = buildFiledNote(document, selection, [ticket(1, '<img src=x onerror=1>')]);
    expect(note?.querySelector('img')).toBeNull();
  });
});
