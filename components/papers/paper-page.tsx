import './papers.css';

import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

import type { PaperPart } from '../../lib/core/papers/paper.ts';
import { useReturnFocus } from '../return-focus.ts';
import { PaperView } from './paper-view.tsx';

interface Props {
  kind: string;
  parts: readonly PaperPart[];
  /** What only the office can fill in and has not yet: a line to the options. */
  missing: readonly string[];
  /** Writes the DOCX; answers with the name of the file or a sentence. */
  onDocx: () => Promise<{ ok: true; fileName: string } | { ok: false; error: string }>;
  onClose: () => void;
}

/** A paper over the whole window: look at it, print it, or take it away as DOCX. Esc closes. */
export function PaperPage({ kind, parts, missing, onDocx, onClose }: Props) {
  const [said, setSaid] = useState<{ ok: boolean; text: string }>();
  const [busy, setBusy] = useState(false);
  useReturnFocus();
  const page = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    // Before the drawer below, which keeps the focus and would close itself.
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopImmediatePropagation();
      close.current();
    };
    globalThis.addEventListener('keydown', onEscape, true);
    return () => globalThis.removeEventListener('keydown', onEscape, true);
  }, []);
  useEffect(() => {
    page.current?.focus();
    document.body.classList.add('prints-paper');
    return () => document.body.classList.remove('prints-paper');
  }, []);
  const save = async () => {
    setBusy(true);
    const saved = await onDocx();
    setBusy(false);
    setSaid(
      saved.ok
        ? { ok: true, text: `已存为 ${saved.fileName}，在浏览器的“下载”里。` }
        : { ok: false, text: saved.error },
    );
  };
  return createPortal(
    <div ref={page} className="paper-page" role="dialog" aria-modal="true" aria-label={kind} tabIndex={-1}>
      <div className="paper-bar stack-tight">
        <div className="row">
          <strong className="grow">{kind}</strong>
          <Button type="primary" onClick={() => globalThis.print()}>
            打印
          </Button>
          <Button loading={busy} onClick={() => void save()}>
            存为 DOCX
          </Button>
          <Button onClick={onClose}>关闭</Button>
        </div>
        {missing.length > 0 && (
          <span className="soft small">
            {missing.join('、')}还没有填，纸面上留了空。可在
            <a href="/options.html#papers">设置 → 公文模板</a>里填一次，以后自动带出。
          </span>
        )}
        {said && <Alert type={said.ok ? 'success' : 'error'} showIcon title={said.text} />}
      </div>
      <PaperView parts={parts} />
    </div>,
    document.body,
  );
}
