import { describe, expect, it } from 'vitest';

import { PageSnapshot } from '../../lib/core/page-snapshot.ts';
import { MAX_DEPTH, MAX_FRAMES, MAX_PLACES } from '../../lib/page/page-limits.ts';
import { type GatheredPage, snapshotSteps } from '../../lib/page/page-snapshot.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { readSnapshot } from '../../lib/page/read-snapshot.ts';
import { savedPlaces } from '../../lib/page/saved-places.ts';
import type { PlaceFinds, WordPlaces } from '../../lib/page/word-places.ts';

const URL_OF_PAGE = 'https://www.qinghe.example/zwgk/1.html';
const OPTIONS = { readAt: '2026-11-30T10:00:00+08:00', readBy: 'extension' } as const;
const PLACES = savedPlaces({ parse: parseHtml });

function gather(document: Document, places = PLACES): GatheredPage {
  const steps = snapshotSteps(document, URL_OF_PAGE, { places });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const arrived = (gathered: GatheredPage) =>
  readSnapshot(PageSnapshot.parse(JSON.parse(JSON.stringify(gathered.snapshot))), OPTIONS);

/** The reading here and the one of what was gathered, which are one. */
function readBoth(html: string) {
  const document = parseHtml(html);
  const here = readPage(document, URL_OF_PAGE, OPTIONS);
  const gathered = gather(document);
  expect(arrived(gathered)).toEqual(here);
  expect(gathered.words.text).toBe(here.text);
  return here;
}

describe('words beside the flow of a saved page', () => {
  it.each([
    ['<input value="甲乙">', '甲乙'],
    ['<input placeholder="甲乙">', '甲乙'],
    ['<textarea>甲乙</textarea>', '甲乙'],
    ['<select><option label="甲乙">丙</select>', '甲乙'],
    ['<datalist><option value="甲乙"></datalist>', '甲乙'],
    ['<svg><g><text>甲<tspan>乙</tspan></text></g></svg>', '甲乙'],
    ['<math><mtext>甲乙</mtext></math>', '甲乙'],
    ['<ruby>丙<rt>甲</rt>丁<rt>乙</rt></ruby>', '甲乙'],
    ['<bdo dir="RTL">乙甲</bdo>', '甲乙'],
    ['<svg><foreignObject><p>甲乙</p></foreignObject></svg>', '甲乙'],
    ['<div><template shadowrootmode="open"><p>甲乙</p></template></div>', '甲乙'],
    ['<iframe srcdoc="<p>甲乙</p>"></iframe>', '甲乙'],
    [`<iframe srcdoc="<iframe srcdoc='甲乙'></iframe>"></iframe>`, '甲乙'],
    ['<iframe src="data:text/html,%E7%94%B2%E4%B9%99"></iframe>', '甲乙'],
    ['<object data="data:text/html;base64,55Sy5LmZ"></object>', '甲乙'],
  ])('%s is read, after the text', (html, words) => {
    const { text, gaps } = readBoth(`<p>前</p>${html}<p>后</p>`);
    expect(text.startsWith('前\n')).toBe(true);
    expect(text.indexOf(words)).toBeGreaterThan(text.indexOf('后'));
    expect(gaps.filter(({ what }) => what !== 'list-by-script')).toEqual([]);
  });

  it.each([
    '<input type="hidden" value="甲乙"><input type="password" value="甲乙"><input type="checkbox" value="甲乙">',
    '<template><p>甲乙</p></template>',
    '<svg><path d="M0 0"/></svg>',
    '<iframe></iframe><iframe src="about:blank"></iframe>',
  ])('%s says nothing', (html) => {
    expect(readBoth(`<p>前</p>${html}<p>后</p>`).text).toBe('前\n后');
  });

  it('part no words: what stands above signs is no part of the line', () => {
    const { text } = readBoth('<p>甲<ruby>乙<rp>(</rp><rt>yǐ</rt><rp>)</rp>丙<rt>bǐng</rt></ruby>丁</p>');
    expect(text).toBe('甲乙丙丁\nyǐbǐng');
  });

  it('are blocks of their own, which are no list, no title and no part of the article', () => {
    const { blocks, text, publishedAt } = readBoth(
      '<h1>关于开展年度检查的通知</h1><p>正文。</p><input value="发布日期：2020-01-02"><input value="丙">',
    );
    expect(text.endsWith('发布日期：2020-01-02\n丙')).toBe(true);
    expect(blocks.slice(-2).map(({ role, tag }) => [role, tag])).toEqual([
      ['other', 'input'],
      ['other', 'input'],
    ]);
    expect(publishedAt).toBeUndefined();
  });

  it('lead to the element that shows them', () => {
    const document = parseHtml('<p>前</p><input value="甲乙">');
    const { words } = gather(document);
    expect(words.runs.nodes.at(-1)).toBe(document.querySelector('input'));
  });

  it('of a shadow root keep its styles to themselves', () => {
    const { links } = readBoth(
      '<p><a href="https://other.example/">甲</a></p><div><template shadowrootmode="open"><style>a { display: none }</style></template></div>',
    );
    expect(links[0]?.hidden.is).toBe('unknown');
  });
});

describe('a page beyond all bounds', () => {
  /** `count` elements, each in the one before, as only a script can build them. */
  function nested(count: number, tag: string): Document {
    const document = parseHtml('<p>前</p><div id="top"></div><p>后</p>');
    let at = document.querySelector('#top') as Element;
    for (let level = 0; level < count; level++) {
      at.append('层');
      at = at.appendChild(document.createElement(tag));
    }
    at.append('底');
    return document;
  }

  it.each(['div', 'span', 'ul'])('nested %s too deep is read flat, and said', (tag) => {
    const document = nested(MAX_DEPTH * 2, tag);
    const here = readPage(document, URL_OF_PAGE, OPTIONS);
    const gathered = gather(document);
    expect(gathered.words.text).toBe(here.text);
    expect(arrived(gathered).text).toBe(here.text);
    expect(here.text.match(/层/g)).toHaveLength(MAX_DEPTH * 2);
    expect(here.text).toMatch(/底\n后$/);
    for (const { gaps } of [here, arrived(gathered)])
      expect(gaps.filter(({ what }) => what === 'place-cap')).toHaveLength(1);
  });

  it('nested as deep as a parser goes is no gap', () => {
    const { gaps } = readPage(nested(MAX_DEPTH - 10, 'div'), URL_OF_PAGE, OPTIONS);
    expect(gaps.filter(({ what }) => what === 'place-cap')).toEqual([]);
  });

  it('counts the frames it does not read', () => {
    const { text, gaps } = readBoth('<iframe srcdoc="甲"></iframe>'.repeat(MAX_FRAMES + 5));
    expect(text.match(/甲/g)).toHaveLength(MAX_FRAMES - 1);
    expect(gaps).toContainEqual({ what: 'frame', why: '页面内嵌的框架过多，还有 6 个没有读。' });
  });

  it('of pictures, icons and ticks that show no words is read to its end', () => {
    const silent =
      '<img alt="图"><svg><use/></svg><input type="checkbox" value="甲"><select><option>丁</option></select><bdo>丙</bdo>';
    const { text, gaps } = readBoth(`${silent.repeat(MAX_PLACES / 3)}<input value="甲乙">`);
    expect(text).toMatch(/甲乙$/);
    expect(gaps.filter(({ what }) => what === 'place-cap')).toEqual([]);
  });

  it('says that some of its controls were not looked at', () => {
    const { text, gaps } = readBoth('<input value="甲">'.repeat(MAX_PLACES + 5));
    expect(text.match(/甲/g)).toHaveLength(MAX_PLACES);
    expect(gaps.filter(({ what }) => what === 'place-cap')).toHaveLength(1);
  });
});

describe('what could not be read', () => {
  const document = parseHtml('<p>前</p><i id="a"></i><i id="b"></i><i id="c"></i>');
  const unreadIn = (say: (at: Element, finds: PlaceFinds) => void): WordPlaces => ({
    isPlace: (_, tag) => tag === 'i',
    ask: (at, _tag, _base, finds) => say(at, finds),
  });

  it('is a gap where a reader sees it, and an element to be covered wherever it stands', () => {
    const gathered = gather(
      document,
      unreadIn((at, finds) =>
        finds.unread({ at, what: 'canvas', why: '没有看。', isSeen: at.getAttribute('id') === 'b' }),
      ),
    );
    expect(gathered.unread.map((at) => at.getAttribute('id'))).toEqual(['a', 'b', 'c']);
    expect(gathered.snapshot.unread).toHaveLength(1);
    expect(arrived(gathered).gaps).toContainEqual({ what: 'canvas', why: '没有看。' });
  });

  it('is named once for each that differs', () => {
    const gathered = gather(
      document,
      unreadIn((at, finds) => {
        for (let nth = 0; nth < 30; nth++)
          finds.unread({ at, what: 'object', why: `第 ${nth} 个没有看。`, isSeen: true });
      }),
    );
    const objects = arrived(gathered).gaps.filter(({ what }) => what === 'object');
    expect(objects).toHaveLength(21);
    expect(objects.at(-1)?.why).toContain('另有 10 处');
  });

  it('leaves the parts that were read: roots are told', () => {
    const page = parseHtml('<iframe srcdoc="甲"></iframe>');
    expect(gather(page).roots).toHaveLength(2);
    expect(gather(page).roots[0]).toBe(page);
  });
});
