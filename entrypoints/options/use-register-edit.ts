import { useState } from 'react';

import { canonicalJson } from '../../lib/core/events/canonical-json.ts';
import type { Register } from '../../lib/core/register/register.ts';

/** A change just made, so that it can be taken back. */
interface Undo {
  done: string;
  before: Register;
  after: Register;
}

/** Undefined when the change cannot be made any more. */
type Change = (register: Register) => Register | undefined;

/** Changes kept for 撤销; the oldest goes. */
const MOST_KEPT = 20;

/** Writes changes of the register one by one, and takes the last ones back. */
export function useRegisterEdit(write: (change: (register: Register) => Register) => Promise<boolean>) {
  const [undos, setUndos] = useState<Undo[]>([]);
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);

  /** True when it was written. */
  const apply = async (done: string, change: Change): Promise<boolean> => {
    setBusy(true);
    setRefused(undefined);
    let undo: Undo | undefined;
    const written = await write((before) => {
      const after = change(before);
      if (after) undo = { done, before, after };
      return after ?? before;
    });
    const kept = undo;
    if (written && kept) setUndos((all) => [...all.slice(-MOST_KEPT + 1), kept]);
    if (written && !kept) setRefused('登记册刚在别的窗口改过，这一处没有写入。请看过现在的内容再改。');
    setBusy(false);
    return written && kept !== undefined;
  };

  const undo = async () => {
    const last = undos.at(-1);
    if (!last) return;
    setBusy(true);
    let isStale = false;
    const written = await write((now) => {
      isStale = canonicalJson(now) !== canonicalJson(last.after);
      return isStale ? now : last.before;
    });
    if (isStale) setRefused('登记册后来在别的窗口改过，没有撤销，现在的内容没有动。');
    if (written) setUndos((all) => (isStale ? [] : all.slice(0, -1)));
    setBusy(false);
  };

  return { apply, undo, last: undos.at(-1)?.done, refused, busy };
}
