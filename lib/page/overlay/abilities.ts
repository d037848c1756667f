import type { Finding } from '../../core/finding.ts';
import type { ColumnState } from '../../core/freshness/judge.ts';
import type { CaptureAnswer, CaptureRequest } from '../../core/page-picture.ts';
import type { Draft, FiledTicket, ReadPage, Result } from '../../core/page-result.ts';
import type { PageSnapshot } from '../../core/page-snapshot.ts';
import type { Link } from '../../core/reading.ts';
import type { ClosedShadow } from '../live-places.ts';
import type { CaptureMeans } from './capture.ts';
import type { CardModule } from './card-shapes.ts';

/**
 * What the overlay is handed. It knows no extension API, so that the practice page runs the very same
 * overlay with abilities of its own. A failure is a value; nothing here throws.
 */
export interface OverlayAbilities {
  /** Reads what was gathered of the page and, where `judged`, judges it. */
  read(
    snapshot: PageSnapshot,
    how: { readAt: string; rendered: boolean; judged: boolean },
  ): Promise<Result<ReadPage>>;
  /** Judges words just added to the page, by the rules that look at words alone. */
  judgeWords(url: string, text: string): Promise<Result<Finding[]>>;
  file(draft: Draft): Promise<Result<FiledTicket>>;
  /** 此处忽略, or with `on: false` its undo. `url` is that of the reading the finding is of. */
  ignore(findingId: string, reason: string, on: boolean, url: string): Promise<Result<null>>;
  /** 此词放行 the finding's words for its rule; answers the findings of this page that go (or come back). */
  letPass(
    findingId: string,
    reason: string,
    on: boolean,
    url: string,
  ): Promise<Result<{ findingIds: string[] }>>;
  /** 停用规则 on this machine, or with `on: true` back again. */
  switchRule(ruleId: string, reason: string, on: boolean, url: string): Promise<Result<null>>;
  /** Keeps a half-written form under the address it was opened on; null clears it. */
  saveDraft(draft: Draft | null, url: string): Promise<Result<null>>;
  /** The half-written form kept for this page. */
  savedDraft(): Promise<Result<Draft | null>>;
  /** The card's code, loaded at the first click: pages where nobody clicks do not pay for it. */
  loadCard(): Promise<CardModule | null>;
  openPanel(): Promise<Result<null>>;
  /** Opens 我报的, where a volunteer goes instead of the panel, at a ticket just filed; absent on the practice page. */
  openReceipt?(id?: string): Promise<Result<null>>;
  /** What a person states about a column or account; absent where nothing is kept (the practice page). */
  columns?: {
    /** 登记看到的最新一条: day and words, by hand. */
    sight(targetId: string, seen: { date: string | null; line: string }): Promise<Result<ColumnState>>;
    /** 核对无变动, by the person who sits here. */
    attest(targetId: string, stated: { on: string; reason: string }): Promise<Result<ColumnState>>;
  };
  /** What finds private numbers in a picture; absent where no pictures are taken (the practice page). */
  capture?: CaptureMeans;
  /** Opens a shadow root the page keeps closed; absent where the browser hands none out. */
  closedShadow?: ClosedShadow | undefined;
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
  /** What the page did to our marks, in a sentence: it cannot be said in the page. */
  trouble?: string;
  /** Changes of the page nobody looked at, each a sentence. */
  missed?: string[];
}

export interface Overlay {
  stop(): void;
  setVisible(on: boolean): void;
  scrollToFinding(findingId: string): void;
  reportSelection(): void;
  refresh(): void;
  /** Links of the page as last read. */
  links(): readonly Link[];
  /** Takes everything of ours off the picture and says what of the window is kept. `afterCapture` must follow. */
  beforeCapture(request: CaptureRequest): Promise<CaptureAnswer>;
  /** After the picture was taken: what in it must be black. `isLast`: no other picture will be taken. */
  checkCapture(isLast: boolean): Promise<CaptureAnswer>;
  afterCapture(): void;
  status(): OverlayStatus;
  /** Looks whether the extension is still there, and says so in the page when it is not. */
  checkAlive(): void;
}
