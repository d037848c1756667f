import { Button } from 'antd';

/** Ids of records that move no column yet, by column or account. */
export type WaitingLooks = Readonly<Record<string, readonly string[]>>;

interface Props {
  ids: readonly string[] | undefined;
  /** 采纳; absent where nobody may. */
  onTakeOver: ((recordIds: readonly string[]) => void) | undefined;
}

/** What unapproved devices saw of a column: said beside its state, which it does not move. */
export function WaitingLook({ ids, onTakeOver }: Props) {
  if (!ids || ids.length === 0) return null;
  return (
    <div className="stack-tight">
      <span className="tone-warn small">◐ 未核准设备所见 {ids.length} 条，未计入</span>
      {onTakeOver && (
        <span>
          <Button
            onClick={(event) => {
              // The row unfolds by a click; this one is for the button alone.
              event.stopPropagation();
              onTakeOver(ids);
            }}
          >
            采纳
          </Button>
        </span>
      )}
    </div>
  );
}
