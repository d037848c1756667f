import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageText } from '../../lib/page/page-text.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { placeAt } from '../../lib/page/range-at.ts';
import { piecesOf } from '../../lib/page/row-pieces.ts';
import { savedPlaces } from '../../lib/page/saved-places.ts';
import { pageText } from '../../lib/page/text-of-page.ts';
import { FOUR_TIMES, growthOfFour } from '../growth.ts';

const URL_OF_PAGE = 'http://www.yunxi.example/a/b.html';

function textOf(html: string): PageText {
  return pageText(parseHtml(html), { url: URL_OF_PAGE });
}

const words = fc.string({
  unit: fc.constantFrom('县', '通', '知', 'a', '1', ' ', '\n', '\u3000', '\u00a0', '。', '&amp;', '\u200b'),
  maxLength: 12,
});
const { node: markup } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    words,
    fc.constantFrom(
      '<br>',
      '<script>var a = "不读";</script>',
      '<!-- 注释 -->',
      '<textarea>不读</textarea>',
      '<hr>',
    ),
    fc
      .tuple(
        fc.constantFrom('div', 'p', 'span', 'b', 'a', 'ul', 'li', 'td', 'h2', 'section', 'font'),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`),
  ),
}));
const page = fc.array(markup, { maxLength: 6 }).map((parts) => `<body>${parts.join('')}</body>`);

describe('text of a page', () => {
  it('blocks tile the text, separated by one line feed each', () => {
    fc.assert(
      fc.property(page, (html) => {
        const { text, blocks } = textOf(html);
        expect(blocks.map((block) => text.slice(block.start, block.end)).join('\n')).toBe(text);
        for (const block of blocks) {
          const words = text.slice(block.start, block.end);
          expect(words).not.toBe('');
          expect(words).toBe(words.trim());
          expect(words).not.toMatch(/\n|\s\s|[\u00a0\u3000]/);
        }
      }),
    );
  });

  it('every stretch is found again where it stands in the document', () => {
    fc.assert(
      fc.property(page, fc.nat(), fc.nat(), (html, a, b) => {
        const read = textOf(html);
        if (read.text === '') return;
        const start = a % read.text.length;
        const end = start + 1 + (b % (read.text.length - start));
        const place = placeAt(read, start, end);
        expect(place).toBeDefined();
        if (!place || /\s/.test(read.text[start] ?? '') || /\s/.test(read.text[end - 1] ?? '')) return;
        expect(place.startNode.data[place.startOffset]).toBe(read.text[start]);
        expect(place.endNode.data[place.endOffset - 1]).toBe(read.text[end - 1]);
        if (place.startNode === place.endNode) {
          const there = place.startNode.data.slice(place.startOffset, place.endOffset);
          expect(there.replace(/[\s\u00a0\u3000]+/g, ' ')).toBe(
            read.text.slice(start, end).replace(/\n/g, ' '),
          );
        }
      }),
    );
  });

  it('elements nest: text of a child lies in that of its parent, brothers follow each other', () => {
    fc.assert(
      fc.property(page, (html) => {
        const { elements } = textOf(html);
        for (const [index, item] of elements.entries()) {
          const parent = elements[item.parent];
          if (parent && item.end > item.start) {
            expect(item.start).toBeGreaterThanOrEqual(parent.start);
            expect(item.end).toBeLessThanOrEqual(parent.end);
            expect(parent.last).toBeGreaterThanOrEqual(item.last);
          }
          if (item.previous >= 0) expect(elements[item.previous]?.last).toBe(index - 1);
        }
      }),
    );
  });

  it('out of range there is no place', () => {
    const read = textOf('<p>通知</p>');
    for (const [start, end] of [
      [-1, 1],
      [0, 0],
      [1, 1],
      [0, 3],
      [2, 1],
    ] as const) {
      expect(placeAt(read, start, end)).toBeUndefined();
    }
  });

  it.each([
    [
      'script, style, template, noscript, textarea and iframe are not read',
      '<p>读</p><script>a</script><style>b</style><template>c</template><noscript>d</noscript><textarea>e</textarea><iframe>f</iframe>',
      '读',
    ],
    ['words broken by tags stay one word', '<p>绵<b>安</b><font color=red>府</font>办</p>', '绵安府办'],
    [
      'white space of a block is one space',
      '<p>\u3000\u3000发布 \n\t 日期&nbsp;&nbsp;今日\u3000</p>',
      '发布 日期 今日',
    ],
    ['a line break ends a block', '一<br>二<div>三</div>四', '一\n二\n三\n四'],
    ['cells are blocks', '<table><tr><td>甲</td><td>乙</td></tr></table>', '甲\n乙'],
    ['unknown elements are inline', '<p>a<ucap>b</ucap>c</p>', 'abc'],
  ])('%s', (_, html, text) => expect(textOf(html).text).toBe(text));

  it('cells of a row come apart at the borders of elements', () => {
    const read = textOf('<ul><li><a>标题<em>要</em></a><span>12</span><span>2026-06-13</span></li></ul>');
    const row = read.elements.findIndex((item) => item.tag === 'li');
    expect(piecesOf(read, row).map((piece) => piece.text)).toEqual(['标题', '要', '12', '2026-06-13']);
    for (const piece of piecesOf(read, row)) expect(read.text.slice(piece.start, piece.end)).toBe(piece.text);
  });

  it('a reachable frame is read after the page, an unreachable one is named', () => {
    const inner = parseHtml('<base href="/inner/"><p>框内</p>');
    const outer = parseHtml(
      '<p>框外</p><iframe src="/in.html"></iframe><iframe src="https://other.example/x"></iframe><iframe></iframe><p>尾</p>',
    );
    const read = pageText(outer, {
      url: URL_OF_PAGE,
      places: savedPlaces({
        frameDocument: (frame) => (frame.getAttribute('src') === '/in.html' ? inner : null),
      }),
    });
    expect(read.text).toBe('框外\n尾\n框内');
    expect(read.unreachable).toEqual(['https://other.example/x']);
    expect(read.parts.map((part) => part.base)).toEqual([URL_OF_PAGE, 'http://www.yunxi.example/inner/']);
    expect(placeAt(read, 5, 7)?.startNode.data).toBe('框内');
  });

  it('a frame that throws when asked is unreachable, not fatal', () => {
    const document = parseHtml('<p>文</p><iframe src="/in.html"></iframe>');
    const frame = document.querySelector('iframe');
    Object.defineProperty(frame, 'contentDocument', {
      get: () => {
        throw new Error('cross-origin');
      },
    });
    expect(pageText(document, { url: URL_OF_PAGE }).unreachable).toEqual(['/in.html']);
  });

  it('nesting deeper than the call stack is read', () => {
    const deep = 20_000;
    const read = textOf(`${'<div>'.repeat(deep)}底${'</div>'.repeat(deep)}`);
    expect(read.text).toBe('底');
  });

  it('work grows with the page, not with its square', async () => {
    const reading = (count: number) => {
      const document = parseHtml(`<body>${'<p>第一段<b>加粗</b>文字。</p>'.repeat(count)}</body>`);
      return () => pageText(document, { url: URL_OF_PAGE });
    };
    expect(await growthOfFour(reading, 12_000)).toBeLessThanOrEqual(FOUR_TIMES);
  });
});
