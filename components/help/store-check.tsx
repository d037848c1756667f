import { Button } from 'antd';

import { showTime } from '../show-time.ts';
import { WorkProgress } from '../work-progress.tsx';

/** What verifying every record came to. */
interface CheckFacts {
  isStopped: boolean;
  records: number;
  count: number;
  damaged: readonly { why: string }[];
  renoted: number;
  mended: number;
  newDevice?: string | undefined;
}

export interface StoreCheckView {
  /** 0–1; undefined when none is under way. */
  share: number | undefined;
  result?: CheckFacts | undefined;
  error?: string | undefined;
  onStart: () => void;
  onStop: () => void;
}

interface Props {
  /** The last check that came to its end. */
  checked: { at: string; records: number } | undefined;
  check: StoreCheckView;
}

/** 现在核对: every record of the store is verified; it also happens once a day and before every backup. */
export function StoreCheck({ checked, check: { share, result, error, onStart, onStop } }: Props) {
  return (
    <div className="stack" data-store-check>
      <div className="row">
        <Button onClick={onStart} disabled={share !== undefined}>
          现在核对
        </Button>
        <WorkProgress label="核对台账" says="正在逐条核对……" share={share} onStop={onStop} />
        <span className="soft small">
          {checked === undefined
            ? '还没有核对过。'
            : `上次核对：${showTime(checked.at)}，${figure(checked.records)} 条。`}
          每天自动核对一次，备份以前也核对。
        </span>
      </div>
      {error !== undefined && <p className="tone-grave">▲ {error}</p>}
      {result && share === undefined && (
        <div role="status">
          <p className={result.count > 0 ? 'tone-grave' : ''}>{checkSays(result)}</p>
          {result.damaged.length > 0 && (
            <ul>
              {result.damaged.map(({ why }) => (
                <li key={why}>{why}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}

/** The result in words: how many were looked at, what was found, what became of it. */
export function checkSays({
  isStopped,
  records,
  count,
  damaged,
  renoted,
  mended,
  newDevice,
}: CheckFacts): string {
  if (isStopped) return '已停止，没有核对完。台账没有改动。';
  const parts = [
    count === 0
      ? `核对了 ${figure(records)} 条记录，全部完好。`
      : `▲ 核对了 ${figure(records)} 条记录，有 ${figure(count)} 条损坏，已另存一边，其余照常使用。导入含有这些记录的备份、交件或回复，就能补回。`,
    renoted > 0 ? `另有 ${figure(renoted)} 条记录完好，只是导入时记下的校验值损坏了，已改正。` : '',
    mended > 0 ? `以前损坏的 ${figure(mended)} 条已经补回。` : '',
    newDevice === undefined ? '' : `${newDevice}：本机已换新的编号继续记录，以前的记录照常作数。`,
    count > damaged.length ? `下面列出前 ${figure(damaged.length)} 条。` : '',
  ];
  return parts.join('');
}

function figure(count: number): string {
  return count.toLocaleString('en-US');
}
