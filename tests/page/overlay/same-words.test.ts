import { expect, it } from 'vitest';

import { wordsOf } from '../../../lib/page/overlay/same-words.ts';
import { type GatheredPage, snapshotSteps } from '../../../lib/page/page-snapshot.ts';
import { parseHtml } from '../../../lib/page/parse-html.ts';
import { savedPlaces } from '../../../lib/page/saved-places.ts';

function gather(html: string): GatheredPage {
  const steps = snapshotSteps(parseHtml(html), 'https://www.qinghe.example/', { places: savedPlaces() });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const words = (html: string) => wordsOf(gather(html), true);

it('a page is another when other words, links or places that could not be read are on it', () => {
  const page = '<p>甲</p><a href="/1">乙</a>';
  expect(words(`${page}<script>1</script>`)).toBe(words(page));
  expect(words(`${page}<p>丙</p>`)).not.toBe(words(page));
  expect(words(page.replace('/1', '/2'))).not.toBe(words(page));
  expect(words(`${page}<iframe src="/shut"></iframe>`)).not.toBe(words(page));
});
