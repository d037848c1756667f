import { useCallback, useRef, useState } from 'react';

import { useLoad } from '../../components/loaded.tsx';
import type { Result } from '../../lib/core/page-result.ts';
import { ask } from '../../lib/extension/ask.ts';
import type { Settings } from '../../lib/extension/settings.ts';

/** Of the settings, those that are to be changed. */
function fieldsOf(known: Settings, next: Partial<Settings> | false): Record<string, unknown> {
  const keys = Object.keys(next || {});
  return Object.fromEntries(Object.entries(known).filter(([key]) => keys.includes(key)));
}

/** The settings as stored, their changes, and what came of the last one. */
export function useSettings() {
  const settings = useLoad(useCallback(() => ask('getSettings', null), []));
  const [failure, setFailure] = useState<string>();
  const [saved, setSaved] = useState<string>();
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  /** One change after another, each made from what is stored then: two quick switches must not undo each other. */
  const change = (changes: Partial<Settings> | ((stored: Settings) => Partial<Settings>), done: string) => {
    const turn = queue.current.then(async () => {
      const stored = await ask('getSettings', null);
      const next = typeof changes === 'function' ? stored.ok && changes(stored.value) : changes;
      // A plain change was made from what this page shows, which another window may have changed since.
      const seen = typeof changes === 'function' ? stored : settings;
      const was = 'value' in seen && seen.value ? fieldsOf(seen.value, next) : {};
      const answer = next ? await ask('setSettings', { ...next, was }) : stored;
      setFailure(answer.ok ? undefined : answer.error);
      setSaved(answer.ok ? done : undefined);
      settings.reload();
    });
    queue.current = turn;
    return turn;
  };

  const done = (answer: Result<unknown>, sentence: string) => {
    setFailure(answer.ok ? undefined : answer.error);
    setSaved(answer.ok ? sentence : undefined);
    settings.reload();
  };

  return { settings, failure, saved, dismiss: () => setSaved(undefined), change, done };
}
