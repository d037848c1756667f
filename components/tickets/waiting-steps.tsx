import { Alert, Button } from 'antd';

import type { HistoryEntry } from '../../lib/core/tickets/ticket.ts';

type Waiting = HistoryEntry & { waits: NonNullable<HistoryEntry['waits']> };

function waitingOf(history: readonly HistoryEntry[], what: Waiting['waits']['for']): Waiting[] {
  return history.filter((entry): entry is Waiting => entry.waits?.for === what);
}

interface Props {
  history: readonly HistoryEntry[];
  /** Why the last 采纳 was not written. */
  refused: string | undefined;
  /** 采纳; absent where nobody may. */
  onTakeOver?: ((eventIds: readonly string[]) => void) | undefined;
}

/** Above the next step: steps that are here and do not count, and what can be done. Nothing when all count. */
export function WaitingSteps({ history, refused, onTakeOver }: Props) {
  const strange = waitingOf(history, '采纳');
  const newer = waitingOf(history, '更新');
  if (strange.length + newer.length === 0) return null;
  return (
    <>
      {refused !== undefined && <Alert type="error" showIcon title={refused} />}
      {strange.length > 0 && (
        <Alert
          type="warning"
          title={`◐ 有 ${strange.length} 步是未核准设备所写，没有计入：${typesOf(strange)}`}
          description={
            onTakeOver
              ? '看过属实可以采纳；常来常往的设备，到“收发文件”里核准一次更省事。'
              : '由大数据中心核准那台设备或采纳后才计入。'
          }
          action={
            onTakeOver && (
              <Button onClick={() => onTakeOver(strange.map(({ eventId }) => eventId))}>
                采纳 {strange.length} 步
              </Button>
            )
          }
        />
      )}
      {newer.length > 0 && (
        <Alert
          type="warning"
          title={`◐ 有 ${newer.length} 步由较新版本写入，没有计入：${typesOf(newer)}`}
          description="请更新本机的巡读；记录都原样留着，更新以后自动计入。"
        />
      )}
    </>
  );
}

/** In the list: this ticket has steps that do not count yet. */
export function WaitingChip({ history }: { history: readonly HistoryEntry[] }) {
  const count = waitingOf(history, '采纳').length;
  const newer = waitingOf(history, '更新').length;
  if (count + newer === 0) return null;
  const why = [count > 0 ? `${count} 步是未核准设备所写` : '', newer > 0 ? `${newer} 步由较新版本写入` : ''];
  return (
    <span className="chip small" title={`${why.filter((part) => part !== '').join('，')}，没有计入`}>
      ◐ {count + newer} 步未计入
    </span>
  );
}

function typesOf(entries: readonly Waiting[]): string {
  return [...new Set(entries.map(({ type }) => type))].join('、');
}
