import { useRef, useState } from 'react';

import type { FileHead, TakeInState, TakenIn } from '../../components/packages/take-in-view.tsx';
import { CONTACT_TYPE } from '../../lib/core/events/contact.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { readEventPackage } from '../../lib/export/package/event-package.ts';
import { isLedgerJson, packageOfLedgerJson } from '../../lib/export/package/json-package.ts';
import { ask } from '../../lib/extension/ask.ts';
import { putIncoming } from '../../lib/extension/incoming.ts';
import { sha256Hex } from './hash.ts';

/** Files larger than this are not even read into memory. */
const MOST_BYTES = 300 * 1024 * 1024;

/**
 * Files on their way in: read and shown here, taken in by the background, which alone writes the ledger. One
 * file is shown before it is taken in; several are taken in one after the other, each whole or not at all.
 */
export function useTakeIn(onTaken: () => void) {
  const [state, setState] = useState<TakeInState>({ is: 'idle' });
  const pending = useRef<{ fileName: string; bytes: Uint8Array }>(undefined);
  const turn = useRef(0);

  const choose = (files: File[]): void => {
    turn.current += 1;
    void (files.length === 1 && files[0] ? look(files[0], turn.current) : takeAll(files, turn.current));
  };

  const read = async (file: File, mine: number): Promise<Result<{ bytes: Uint8Array; head: FileHead }>> => {
    if (file.size > MOST_BYTES) return { ok: false, error: `${file.name} 太大（超过 300 MB），没有导入。` };
    setState({ is: 'reading', fileName: file.name, percent: 0 });
    let bytes: Uint8Array = new Uint8Array(await file.arrayBuffer());
    const isJson = isLedgerJson(file.name);
    if (isJson) {
      const packed = await packageOfLedgerJson(bytes, sha256Hex);
      if (!packed.ok) return { ok: false, error: `${file.name}：${packed.error}` };
      bytes = packed.value;
    }
    const opened = await readEventPackage(bytes, sha256Hex, async (percent) => {
      setState((now) => (now.is === 'reading' ? { ...now, percent } : now));
      await new Promise((resolve) => setTimeout(resolve));
      return mine === turn.current;
    });
    if (!opened.ok) return { ok: false, error: `${file.name}：${opened.error}` };
    const { head } = opened.value;
    return {
      ok: true,
      value: {
        bytes,
        head: {
          fileName: file.name,
          kind: isJson ? '台账 JSON' : head.kind,
          madeBy: isJson ? '' : `${head.by.unit} ${head.by.name}（${head.by.role}）`.trim(),
          madeAt: head.madeAt,
          scope: head.scope,
          events: head.counts.events,
          tickets: head.counts.tickets,
          evidence: head.evidence.filter(({ type }) => type !== CONTACT_TYPE).length,
        },
      },
    };
  };

  const look = async (file: File, mine: number) => {
    const opened = await read(file, mine);
    if (mine !== turn.current) return;
    if (!opened.ok) {
      setState({ is: 'failed', error: opened.error });
      return;
    }
    pending.current = { fileName: file.name, bytes: opened.value.bytes };
    setState({ is: 'ready', head: opened.value.head });
  };

  const takeAll = async (files: readonly File[], mine: number) => {
    const results: TakenIn[] = [];
    const failures: string[] = [];
    for (const file of files) {
      if (mine !== turn.current) break;
      const opened = await read(file, mine);
      if (!opened.ok) {
        failures.push(opened.error);
        continue;
      }
      const answer = await handOver(file.name, opened.value.bytes);
      if (answer.ok) results.push(answer.value);
      else failures.push(`${file.name}：${answer.error}`);
    }
    setState({ is: 'done', results, failures });
    onTaken();
  };

  const confirm = async () => {
    const file = pending.current;
    if (!file || state.is !== 'ready') return;
    setState({ is: 'taking', head: state.head });
    const answer = await handOver(file.fileName, file.bytes);
    pending.current = undefined;
    setState(
      answer.ok
        ? { is: 'done', results: [answer.value], failures: [] }
        : { is: 'failed', error: answer.error },
    );
    onTaken();
  };

  const cancel = () => {
    turn.current += 1;
    pending.current = undefined;
    setState({ is: 'idle' });
  };

  return { state, choose, confirm, cancel };
}

export async function handOver(fileName: string, bytes: Uint8Array): Promise<Result<TakenIn>> {
  const id = await putIncoming(fileName, bytes);
  return id.ok ? ask('takeInPackage', { id: id.value }) : id;
}
