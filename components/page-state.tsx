import type { Finding, Severity } from '../lib/core/finding.ts';
import type { ColumnState } from '../lib/core/freshness/judge.ts';
import { ColumnCounts } from './column-summary.tsx';
import { SeverityLabel } from './tone.tsx';

export type PageStateName = 'read' | 'reading' | 'not-allowed' | 'off' | 'failed';

const WORDS: Record<PageStateName, { symbol: string; text: string; tone: string; advice: string }> = {
  read: { symbol: '●', text: '本页已读', tone: 'good', advice: '' },
  reading: { symbol: '◐', text: '正在读本页…', tone: 'plain', advice: '读完会在这里显示结果。' },
  'not-allowed': {
    symbol: '–',
    text: '未获授权，没有读本页',
    tone: 'soft',
    advice: '点“读本页”只读这一次；常读的网站请在设置里添加。',
  },
  off: {
    symbol: '○',
    text: '本页的标记已关闭',
    tone: 'soft',
    advice: '打开标记后，栏目状态和错处会重新标出。',
  },
  failed: {
    symbol: '▲',
    text: '本页没有读成',
    tone: 'grave',
    advice: '可以再读一次；仍不行，请选中文字报错。',
  },
};

/** One line on how this page stands, and why. */
export function PageStateLine({ state, reason }: { state: PageStateName; reason?: string | undefined }) {
  const { symbol, text, tone, advice } = WORDS[state];
  return (
    <div className="stack-tight" role="status" data-page-state={state} style={{ gap: 0 }}>
      <strong className={`tone-${tone}`}>
        <span aria-hidden>{symbol}</span> {text}
      </strong>
      {(reason ?? advice) !== '' && <span className="soft small anywhere">{reason ?? advice}</span>}
    </div>
  );
}

interface Counts {
  findings: readonly Finding[];
  columns: readonly ColumnState[];
  /** Undefined while the tickets cannot be read. */
  ticketCount: number | undefined;
}

const SEVERITIES: readonly Severity[] = ['严重', '一般', '提示'];

/** The page in figures: findings by severity, columns by state, tickets filed. */
export function PageCounts({ findings, columns, ticketCount }: Counts) {
  return (
    <dl className="facts">
      <dt>错处</dt>
      <dd className="row" style={{ gap: 4 }}>
        {findings.length === 0 && '检查范围内未发现'}
        {SEVERITIES.map((severity) => {
          const group = findings.filter((finding) => finding.severity === severity);
          const maybe = group.filter((finding) => finding.sureness === '疑似').length;
          return group.length === 0 ? null : (
            <span key={severity} className="chip">
              <SeverityLabel severity={severity} /> <b>{group.length}</b>
              {maybe > 0 && <span className="sure sure-maybe">? 疑似 {maybe}</span>}
            </span>
          );
        })}
      </dd>
      <dt>栏目</dt>
      <dd>{columns.length === 0 ? '本站未登记栏目' : <ColumnCounts columns={columns} />}</dd>
      <dt>已报</dt>
      <dd>{ticketCount === undefined ? '– 没有读到工单' : `${ticketCount} 张工单`}</dd>
    </dl>
  );
}
