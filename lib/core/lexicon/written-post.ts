/** Before a post these say that it was held once or is held in part; the roster knows the present only. */
const FORMER = /(?:原|前|时任|历任|曾任|首任|代|代理|候任)$/;
const SPACE = /[\s\u3000]/g;
/** Signs beside a name in which its post is looked for. */
export const POST_REACH = 30;

/** A post as written beside a name. */
interface Post {
  post: string;
  /** Where the post is written, the deputy's sign included. */
  start: number;
  end: number;
  /** 副, 常务副 written before a post that the roster has without. */
  deputy: boolean;
}

/**
 * The post that stands right before a name; none when it is a former one.
 *
 * @param posts every post of the roster, longest first
 * @example postBefore('县长甘一山', 2, ['县长'])?.post === '县长'
 */
export function postBefore(text: string, at: number, posts: readonly string[]): Post | undefined {
  const before = text.slice(Math.max(0, at - POST_REACH), at).replace(SPACE, '');
  const post = posts.find((one) => before.endsWith(one));
  if (post === undefined) return undefined;
  const lead = before.slice(0, before.length - post.length);
  if (FORMER.test(lead)) return undefined;
  const deputy = lead.endsWith('副');
  const length = post.length + (deputy ? 1 : 0);
  return { post, deputy, start: unitsBefore(text, at, length), end: at };
}

/** The post that stands right behind a name; none when it leads on to the next name (张三、县长李四). */
export function postAfter(
  text: string,
  at: number,
  posts: readonly string[],
  next: string,
): Post | undefined {
  const after = text.slice(at, at + POST_REACH).replace(SPACE, '');
  const deputy = after.startsWith('副') && !posts.some((one) => after.startsWith(one));
  const words = deputy ? after.slice(1) : after;
  const post = posts.find((one) => words.startsWith(one));
  if (post === undefined || (next !== '' && words.slice(post.length).startsWith(next))) return undefined;
  const length = post.length + (deputy ? 1 : 0);
  return { post, deputy, start: at, end: unitsAfter(text, at, length) };
}

const isSpace = (text: string, at: number): boolean => /[\s\u3000]/.test(text.charAt(at));

/** Index of the `length`-th sign before `at`, spaces not counted. */
function unitsBefore(text: string, at: number, length: number): number {
  let from = at;
  for (let left = length; left > 0 && from > 0; from--) if (!isSpace(text, from - 1)) left -= 1;
  return from;
}

function unitsAfter(text: string, at: number, length: number): number {
  let to = at;
  for (let left = length; left > 0 && to < text.length; to++) if (!isSpace(text, to)) left -= 1;
  return to;
}
