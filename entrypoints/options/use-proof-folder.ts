import { useCallback, useEffect, useRef, useState } from 'react';

import { useLoad } from '../../components/loaded.tsx';
import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { ask } from '../../lib/extension/ask.ts';
import { type LedgerDb, openLedgerDb, storeError } from '../../lib/extension/db.ts';
import { type FolderHandle, isFolderHandle } from '../../lib/extension/folder-handle.ts';
import { keepFolder, keptFolder } from '../../lib/extension/proof-folder.ts';

type PickFolder = (how: { id: string; mode: 'readwrite'; startIn: string }) => Promise<FolderHandle>;

/** With Chromium; no other browser has it. */
const pickFolder = (globalThis as { showDirectoryPicker?: PickFolder }).showDirectoryPicker;

/** A handle cannot be sent as a message: the page that asked for it keeps it itself. */
async function inStore<T>(doing: string, work: (db: LedgerDb) => Promise<T>): Promise<Result<T>> {
  const opened = await openLedgerDb();
  if (!opened.ok) return opened;
  try {
    return { ok: true, value: await work(opened.value) };
  } catch (error) {
    return { ok: false, error: storeError(doing, error) };
  } finally {
    opened.value.close();
  }
}

/** The folder for proofs: chosen and allowed here, written to by the background. */
export function useProofFolder(
  onDone: (answer: Result<unknown>, sentence: string) => void,
  onWritten: () => void,
) {
  const facts = useLoad(useCallback(() => ask('proofFolder', null), []));
  const [progress, setProgress] = useState<{ wrote: number; of: number }>();
  const stopped = useRef(false);
  const { reload } = facts;

  const write = useCallback(async (): Promise<Result<unknown>> => {
    stopped.current = false;
    setProgress({ wrote: 0, of: 0 });
    let first: number | undefined;
    for (;;) {
      const answer = await ask('writeProofs', null);
      const look = answer.ok ? answer.value.look : undefined;
      const isOver = !look || look.left === 0 || look.trouble !== undefined;
      if (!answer.ok || isOver || stopped.current) {
        setProgress(undefined);
        reload();
        onWritten();
        return answer;
      }
      first ??= look.left;
      setProgress({ wrote: first - look.left, of: first });
    }
  }, [reload, onWritten]);

  // A folder that may be written to is written to as soon as somebody looks here.
  const { value } = facts;
  const looked = useRef(false);
  useEffect(() => {
    if (looked.current || value === undefined) return;
    looked.current = true;
    if (value.folder?.mayWrite) void write();
  }, [value, write]);

  const choose = () => {
    // First thing in the click: a gesture does not survive waiting.
    void pickFolder?.({ id: 'xundu-proofs', mode: 'readwrite', startIn: 'documents' }).then(
      async (handle) => {
        const kept = await inStore('证据文件夹', (db) =>
          keepFolder(db, handle, { id: crypto.randomUUID(), at: isoOf(Date.now()) }),
        );
        const wrote = kept.ok ? await write() : kept;
        reload();
        onDone(wrote, `证据会写到“${handle.name}”，每天一次。`);
      },
      (error: unknown) => {
        // The person closed the picker.
        if (error instanceof DOMException && error.name === 'AbortError') return;
        onDone(
          { ok: false, error: `没有选成文件夹（${String(error)}），设置没有改动。请换一个文件夹再试。` },
          '',
        );
      },
    );
  };

  const allow = async () => {
    const kept = await inStore('读取证据文件夹', keptFolder);
    const handle = kept.ok && isFolderHandle(kept.value?.handle) ? kept.value.handle : undefined;
    const state = await handle?.requestPermission?.({ mode: 'readwrite' }).catch(() => 'denied');
    if (state === 'granted') await write();
    else
      onDone(
        kept.ok
          ? { ok: false, error: '浏览器没有允许写入文件夹。证据都还在浏览器里。可以再点一次，或另选文件夹。' }
          : kept,
        '',
      );
    reload();
  };

  return {
    isSupported: pickFolder !== undefined,
    facts,
    progress,
    choose,
    allow: () => void allow(),
    write: () => void write(),
    stop: () => {
      stopped.current = true;
    },
    forget: () =>
      void ask('forgetFolder', null).then((answer) => {
        reload();
        onDone(answer, '不再写入文件夹。里面的文件没有改动；要看只存在那里的证据，请重新选同一个文件夹。');
      }),
  };
}
