import { Button } from 'antd';

import type { Silenced } from '../lib/core/dismissals/dismissal.ts';
import { showTime } from './show-time.ts';

interface Props {
  silenced: readonly Silenced[];
  onUndo: (how: Silenced['how'], key: string) => void;
  /** To everything put away on this machine. */
  onAll: () => void;
}

/** What readers put away on this page, each with its undo. One word let pass may stand in many places. */
export function SilencedList({ silenced, onUndo, onAll }: Props) {
  if (silenced.length === 0) return null;
  const byKey = new Map<string, Silenced[]>();
  for (const one of silenced) byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
  const count = (how: Silenced['how']) => silenced.filter((one) => one.how === how).length;
  const parts = [
    ...(count('此处忽略') > 0 ? [`忽略 ${count('此处忽略')} 处`] : []),
    ...(count('此词放行') > 0 ? [`放行 ${count('此词放行')} 处`] : []),
  ];
  return (
    <details className="scope small" data-silenced={silenced.length}>
      <summary className="soft">本页已{parts.join('、')}，没有计入上面的结果</summary>
      <ul className="card-list" style={{ paddingLeft: 0 }}>
        {[...byKey.values()].map(([first, ...others]) =>
          first ? (
            <li key={first.key} className="row" style={{ padding: '4px 0', flexWrap: 'nowrap' }}>
              <span className="grow anywhere">
                <strong>{first.finding.quote.exact || first.finding.message}</strong>
                {others.length > 0 && `（${others.length + 1} 处）`}
                <br />
                <span className="soft">
                  {first.how} · {first.reason || '没有写原因'} · {first.by} {showTime(first.at)}
                </span>
              </span>
              <Button
                aria-label={`撤销${first.how}“${first.finding.quote.exact || first.finding.message}”`}
                onClick={() => onUndo(first.how, first.key)}
              >
                撤销
              </Button>
            </li>
          ) : null,
        )}
      </ul>
      <button type="button" className="text-link" onClick={onAll}>
        查看本机全部忽略和放行
      </button>
    </details>
  );
}
