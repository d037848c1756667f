import { Alert } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

import { FileButton } from '../../components/file-button.tsx';
import { Loaded, useLoad } from '../../components/loaded.tsx';
import { MyReports } from '../../components/volunteer/my-reports.tsx';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { ask } from '../../lib/extension/ask.ts';
import { onLedgerChanged } from '../../lib/extension/ledger-news.ts';
import { officialMistakePage } from '../../lib/extension/official-mistake-page.ts';
import { openPlace } from '../../lib/extension/places.ts';
import { isVolunteer, seatOf } from '../../lib/extension/seat.ts';
import { downloadBlob } from '../desk/download.ts';
import { planFromStore, type WrittenFile, writeFromStore } from '../desk/write-package.ts';
import { myReports } from './my-reports.ts';
import { takeReply } from './take-reply.ts';

interface Said {
  tone: 'success' | 'error';
  text: string;
}

/** 我报的: a volunteer's receipts, the files to hand in, and what the website answered. */
export function MinePage() {
  const chosen = new URLSearchParams(location.hash.slice(1)).get('ticket') ?? undefined;
  const reports = useLoad(useCallback(() => myReports(), []));
  const settings = useLoad(useCallback(() => ask('getSettings', null), []));
  const [busy, setBusy] = useState<string>();
  const [said, setSaid] = useState<Said>();
  const { reload } = reports;
  useEffect(() => onLedgerChanged(reload), [reload]);

  const handIn = async (ticket: Ticket) => {
    setBusy(ticket.id);
    // Asked anew: a quick hand presses before they have come.
    const now = await ask('getSettings', null);
    if (!now.ok) {
      setBusy(undefined);
      return setSaid({ tone: 'error', text: `没有导出：${now.error}` });
    }
    const planned = await planFromStore({
      kind: '交件',
      scope: `工单 ${ticket.number}`,
      selection: { is: 'tickets', ids: new Set([ticket.id]), withLooks: false },
      ...seatOf(now.value),
      program: browser.runtime.getManifest().version,
      now: new Date(),
    });
    const files: WrittenFile[] = [];
    const written =
      planned.ok && planned.value
        ? await writeFromStore(planned.value, (file) => void files.push(file))
        : planned;
    setBusy(undefined);
    if (!written.ok) return setSaid({ tone: 'error', text: written.error });
    // Several reports of one day must not overwrite each other in the folder of downloads.
    const names = files.map(({ fileName }) => fileName.replace(/\.zip$/, `_${ticket.number}.zip`));
    for (const [index, { blob }] of files.entries()) downloadBlob(blob, names[index] ?? '');
    const fileName = names.join('、');
    setSaid({
      tone: 'success',
      text: `已导出 ${fileName}，在浏览器的下载里。请按网站公布的方式（邮箱、窗口）交过去，并报上回执码 ${ticket.number}。`,
    });
  };

  const reply = async (file: File) => {
    setBusy('reply');
    // Asked anew: a quick hand chooses a file before the list has come.
    const own = await myReports();
    const answer = own.ok ? await takeReply(file, new Set(own.value.map(({ ticket }) => ticket.id))) : own;
    setBusy(undefined);
    setSaid(answer.ok ? { tone: 'success', text: answer.value } : { tone: 'error', text: answer.error });
    reload();
  };

  const copy = async (number: string) => {
    try {
      await navigator.clipboard.writeText(number);
      setSaid({ tone: 'success', text: `已复制 ${number}。` });
    } catch {
      setSaid({ tone: 'error', text: `没有复制成，请手工记下 ${number}。` });
    }
  };

  return (
    <main className="stack" style={{ maxWidth: 760, margin: '0 auto', padding: '18px 16px' }}>
      <header className="row" style={{ justifyContent: 'space-between' }}>
        <h1>我报的</h1>
        <FileButton
          text={busy === 'reply' ? '正在导入…' : '导入回复'}
          accept=".zip"
          disabled={busy === 'reply'}
          onFile={(file) => void reply(file)}
        />
      </header>
      <p className="soft">
        报错存在这台电脑的浏览器里，没有发给任何人。导出文件交给网站，或者转到官方“我为政府网站找错”填写；网站给您回复文件后，点“导入回复”看办理情况。
      </p>
      {said && (
        <Alert
          type={said.tone}
          showIcon
          title={said.text}
          closable={{ onClose: () => setSaid(undefined) }}
          role="status"
        />
      )}
      <Loaded of={reports}>
        {(rows) => (
          <MyReports
            reports={rows}
            chosen={chosen}
            busy={busy}
            onCopy={(number) => void copy(number)}
            onExport={(ticket) => void handIn(ticket)}
            onOfficial={({ submission }) =>
              void browser.tabs.create({ url: officialMistakePage(submission.officialCode, submission.url) })
            }
          />
        )}
      </Loaded>
      {settings.value && isVolunteer(settings.value) && (
        <p className="soft small">
          值班人员请做{' '}
          <button type="button" className="text-link" onClick={() => void openPlace('welcome')}>
            首次设置
          </button>
          ，设好以后就有检查规则、栏目清单和工作台。
        </p>
      )}
    </main>
  );
}
