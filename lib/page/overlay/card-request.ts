import type { DraftGround, ReportSubject } from './make-draft.ts';
import type { Box } from './page-box.ts';
import type { CardSubject, ReportWords } from './shapes.ts';

/** A card that is to be opened. */
export interface CardRequest {
  shown: CardSubject;
  about: ReportSubject;
  /** What `about` counts its offsets in; null when the page was never read. */
  ground: DraftGround | null;
  /** Where it belongs on the page now; null keeps it where it stands. */
  where(): Box | null;
  words?: ReportWords | undefined;
}
