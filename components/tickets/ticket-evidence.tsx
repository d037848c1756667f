import { Button, Modal } from 'antd';
import { useCallback, useEffect, useState } from 'react';

import type { EvidenceFile } from '../../lib/core/events/event.ts';
import type { TicketEvidence as Proof } from '../../lib/core/tickets/evidence-files.ts';
import type { Answer } from '../loaded.tsx';
import { showTime } from '../show-time.ts';
import { type ArchiveActs, PageArchive } from './page-archive.tsx';

/** 已清理: given up, or it never came with a file; the hash stays in the record. */
type ProofState = '一致' | '已改动' | '已清理';

/** A proof as it was found, in the browser or in the proofs folder. */
export interface FoundProof {
  /** Absent when it is not here. */
  bytes?: Uint8Array<ArrayBuffer>;
  /** Where it was written to, once the browser has it no longer. */
  inFolder?: { folder: string; path: string };
  /** Why the folder did not give it. */
  why?: '没有允许' | '没有找到' | '已改动';
}

export interface EvidenceActs {
  read: (file: EvidenceFile) => Promise<Answer<FoundProof>>;
  /** The same after asking the browser for the folder, first thing in the click. */
  readFolder: (file: EvidenceFile) => Promise<Answer<FoundProof>>;
  check: (file: EvidenceFile) => Promise<Answer<ProofState>>;
  save: (file: EvidenceFile, bytes: Uint8Array<ArrayBuffer>) => void;
  archive: ArchiveActs;
}

interface Props extends EvidenceActs {
  proofs: readonly Proof[];
  /** Why there is no picture, where one was wanted. */
  note: string | undefined;
}

const SAID: Readonly<Record<ProofState, { text: string; tone: string }>> = {
  一致: { text: '● 一致：和取证时完全相同', tone: 'tone-good' },
  已改动: { text: '▲ 已改动：本机这份文件和取证时的指纹不符，不能作证据', tone: 'tone-grave' },
  已清理: { text: '○ 已清理：本机没有这份文件，指纹还在工单上，可用备份里的文件核对', tone: 'tone-soft' },
};

const WHY_NOT: Readonly<Record<NonNullable<FoundProof['why']>, string>> = {
  没有允许: '浏览器要再允许一次才能打开，请点“从文件夹打开”。',
  没有找到: '现在打不开：可能文件夹移走了、改了名，或移动硬盘没有插上。',
  已改动: '▲ 但那里的文件和取证时的指纹不符，不能作证据。',
};

/** Where a proof lies that the browser has no longer, and whether it can be looked at. */
export function foundSays({ inFolder, why }: FoundProof): { text: string; tone: string } {
  if (!inFolder) return SAID.已清理;
  const there = `○ 已存到证据文件夹：${inFolder.path}（在“${inFolder.folder}”里）`;
  return why === undefined
    ? { text: there, tone: 'tone-soft' }
    : { text: `${there}。${WHY_NOT[why]}`, tone: why === '已改动' ? 'tone-grave' : 'tone-soft' };
}

/** The proofs a ticket's records name: looked at, saved, and checked against their fingerprint. */
export function TicketEvidence({ proofs, note, ...acts }: Props) {
  return (
    <section className="stack-tight" aria-label="证据">
      {note !== undefined && <p className="soft small">◐ {note}</p>}
      {proofs.length === 0 && note === undefined && (
        <p className="soft small">这张工单没有截图或网页存档。</p>
      )}
      <ul className="card-list stack-tight">
        {proofs.map((proof) => (
          <ProofLine key={proof.file.hash} proof={proof} {...acts} />
        ))}
      </ul>
      <PageArchive {...acts.archive} />
    </section>
  );
}

function ProofLine({
  proof: { file, step },
  read,
  readFolder,
  check,
  save,
}: EvidenceActs & { proof: Proof }) {
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer>>();
  const [said, setSaid] = useState<{ text: string; tone: string }>();
  const [large, setLarge] = useState(false);
  const [inFolder, setInFolder] = useState(false);
  const show = useCallback((answer: Answer<FoundProof>) => {
    if (!answer.ok) return setSaid({ text: `▲ ${answer.error}`, tone: 'tone-grave' });
    const { bytes: found, inFolder: there } = answer.value;
    setBytes(found);
    setInFolder(there !== undefined);
    setSaid(found && !there ? undefined : foundSays(answer.value));
  }, []);
  // A proof is one by its hash; the desk makes the file anew at every look at the ticket.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    let wanted = true;
    void read(file).then((answer) => wanted && show(answer));
    return () => {
      wanted = false;
    };
  }, [read, file.hash, show]);
  const picture = useBlobUrl(file.type === 'multipart/related' ? undefined : bytes, file.type);
  const look = () =>
    void check(file).then((answer) =>
      setSaid(answer.ok ? SAID[answer.value] : { text: `▲ ${answer.error}`, tone: 'tone-grave' }),
    );
  const title = `${file.what}，${showTime(file.takenAt)}`;
  return (
    <li className="row" style={{ flexWrap: 'nowrap' }} data-evidence={file.hash}>
      {picture && (
        <button
          type="button"
          className="plain-button"
          style={{ width: 'auto', flex: 'none' }}
          aria-label={`放大${title}`}
          onClick={() => setLarge(true)}
        >
          <img
            src={picture}
            alt={title}
            style={{ width: 120, height: 72, objectFit: 'cover', border: '1px solid var(--line)' }}
          />
        </button>
      )}
      <span className="grow stack-tight">
        <span>
          {title} <span className="soft">· {step}时</span>
        </span>
        <span className="soft small figures" title={`SHA-256 ${file.hash}`}>
          指纹 {file.hash.slice(0, 16)}… · {Math.ceil(file.bytes / 1024)} KB
        </span>
        {said && (
          <span role="status" className={`small ${said.tone}`}>
            {said.text}
          </span>
        )}
      </span>
      {inFolder && !bytes && <Button onClick={() => void readFolder(file).then(show)}>从文件夹打开</Button>}
      <Button onClick={look}>校验</Button>
      <Button disabled={!bytes} onClick={() => bytes && save(file, bytes)}>
        另存
      </Button>
      <Modal
        open={large && picture !== undefined}
        title={title}
        footer={null}
        width="90vw"
        onCancel={() => setLarge(false)}
      >
        <img src={picture} alt={title} style={{ display: 'block', maxWidth: '100%' }} />
      </Modal>
    </li>
  );
}

/** An address for bytes, taken back when it is no longer shown. */
function useBlobUrl(bytes: Uint8Array<ArrayBuffer> | undefined, type: string): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!bytes) return;
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(undefined);
    };
  }, [bytes, type]);
  return url;
}
