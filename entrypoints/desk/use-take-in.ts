import { useRef, useState } from 'react';

import type { BackupOwner } from '../../components/packages/own-backup-question.tsx';
import type { FileHead, TakeInState, TakenIn } from '../../components/packages/take-in-view.tsx';
import { CONTACT_TYPE } from '../../lib/core/events/contact.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { isLedgerJson, packageOfLedgerJson } from '../../lib/export/package/json-package.ts';
import { type ReadVolume, readVolume } from '../../lib/export/package/read-volume.ts';
import { ask } from '../../lib/extension/ask.ts';
import { verifier } from '../../lib/extension/device-key.ts';
import type { BackupStanding } from '../../lib/extension/device-messages.ts';
import { putIncoming } from '../../lib/extension/incoming.ts';
import { backupOwner } from './backup-owner.ts';
import { sha256Hex, sha256Text } from './hash.ts';

/** A ledger as JSON is read in one piece. Larger ones come as a backup: its files are read part by part. */
const MOST_JSON_BYTES = 200 * 1024 * 1024;

/**
 * Files on their way in: read and shown here, taken in by the background, which alone writes the ledger. One
 * file is shown before it is taken in; several are taken in one after the other, each whole or not at all.
 */
export function useTakeIn(onTaken: () => void) {
  const [state, setState] = useState<TakeInState>({ is: 'idle' });
  const pending = useRef<{ fileName: string; content: Blob }>(undefined);
  /** Told what a person says to 这是本机以前的备份吗; undefined when the files are left. */
  const answers = useRef<(said: OwnAnswer | undefined) => void>(undefined);
  const turn = useRef(0);

  const choose = (files: File[]): void => {
    turn.current += 1;
    // The first volume of a set holds its records, and its name comes first.
    const inOrder = [...files].sort((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true }));
    void (files.length === 1 && files[0] ? look(files[0], turn.current) : takeAll(inOrder, turn.current));
  };

  const read = async (
    file: File,
    mine: number,
    of?: { index: number; count: number },
  ): Promise<Result<OpenedFile>> => {
    setState({ is: 'reading', fileName: file.name, percent: 0, of });
    let content: Blob = file;
    const isJson = isLedgerJson(file.name);
    if (isJson) {
      if (file.size > MOST_JSON_BYTES)
        return {
          ok: false,
          error: `${file.name} 超过 200 MB，没有导入。请对方改用“收发文件”里的“导出交件”或“备份全部”，那里的文件大小不限。`,
        };
      const packed = await packageOfLedgerJson(new Uint8Array(await file.arrayBuffer()), sha256Hex);
      if (!packed.ok) return { ok: false, error: `${file.name}：${packed.error}` };
      content = new Blob([packed.value]);
    }
    let shown = 0;
    const opened = await readVolume(content, sha256Hex, async (percent) => {
      if (performance.now() - shown > EVERY_MS) {
        shown = performance.now();
        setState((now) => (now.is === 'reading' ? { ...now, percent } : now));
        await new Promise((resolve) => setTimeout(resolve));
      }
      return mine === turn.current;
    });
    if (!opened.ok) return { ok: false, error: `${file.name}：${opened.error}` };
    const { head, set, runs } = opened.value;
    const isOneOfMany = set !== undefined && set.of > 1;
    return {
      ok: true,
      value: {
        content,
        file: opened.value,
        head: {
          fileName: file.name,
          kind: isJson ? '台账 JSON' : head.kind,
          madeBy: isJson ? '' : `${head.by.unit} ${head.by.name}（${head.by.role}）`.trim(),
          madeAt: head.madeAt,
          scope: head.scope,
          events: runs.reduce((sum, { events }) => sum + events.length, 0),
          tickets: isOneOfMany && runs.length === 0 ? 0 : head.counts.tickets,
          evidence: head.evidence.filter(({ type }) => type !== CONTACT_TYPE).length,
          ...(isOneOfMany && { volume: { volume: set.volume, of: set.of } }),
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
    pending.current = { fileName: file.name, content: opened.value.content };
    const standing = await ownStanding(opened.value);
    if (mine !== turn.current) return;
    if (standing === '可以恢复') {
      const said = await askOwner(opened.value);
      if (said && mine === turn.current) await finish(opened.value.head, said);
      return;
    }
    // Another volume of a set that is this machine's own already.
    if (standing === '已恢复') {
      await finish(opened.value.head, { asOwn: true });
      return;
    }
    if (mine === turn.current) setState({ is: 'ready', head: opened.value.head });
  };

  /** What a person says of it; undefined when the file is left. Without a 登记 it can only be another's. */
  const askOwner = async ({ file, head }: OpenedFile): Promise<OwnAnswer | undefined> => {
    const found = await backupOwner(file, head.fileName, {
      sha256: sha256Text,
      verify: verifier(crypto.subtle),
    });
    const { name, unit } = file.head.by;
    const owner: BackupOwner = found.ok
      ? found.value.owner
      : { fileName: head.fileName, name, unit, madeAt: head.madeAt, problem: found.error };
    setState({ is: 'asking', owner });
    const said = await new Promise<OwnAnswer | undefined>((resolve) => {
      answers.current = resolve;
    });
    if (!said) return undefined;
    const publicKey = found.ok ? (found.value.publicKey ?? said.publicKey) : undefined;
    return said.asOwn && publicKey !== undefined ? { asOwn: true, publicKey } : { asOwn: false };
  };

  const takeAll = async (files: readonly File[], mine: number) => {
    const results: TakenIn[] = [];
    const failures: string[] = [];
    /** What was said of a set: its volumes are asked about once. */
    const said = new Map<string, OwnAnswer>();
    let done = 0;
    for (const file of files) {
      if (mine !== turn.current) break;
      const opened = await read(file, mine, { index: done + 1, count: files.length });
      if (mine !== turn.current) break;
      done += 1;
      if (!opened.ok) {
        failures.push(opened.error);
        continue;
      }
      const setId = opened.value.file.set?.id ?? file.name;
      let answered = said.get(setId);
      const standing = answered ? undefined : await ownStanding(opened.value);
      if (standing === '已恢复') answered = { asOwn: true };
      if (standing === '可以恢复') answered = await askOwner(opened.value);
      if (mine !== turn.current) {
        done -= 1;
        break;
      }
      if (answered) said.set(setId, answered);
      const answer = await handOver(file.name, opened.value.content, answered);
      if (answer.ok) results.push(answer.value);
      else failures.push(`${file.name}：${answer.error}`);
    }
    if (done < files.length)
      failures.push(`已停止：${files.length} 个文件里有 ${files.length - done} 个没有导入，已导入的都在。`);
    setState({ is: 'done', results, failures });
    onTaken();
  };

  const confirm = async () => {
    if (state.is === 'ready') await finish(state.head);
  };

  const finish = async (head: FileHead, said?: OwnAnswer) => {
    const file = pending.current;
    if (!file) return;
    setState({ is: 'taking', head });
    const answer = await handOver(file.fileName, file.content, said);
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
    answers.current?.(undefined);
    // Of several files those that are in stay in, and are shown once the one under way is done.
    setState((now) => (now.is === 'reading' && now.of ? now : { is: 'idle' }));
  };

  const answerOwn = (isOwn: boolean, publicKey?: string) => {
    setState((now) =>
      now.is === 'asking' ? { is: 'reading', fileName: now.owner.fileName, percent: 1 } : now,
    );
    answers.current?.({ asOwn: isOwn, ...(publicKey === undefined ? {} : { publicKey }) });
  };

  return { state, choose, confirm, answerOwn, cancel };
}

interface OpenedFile {
  content: Blob;
  file: ReadVolume;
  head: FileHead;
}

/** What a person said of a backup, and the key whose fingerprint was shown. */
interface OwnAnswer {
  asOwn: boolean;
  publicKey?: string;
}

/** A file that calls itself a backup, where it may be this machine's own: a person says whose it is. */
async function ownStanding({ file }: OpenedFile): Promise<BackupStanding> {
  const { head, id, set } = file;
  if (head.kind !== '备份') return '不是';
  const setId = set && set.of > 1 ? set.id : undefined;
  const standing = await ask('backupStanding', { id, device: head.by.device, setId });
  return standing.ok ? standing.value : '不是';
}

/** Parts are many and small: the page is shown how far it is a few times a second. */
const EVERY_MS = 100;

/** @param said what a person said of a backup */
export async function handOver(
  fileName: string,
  content: Blob,
  said?: OwnAnswer | undefined,
): Promise<Result<TakenIn>> {
  const id = await putIncoming(fileName, content);
  return id.ok ? ask('takeInPackage', { id: id.value, ...said }) : id;
}
