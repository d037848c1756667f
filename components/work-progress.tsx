import { Button, Progress } from 'antd';

interface Props {
  /** What is being done, for a screen reader. */
  label: string;
  /** 0–1; undefined when nothing is under way. */
  share: number | undefined;
  onStop: () => void;
}

/** How far long work is, and the button that stops it. */
export function WorkProgress({ label, share, onStop }: Props) {
  if (share === undefined) return null;
  return (
    <>
      <Progress style={{ width: 220 }} percent={Math.round(share * 100)} aria-label={label} status="normal" />
      <Button onClick={onStop}>停止</Button>
    </>
  );
}
