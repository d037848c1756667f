import type { PageGround } from '../../core/page-result.ts';
import type { PageWords } from '../text-runs.ts';

/** A page as the overlay knows it: what was read of it, and where its words stand in the document. */
export interface PageRead {
  reading: PageGround;
  pageText: PageWords;
}
