import { civilDateOf } from '../../lib/core/calendar/civil-date.ts';
import type { PaperPart } from '../../lib/core/papers/paper.ts';
import type { PaperKind } from '../../lib/core/papers/templates.ts';
import {
  type Letterhead,
  mistakeReply,
  type PaperTicket,
  rectificationNotice,
} from '../../lib/core/papers/ticket-papers.ts';
import { datedFileName } from '../../lib/export/file-name.ts';
import type { PaperSettings } from '../../lib/extension/settings.ts';
import { download } from './download.ts';

/** A paper that is looked at. */
export interface OpenPaper {
  kind: PaperKind;
  parts: readonly PaperPart[];
  /** What the office has not filled in. */
  missing: string[];
  fileName: string;
}

/** A paper of tickets as it stands now. */
export function paperOf(
  kind: PaperKind,
  tickets: readonly PaperTicket[],
  settings: PaperSettings | undefined,
  siteName: string,
  now: string,
): OpenPaper | undefined {
  const [first] = tickets;
  if (!first) return undefined;
  const { office = '', contact = '', phone = '' } = settings ?? {};
  const head: Letterhead = {
    siteName: first.ticket.submission.siteName ?? siteName,
    office,
    contact,
    phone,
    template: kind === '整改通知单' ? settings?.notice : settings?.reply,
  };
  const parts =
    kind === '整改通知单' ? rectificationNotice(tickets, head, now) : mistakeReply(first, head, now);
  const asked = [
    ['落款单位', office],
    ...(kind === '整改通知单' ? [['联系人', contact]] : []),
    ['联系电话', phone],
  ];
  return {
    kind,
    parts,
    missing: asked.flatMap(([name = '', value]) => (value === '' ? [name] : [])),
    fileName: datedFileName(`${kind}_${first.ticket.number}`, '', civilDateOf(now), 'docx'),
  };
}

/** Writes a paper as DOCX into the browser's downloads. */
export async function savePaper(
  paper: OpenPaper,
): Promise<{ ok: true; fileName: string } | { ok: false; error: string }> {
  try {
    // Half a megabyte of code that few clicks need.
    const { DOCX_MIME, paperDocx } = await import('../../lib/export/paper-docx.ts');
    download(await paperDocx(paper.parts), DOCX_MIME, paper.fileName);
    return { ok: true, fileName: paper.fileName };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, error: `${paper.kind}没有写成（${why}）。工单没有改动；可以先打印，或再试一次。` };
  }
}
