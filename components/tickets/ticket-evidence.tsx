import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';

import type { EvidenceFile } from '../../lib/core/events/event.ts';
import type { TicketEvidence as Proof } from '../../lib/core/tickets/evidence-files.ts';
import type { Answer } from '../loaded.tsx';
import { showTime } from '../show-time.ts';
import { type ArchiveActs, PageArchive } from './page-archive.tsx';

/** 已清理: given up, or it never came with a file; the hash stays in the record. */
type ProofState = '一致' | '已改动' | '已清理';

export interface EvidenceActs {
  /** The bytes as stored; undefined when they are not here. */
  read: (hash: string) => Promise<Answer<Uint8Array<ArrayBuffer> | undefined>>;
  check: (hash: string) => Promise<Answer<ProofState>>;
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

function ProofLine({ proof: { file, step }, read, check, save }: EvidenceActs & { proof: Proof }) {
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer>>();
  const [said, setSaid] = useState<{ text: string; tone: string }>();
  const [large, setLarge] = useState(false);
  useEffect(() => {
    let wanted = true;
    void read(file.hash).then((answer) => {
      if (!wanted) return;
      if (!answer.ok) setSaid({ text: `▲ ${answer.error}`, tone: 'tone-grave' });
      else if (answer.value) setBytes(answer.value);
      else setSaid(SAID.已清理);
    });
    return () => {
      wanted = false;
    };
  }, [read, file.hash]);
  const picture = useBlobUrl(file.type === 'multipart/related' ? undefined : bytes, file.type);
  const look = () =>
    void check(file.hash).then((answer) =>
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
