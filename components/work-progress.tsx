import { Button, Progress } from 'antd';

interface Props {
  /** What is being done, for a screen reader. */
  label: string;
  /** How far, in words, read out as it changes. */
  says?: string | undefined;
  /** 0–1; undefined when nothing is under way. */
  share: number | undefined;
  /** Absent where it is stopped by another button, or not at all. */
  onStop?: (() => void) | undefined;
  /** Words of the button: what is stopped keeps what is done, what is cancelled leaves nothing. */
  stop?: '停止' | '取消' | undefined;
}

/** How far long work is, and the button that stops it. */
export function WorkProgress({ label, says, share, onStop, stop = '停止' }: Props) {
  if (share === undefined) return null;
  return (
    <>
      {says !== undefined && (
        <span role="status" className="soft small figures">
          {says}
        </span>
      )}
      <Progress
        // Not done is never shown as 100 %.
        percent={Math.floor(share * 100)}
        style={{ flex: '1 1 160px', maxWidth: 480 }}
        aria-label={label}
        status="normal"
      />
      {onStop && <Button onClick={onStop}>{stop}</Button>}
    </>
  );
}
