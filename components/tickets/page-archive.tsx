import { Button } from 'antd';
import { useEffect, useState } from 'react';

import type { Answer } from '../loaded.tsx';

/** Saving the whole page beside a ticket. */
export interface ArchiveActs {
  /** Whether this browser can at all. */
  isSupported: boolean;
  /** Why the page is not offered now, in a sentence. */
  offer: () => Promise<Answer<{ why?: string }>>;
  /** Asks the browser first thing in the click, then saves. */
  take: () => Promise<Answer<unknown>>;
}

/** 存整页: the page as MHTML; a file to be saved, never shown by us. */
export function PageArchive({ isSupported, offer, take }: ArchiveActs) {
  const [why, setWhy] = useState<string>();
  const [isOffered, setOffered] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ ok: boolean; sentence: string }>();
  useEffect(() => {
    if (!isSupported) return;
    let wanted = true;
    const ask = () =>
      void offer().then((answer) => {
        if (!wanted) return;
        const reason = answer.ok ? answer.value.why : answer.error;
        setWhy(reason);
        setOffered(reason === undefined);
      });
    ask();
    // The page is opened in another tab and this one comes back.
    window.addEventListener('focus', ask);
    return () => {
      wanted = false;
      window.removeEventListener('focus', ask);
    };
  }, [isSupported, offer]);
  if (!isSupported)
    return <p className="soft small">○ 这个浏览器不能存整页（MHTML），可用截图和原文摘录。</p>;
  const save = () => {
    setBusy(true);
    setSaid(undefined);
    void take().then((answer) => {
      setBusy(false);
      setSaid(
        answer.ok
          ? { ok: true, sentence: '● 整页已存为证据，指纹记在工单上。图片里的文字没有检查，请自己看一眼。' }
          : { ok: false, sentence: `▲ ${answer.error}` },
      );
    });
  };
  return (
    <div className="row">
      <span className="grow small soft">
        {why === undefined ? '把整个网页存成一个文件（MHTML）作证据。' : `○ ${why}`}
      </span>
      {said && (
        <span role="status" className={`small ${said.ok ? 'tone-good' : 'tone-grave'}`}>
          {said.sentence}
        </span>
      )}
      {isOffered && (
        <Button loading={busy} onClick={save}>
          存整页
        </Button>
      )}
    </div>
  );
}
