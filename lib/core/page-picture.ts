import type { TextQuote } from './finding.ts';
import type { Draft } from './page-result.ts';

/** What a screenshot frames: the finding, or the words selected; neither when the whole page is meant. */
export interface CaptureFault {
  findingId?: Draft['findingId'] | undefined;
  selection?: Draft['selection'] | undefined;
  /** The finding's words: it may be of an earlier reading of the page, which the page no longer knows. */
  quote?: TextQuote | undefined;
}

/** What is asked of a picture: the fault to be framed, and whether all of the window is wanted. */
export interface CaptureRequest extends CaptureFault {
  /** 整页截图: all that the window shows. */
  whole?: boolean | undefined;
}

/** A stretch of the window in CSS pixels. */
export interface CaptureBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What the page says of itself for a picture of a part of its window. */
export interface CaptureView {
  /** Size of the whole window. */
  width: number;
  height: number;
  /** The part that is kept: nothing outside of it is. */
  crop: CaptureBox;
  /** Boxes of the words in question, framed in red; none when the whole page is meant. */
  frames: CaptureBox[];
  /** Boxes of private data and of what nobody can look into, painted black before a byte is kept. */
  black: CaptureBox[];
}

/**
 * Why a page has no picture, or none yet: the fault's words changed or went away, private numbers came while it was
 * taken, the page is too long to be looked through, nobody answered where the numbers are, the page is busy with
 * another picture, or stands in a tab that is not shown.
 */
export type CaptureRefusal =
  | 'changed'
  | 'hidden-words'
  | 'too-long'
  | 'no-answer'
  | 'given-up'
  | 'hidden-tab';
export type CaptureAnswer = { ok: true; view: CaptureView } | { ok: false; why: CaptureRefusal };
