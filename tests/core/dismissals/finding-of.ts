import type { Finding } from '../../../lib/core/finding.ts';

let made = 0;

/** A finding on the words given, as a rule would make it. */
export function findingOf(exact: string, over: Partial<Finding> = {}): Finding {
  made += 1;
  return {
    id: `wrong-word-${made}`,
    ruleId: 'wrong-word',
    clause: '三(一)1',
    problemClass: '错别字',
    severity: '一般',
    sureness: '确定',
    quote: { exact, prefix: '', suffix: '', start: made * 100 },
    message: '应为另一个词',
    where: { start: made * 100, end: made * 100 + exact.length },
    ...over,
  };
}
