import { Alert, Button, Skeleton } from 'antd';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';

/** An answer from whoever holds the data: a failure is a value with a sentence for the reader. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: string };

/** What a list knows of its data. A failed reload keeps the last good value on the screen. */
export interface Load<T> {
  value?: T;
  error?: string;
  loading: boolean;
  reload: () => void;
}

type LoadState<T> = Omit<Load<T>, 'reload'>;

/** What stands on the screen after an answer; a value of another question never stands under its error. */
export function afterAnswer<T>(
  before: LoadState<T>,
  answer: Answer<T>,
  isSameQuestion: boolean,
): LoadState<T> {
  if (answer.ok) return { value: answer.value, loading: false };
  return {
    ...(isSameQuestion && before.value !== undefined ? { value: before.value } : {}),
    error: answer.error,
    loading: false,
  };
}

/** Asking that throws is an answer too: a list must not wait for ever. */
export function answerOf<T>(load: () => Promise<Answer<T>>): Promise<Answer<T>> {
  return load().catch((error: unknown) => ({
    ok: false,
    error: `没有取到数据（${error instanceof Error ? error.message : String(error)}）。请重试。`,
  }));
}

/** Loads once and whenever `load` changes; `load` must be stable (useCallback). Late answers are dropped. */
export function useLoad<T>(load: () => Promise<Answer<T>>): Load<T> {
  const [state, setState] = useState<LoadState<T>>({ loading: true });
  const turn = useRef(0);
  /** Whose value is on the screen. */
  const shown = useRef(load);
  const reload = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    setState((before) => ({ ...before, loading: true }));
    void answerOf(load).then((answer) => {
      if (mine !== turn.current) return;
      const isSameQuestion = shown.current === load;
      shown.current = load;
      setState((before) => afterAnswer(before, answer, isSameQuestion));
    });
  }, [load]);
  useEffect(reload, [reload]);
  return { ...state, reload };
}

/** The error sentence with its two ways out. */
function Failed({ error, retry }: { error: string; retry: () => void }) {
  return (
    <Alert
      type="error"
      showIcon
      title={error}
      action={
        <div className="row">
          <Button onClick={retry}>重试</Button>
          <Button onClick={() => globalThis.location.reload()}>刷新本页</Button>
        </div>
      }
    />
  );
}

/** Skeleton while nothing has come, the error with 重试 above whatever is still known, else the content. */
export function Loaded<T>({
  of,
  rows = 4,
  children,
}: {
  of: Load<T>;
  rows?: number;
  children: (value: T) => ReactNode;
}) {
  return (
    <div className="stack" aria-busy={of.loading}>
      {of.error !== undefined && <Failed error={of.error} retry={of.reload} />}
      {of.value !== undefined && children(of.value)}
      {of.value === undefined && of.error === undefined && (
        <Skeleton active={false} title={false} paragraph={{ rows }} aria-label="正在取数据" />
      )}
    </div>
  );
}

/** An empty list: what is empty, and what to do about it. */
export function EmptyList({ title, advice, action }: { title: string; advice: string; action?: ReactNode }) {
  return (
    <div className="panel stack-tight" style={{ textAlign: 'center', padding: '22px 16px' }} role="status">
      <strong>{title}</strong>
      <span className="soft">{advice}</span>
      {action && <div style={{ marginTop: 6 }}>{action}</div>}
    </div>
  );
}
