import marks from './marks.css?inline';

/**
 * Rules for the custom highlights, as the manifest's own sheet has them; a page that got the script without that
 * sheet (another browser, a frame, the practice page) adopts it. The names are prefixed because a page shares
 * its registry with us.
 */
export const MARK_STYLES = marks;
