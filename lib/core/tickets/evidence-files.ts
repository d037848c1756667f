import { EvidenceFile } from '../events/event.ts';
import type { Ticket } from './ticket.ts';

/** A proof with the step that brought it. */
export interface TicketEvidence {
  file: EvidenceFile;
  /** Type of the step. */
  step: string;
}

/** Every proof a ticket's records name, in the order of its history, each hash once. */
export function ticketEvidence({ history }: Pick<Ticket, 'history'>): TicketEvidence[] {
  const found = new Map<string, TicketEvidence>();
  for (const { type, payload } of history) {
    const recheck = payload?.recheck as { evidenceFiles?: unknown } | undefined;
    for (const named of [payload?.evidenceFiles, recheck?.evidenceFiles]) {
      for (const one of Array.isArray(named) ? named : []) {
        const file = EvidenceFile.safeParse(one);
        if (file.success && !found.has(file.data.hash))
          found.set(file.data.hash, { file: file.data, step: type });
      }
    }
  }
  return [...found.values()];
}

const EXTENSIONS: Readonly<Record<EvidenceFile['type'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'multipart/related': 'mhtml',
};

/**
 * Name a proof is saved under and named by in the ledger: enough of the hash to find it by.
 * @example evidenceName('BC-20261123-7F3K', file) === 'BC-20261123-7F3K_截图_3f2a9c01b7de.jpg'
 */
export function evidenceName(number: string, { what, hash, type }: EvidenceFile): string {
  return `${number.replace(/[^\w-]/g, '')}_${what}_${hash.slice(0, 12)}.${EXTENSIONS[type]}`;
}
