/** Most parts (documents of frames, shadow roots) of one page. */
export const MOST_PARTS = 400;
/** Most places of one page that are told of as not read. */
export const MOST_UNREAD = 200;
