import type { FiledTicket, PageTicket, Result } from '../../core/page-result.ts';
import type { makeCapture } from './capture.ts';
import type { Dismissal } from './card-dismiss.ts';
import type { buildColumnForm } from './column-form.ts';
import type { copyText } from './copy-text.ts';
import type { makeDraft } from './make-draft.ts';
import type { reportRequest } from './report-request.ts';
import type { CardSubject, ReportWords } from './shapes.ts';

export interface CardActs {
  file(words: ReportWords): Promise<Result<FiledTicket>>;
  /** 此处忽略, 此词放行 or 停用规则; `on: false` takes it back. */
  dismiss(how: Dismissal, reason: string, on: boolean): Promise<Result<null>>;
  /** Called on every keystroke; null when nothing is left to keep. */
  typed(words: ReportWords | null): void;
  copy(text: string): Promise<boolean>;
  /** To the next or previous mark; absent when there is no other. */
  step?: ((by: 1 | -1) => void) | undefined;
  openPanel(): void;
  /** 我报的, where a volunteer gets the file to hand in; absent where nothing is kept. */
  openReceipt?: ((id: string) => Promise<Result<null>>) | undefined;
  close(): void;
}

export interface CardSetting {
  document: Document;
  subject: CardSubject;
  /** Words typed earlier for the same subject. */
  words?: ReportWords | undefined;
  acts: CardActs;
  volunteer?: boolean | undefined;
  /** Tickets filed for this page already. */
  tickets?: readonly PageTicket[] | undefined;
}

export interface Card {
  element: HTMLElement;
  focus(): void;
  /** Says that the extension is gone; what was typed stays and can be copied. */
  orphaned(sentence: string): void;
}

/** What `card.js` leaves behind for the overlay of the same isolated world. */
export interface CardModule {
  buildCard(setting: CardSetting): Card;
  buildColumnForm: typeof buildColumnForm;
  /** What 报错 is about, and what is kept and filed of it. */
  reportRequest: typeof reportRequest;
  makeDraft: typeof makeDraft;
  copyText: typeof copyText;
  /** What these look like, for the root they stand in. */
  styles: string;
  /** Absent where no pictures are taken (the practice page). */
  makeCapture?: typeof makeCapture;
}
