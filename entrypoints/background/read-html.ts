import type { ReadAgain } from '../../lib/extension/fetch-page.ts';
import { htmlSource } from '../../lib/page/html-source.ts';
import { inSlices } from '../../lib/page/in-slices.ts';
import { documentSteps, parseSteps } from '../../lib/page/parse-html.ts';
import { type ReadPageOptions, readPageSteps } from '../../lib/page/read-page.ts';

/** Other tabs' messages wait no longer than this for a large page. */
const SLICE_MS = 50;

/** A page's source parsed, read and looked through in slices. */
export async function readHtml(
  html: string,
  url: string,
  options: ReadPageOptions,
  rest: () => Promise<void>,
): Promise<ReadAgain> {
  const steps = readSteps(html, url, options);
  const clock = { now: () => performance.now(), rest };
  // Nobody overtakes it: it always comes to its end.
  return (await inSlices(steps, clock, SLICE_MS)) as ReadAgain;
}

function* readSteps(html: string, url: string, options: ReadPageOptions): Generator<void, ReadAgain> {
  const tree = yield* parseSteps(html);
  const source = yield* htmlSource(tree);
  const document = yield* documentSteps(tree.root);
  const { reading } = yield* readPageSteps(document, url, options);
  if (tree.cut)
    reading.gaps.push({ what: 'text-cap', why: '网页嵌套太深或太大，只读了前一部分，其余未检查。' });
  return { reading, source };
}
