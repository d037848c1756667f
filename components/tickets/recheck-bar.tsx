import { Button } from 'antd';

interface Props {
  /** Closed tickets whose look-back is due, and tickets in 待复核. */
  due: number;
  waiting: number;
  onOpen: (which: 'look-back' | 'all') => void;
}

/** How much waits to be looked at again; nothing is drawn when nothing waits. */
export function RecheckBar({ due, waiting, onOpen }: Props) {
  if (due + waiting === 0) return null;
  return (
    <div className="row" data-recheck-bar>
      {due > 0 && (
        <Button onClick={() => onOpen('look-back')}>
          <span className="tone-warn">◐ 待回头看 {due}</span>
        </Button>
      )}
      {waiting > 0 && <Button onClick={() => onOpen('all')}>成批复核（待复核 {waiting}）</Button>}
    </div>
  );
}
