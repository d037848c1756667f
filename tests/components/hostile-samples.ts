import type { Finding } from '../../lib/core/finding.ts';
import type { ColumnState } from '../../lib/core/freshness/judge.ts';
import type { VetoCounter } from '../../lib/core/freshness/veto.ts';

export function finding(words: string): Finding {
  return {
    id: 'f1',
    ruleId: 'wrong-word',
    clause: words,
    problemClass: '错别字',
    severity: '严重',
    sureness: '疑似',
    quote: { exact: words, prefix: words, suffix: words, start: 0 },
    message: words,
    suggestion: words,
    where: {},
  };
}

export function column(words: string): ColumnState {
  return {
    targetId: 'c1',
    target: 'column',
    name: words,
    urlKey: words,
    state: '逾期',
    limitText: '14天',
    clause: words,
    label: '▲ 逾期3天',
    sentence: words,
    lastSeen: { at: '2026-11-23T09:00:00+08:00', by: words, via: 'list-page', url: words },
  };
}

export const refused = () => Promise.resolve({ ok: false as const, error: '' });

export function veto(words: string): VetoCounter {
  const columns = [{ targetId: 'c1', name: words }];
  const lists = { columns, possible: columns, attested: columns };
  return {
    id: '空白栏目',
    title: words,
    threshold: 5,
    count: 1,
    ...lists,
    vetoed: false,
    text: words,
    note: words,
  };
}
