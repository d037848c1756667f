import type { ReactNode } from 'react';

import type { FreshnessState } from '../../lib/core/freshness/judge.ts';
import { FreshnessLabel } from '../tone.tsx';

const MARKS: readonly { className: string; name: string; says: string }[] = [
  { className: 'legend-grave', name: '严重', says: '双线加底色：政治性表述、隐私、暗链，先办' },
  { className: 'legend-plain', name: '一般', says: '波浪线：错别字、标点、文号' },
  { className: 'legend-maybe', name: '疑似', says: '点线：不能断定，请人看一眼' },
  { className: 'legend-hint', name: '提示', says: '细点线：建议核对，不一定是错' },
];

const BADGES: readonly { state: FreshnessState; label: string; says: string }[] = [
  { state: '正常', label: '● 正常', says: '在期限内' },
  { state: '将到期', label: '◐ 剩4天', says: '快到期，该安排更新' },
  { state: '逾期', label: '▲ 逾期3天', says: '超过期限的天数' },
  { state: '空白', label: '○ 空白', says: '列表确实没有内容，或写着“建设中”' },
  { state: '未能识别', label: '? 未能识别', says: '有内容但读不出日期或年份，要人看' },
  { state: '未读到', label: '– 未读到', says: '还没有人读过这个栏目' },
];

/** The marks as they look on a page, with their words. */
export function MarkLegend() {
  return (
    <div className="help-pair">
      <table className="plain-table" aria-label="文字标记">
        <tbody>
          {MARKS.map((mark) => (
            <Row key={mark.name} says={mark.says}>
              <span className={mark.className}>{mark.name}的字样</span>
            </Row>
          ))}
        </tbody>
      </table>
      <table className="plain-table" aria-label="栏目标记">
        <tbody>
          {BADGES.map((badge) => (
            <Row key={badge.state} says={badge.says}>
              <span className="chip">
                <FreshnessLabel state={badge.state} label={badge.label} />
              </span>
            </Row>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ says, children }: { says: string; children: ReactNode }) {
  return (
    <tr>
      <td className="nowrap" style={{ width: 120 }}>
        {children}
      </td>
      <td>{says}</td>
    </tr>
  );
}
