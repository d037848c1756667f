import type { Draft, PageResult, Result } from '../../core/page-result.ts';
import type { PageReading } from '../../core/reading.ts';
import type { CardModule } from './card.ts';

/**
 * What the overlay is handed. It knows no extension API, so that the practice page runs the very same
 * overlay with abilities of its own. A failure is a value; nothing here throws.
 */
export interface OverlayAbilities {
  judge(reading: PageReading): Promise<Result<PageResult>>;
  file(draft: Draft): Promise<Result<{ id: string; number: string; dueText: string }>>;
  ignore(findingId: string, reason: string, on: boolean): Promise<Result<null>>;
  /** Keeps a half-written form; null clears it. */
  saveDraft(draft: Draft | null): Promise<Result<null>>;
  /** The half-written form kept for this page. */
  savedDraft(): Promise<Result<Draft | null>>;
  /** The card's code, loaded at the first click: pages where nobody clicks do not pay for it. */
  loadCard(): Promise<CardModule | null>;
  openPanel(): Promise<Result<null>>;
  /** ISO 8601 with the +08:00 offset. */
  now(): string;
  /** False once the extension was updated or removed under this page: every other ability is dead then. */
  alive(): boolean;
}

export interface OverlayStatus {
  url: string;
  visible: boolean;
  state: 'reading' | 'read' | 'failed';
  reason?: string;
}

export interface Overlay {
  stop(): void;
  setVisible(on: boolean): void;
  scrollToFinding(findingId: string): void;
  reportSelection(): void;
  refresh(): void;
  status(): OverlayStatus;
  /** Looks whether the extension is still there, and says so in the page when it is not. */
  checkAlive(): void;
}
