import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageSnapshot } from '../../lib/core/page-snapshot.ts';
import { loadPage } from '../../lib/node/load-page.ts';
import { readPatrolList } from '../../lib/node/patrol-list.ts';
import { realdataRoot } from '../../lib/node/realdata-root.ts';
import { MAX_NODES } from '../../lib/page/page-limits.ts';
import { type GatheredPage, snapshotSteps } from '../../lib/page/page-snapshot.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { placeAt } from '../../lib/page/range-at.ts';
import { type ReadPageOptions, readPage } from '../../lib/page/read-page.ts';
import { readSnapshotSteps } from '../../lib/page/read-snapshot.ts';
import { savedPlaces } from '../../lib/page/saved-places.ts';
import { pageText } from '../../lib/page/text-of-page.ts';

const URL_OF_PAGE = 'http://www.yunxi.example/zwgk/1.html';
const PLACES = savedPlaces({ parse: parseHtml });
const OPTIONS = { readAt: '2026-11-23T10:00:00+08:00', readBy: 'extension' } as const;

function toEnd<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
const gather = (
  document: Document,
  url = URL_OF_PAGE,
  computed?: ReadPageOptions['computed'],
): GatheredPage => toEnd(snapshotSteps(document, url, { places: PLACES, computed }));
/** As it arrives in the background: through JSON and its schema. */
const arrived = ({ snapshot }: GatheredPage): PageSnapshot =>
  PageSnapshot.parse(JSON.parse(JSON.stringify(snapshot)));
const readElsewhere = (gathered: GatheredPage) => toEnd(readSnapshotSteps(arrived(gathered), OPTIONS));

const root = realdataRoot();
if (!root) console.warn('!! 没有真实网页（../shared/realdata），没有在真实网页上比较两处的读取。');

const SAVED = 'tests/page/saved';
const savedPages = readdirSync(SAVED)
  .filter((file) => file.endsWith('.html'))
  .map((file) => [file, readFileSync(`${SAVED}/${file}`, 'utf8')] as const);

