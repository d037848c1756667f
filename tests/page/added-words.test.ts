import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addedWords } from '../../lib/page/added-words.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { pageText } from '../../lib/page/text-of-page.ts';
import type { PageWords } from '../../lib/page/text-runs.ts';

function wordsOf(added: readonly Node[]): PageWords {
  const steps = addedWords(added);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
const page = (body: string) => parseHtml(`<body>${body}</body>`);
const all = (document: Document, selector: string): Element[] => [...document.querySelectorAll(selector)];

describe('the words of added nodes', () => {
  it('are those the page has where they stand', () => {
    const tag = fc.constantFrom('p', 'b', 'div', 'li', 'br', 'script', 'span', 'h2');
    const words = fc.constantFrom('甲', '乙 丙', ' ', '\u3000丁', '戊\n己', '');
    const piece: fc.Memo<string> = fc.memo((depth) =>
      depth <= 1
        ? words
        : fc.oneof(
            words,
            fc
              .tuple(tag, fc.array(piece(), { maxLength: 4 }))
              .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
          ),
    );
    fc.assert(
      fc.property(fc.array(piece(4), { maxLength: 6 }), (pieces) => {
        const document = page(pieces.join(''));
        const whole = pageText(document, { url: 'http://a.example/' });
        const added = wordsOf([...(document.querySelector('body')?.childNodes ?? [])]);
        expect(added.text).toBe(whole.text);
        expect(added.runs).toEqual(whole.runs);
      }),
      { numRuns: 500 },
    );
  });

  it('are told once, however often their nodes were named', () => {
    const document = page('<ul><li>一<b>二</b></li><li>三</li></ul>');
    const nodes = [...all(document, 'b'), ...all(document, 'li'), ...all(document, 'ul')];
    expect(wordsOf(nodes).text).toBe('一二\n三');
  });

  it('leave out what is gone again and what no reader sees', () => {
    const document = page('<p id="gone">走了</p><textarea><i>草稿</i></textarea><p id="here">还在</p>');
    const nodes = [...all(document, '#gone'), ...all(document, 'textarea, i'), ...all(document, '#here')];
    document.querySelector('#gone')?.remove();
    expect(wordsOf(nodes).text).toBe('还在');
  });

  it('run on between neighbours, and not between strangers', () => {
    const document = page('<p><i>攻</i><i>府</i>和<i>攻</i>、<i>府</i></p>');
    expect(wordsOf(all(document, 'i')).text).toBe('攻府\n攻\n府');
  });
});