describe('a page gathered here and read elsewhere', () => {
  it.each(savedPages)('%s has the reading it has in its own document', (_file, html) => {
    const document = parseHtml(html);
    const gathered = gather(document);
    const reading = readPage(document, URL_OF_PAGE, OPTIONS);
    expect(gathered.words.text).toBe(reading.text);
    expect(readElsewhere(gathered)).toEqual(reading);
  });

  it('has the same text and the same places, whatever the tags, spaces and scripts', () => {
    const tag = fc.constantFrom(
      'p',
      'b',
      'div',
      'span',
      'li',
      'br',
      'script',
      'svg',
      'select',
      'textarea',
      'h2',
      'a',
    );
    const words = fc.constantFrom('甲', '乙 丙', ' ', '\u3000丁', '戊\n己', '');
    const piece: fc.Memo<string> = fc.memo((depth) =>
      depth <= 1
        ? words
        : fc.oneof(
            words,
            fc
              .tuple(tag, fc.array(piece(), { maxLength: 4 }))
              .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
            words.map((data) => `<!--${data}-->`),
          ),
    );
    fc.assert(
      fc.property(fc.array(piece(4), { maxLength: 6 }), (pieces) => {
        const document = parseHtml(`<title>题</title><body>${pieces.join('')}`);
        const { words: gathered, snapshot } = gather(document);
        const page = pageText(document, { url: URL_OF_PAGE });
        expect(gathered.text).toBe(page.whole.text);
        expect(gathered.runs).toEqual(page.runs);
        expect(toEnd(readSnapshotSteps(snapshot, OPTIONS)).text).toBe(page.whole.text);
      }),
      { numRuns: 300 },
    );
  });

  it.skipIf(!root)('real pages have theirs', { timeout: 60_000 }, async () => {
    const pages = (await readPatrolList(join(root ?? '', 'pages.tsv'))).filter((_, at) => at % 4 === 0);
    expect(pages.length).toBeGreaterThan(15);
    for (const { path, file, url } of pages) {
      const page = await loadPage(file ?? path);
      if (!page.ok) throw new Error(`${path}: ${page.error}`);
      const document = parseHtml(page.html);
      expect(readElsewhere(gather(document, url)), path).toEqual(readPage(document, url, OPTIONS));
    }
  });

  it('leads from a place in the reading to the words in the live document', () => {
    const document = parseHtml('<p>县<b>人民</b>攻府 办公室</p>');
    const gathered = gather(document);
    const at = readElsewhere(gathered).text.indexOf('民攻府');
    expect(at).toBe(2);
    expect(placeAt(gathered.words, at, at + 2)).toMatchObject({ startOffset: 1, endOffset: 1 });
  });

  it('says what computed style says of links to other sites, and asks for no other', () => {
    const document = parseHtml(
      '<div class="h"><a href="http://other.example/a">甲</a></div><a href="//www.yunxi.example/b">乙</a><a href="/c">丙</a><a href="https://third.example/">丁</a>',
    );
    const asked: string[] = [];
    const computed = (element: Element, isLink: boolean) => {
      asked.push(`${element.localName}${isLink ? ' link' : ''}`);
      return element.getAttribute('class') === 'h' ? ('display' as const) : undefined;
    };
    const gathered = gather(document, URL_OF_PAGE, computed);
    expect(asked).toEqual(['a link', 'div', 'a link', 'body', 'html']);
    const reading = readElsewhere(gathered);
    const here = readPage(document, URL_OF_PAGE, { ...OPTIONS, computed });
    expect(reading.links).toEqual(here.links);
    expect(reading.links.find(({ text }) => text === '甲')?.hidden.is).toBe('yes');
  });

  it('takes frames along', () => {
    const outer = parseHtml('<p>外</p><iframe src="/inner.html"></iframe><iframe src="/shut.html"></iframe>');
    const [open] = outer.querySelectorAll('iframe');
    const inner = parseHtml('<p>内<iframe src="about:blank"></iframe></p>');
    Object.defineProperty(open, 'contentDocument', { value: inner });
    const gathered = gather(outer);
    expect(gathered.words.text).toBe('外\n内');
    const reading = readElsewhere(gathered);
    expect(reading).toEqual(readPage(outer, URL_OF_PAGE, OPTIONS));
    expect(reading.gaps.some(({ what }) => what === 'frame')).toBe(true);
  });

  it('is cut where a reader would cut it, and says so', () => {
    const document = parseHtml('<body></body>');
    const body = document.querySelector('body');
    const text = body?.appendChild(document.createTextNode('字'));
    // One node that never ends its row of brothers stands for 600,000 of them.
    if (!text) throw new Error('no body');
    let served = 0;
    Object.defineProperty(text, 'nextSibling', { get: () => (served++ < MAX_NODES ? text : null) });
    const gathered = gather(document);
    expect(gathered.words.text).toHaveLength(MAX_NODES);
    expect(gathered.snapshot.parts[0]?.texts).toHaveLength(MAX_NODES + 1);
  }, 60_000);

  it('pauses often, and survives a page that changes meanwhile', () => {
    const document = parseHtml(`<ul>${'<li><a href="/1.html">一条消息</a></li>'.repeat(3_000)}</ul>`);
    const steps = snapshotSteps(document, URL_OF_PAGE, { places: PLACES });
    let pauses = 0;
    for (;;) {
      const step = steps.next();
      if (step.done) {
        expect(toEnd(readSnapshotSteps(step.value.snapshot, OPTIONS)).text).toBe(step.value.words.text);
        break;
      }
      pauses++;
      document.querySelectorAll('li')[pauses * 7]?.remove();
    }
    expect(pauses).toBeGreaterThan(5);
  });

  it('is rebuilt from anything that fits the schema', () => {
    const part = fc.record({
      tree: fc.array(fc.integer({ min: -3, max: 9 }), { maxLength: 40 }),
      tags: fc.array(fc.constantFrom('p', 'a', 'iframe', 'script', 'html', 'body'), { maxLength: 4 }),
      texts: fc.array(fc.string(), { maxLength: 4 }),
      attributes: fc.array(fc.array(fc.constantFrom('href', 'class', 'src', '/x'), { maxLength: 5 }), {
        maxLength: 3,
      }),
      frames: fc.array(fc.record({ element: fc.nat(9), part: fc.integer({ min: 1, max: 3 }) }), {
        maxLength: 3,
      }),
      computed: fc.array(fc.record({ element: fc.nat(9), how: fc.constant('display' as const) }), {
        maxLength: 2,
      }),
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (parts) => {
        const snapshot = PageSnapshot.parse({ url: URL_OF_PAGE, parts });
        expect(toEnd(readSnapshotSteps(snapshot, OPTIONS)).url).toBe(URL_OF_PAGE);
      }),
      { numRuns: 200 },
    );
  });
});
