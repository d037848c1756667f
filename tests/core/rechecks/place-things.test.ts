import { describe, expect, it } from 'vitest';

import type { PageSource } from '../../../lib/core/page-source.ts';
import { type FaultContext, placesOf } from '../../../lib/core/rechecks/fault-place.ts';
import { areInLists, thingAt } from '../../../lib/core/rechecks/place-things.ts';
import { htmlSource } from '../../../lib/page/html-source.ts';
import { parseSteps } from '../../../lib/page/parse-html.ts';

function ended<Value>(steps: Generator<void, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const sourceOf = (html: string): PageSource => ended(htmlSource(ended(parseSteps(html))));

const LEFT = '城关镇居民文婆婆高兴地说，';
const RIGHT = '政策真正送到了家门口。';
const between = (source: PageSource) => {
  const start = source.text.indexOf(LEFT) + LEFT.length;
  return { start, end: source.text.indexOf(RIGHT, start) };
};

describe('what is hidden at the place', () => {
  const jam = (signs: string) => `<span style="display:none">${signs}</span>`;

  it('signs put between the words so that nobody copies them show nothing', () => {
    const source = sourceOf(`<p>${LEFT}${jam('e3b;c#')}医疗保障${jam('##3b')}${RIGHT}</p>`);
    expect(thingAt(source, [between(source)])).toBeUndefined();
  });

  it.each([
    ['hidden words between the open ones', `${LEFT}医疗${jam('电')}保障${RIGHT}`],
    ['the words themselves', `${LEFT}${jam('医疗保障')}${RIGHT}`],
    ['nothing but hidden signs', `${LEFT}${jam('e3b;c#')}${RIGHT}`],
  ])('%s are for a person', (_what, html) => {
    const source = sourceOf(`<p>${html}</p>`);
    expect(thingAt(source, [between(source)])).toContain('是隐藏的');
  });

  it('a hidden copy beside the open one is no doubt; two hidden ones are', () => {
    const line = `${LEFT}医疗保障${RIGHT}`;
    const print = `<div id="print" style="display:none"><p>${line}</p></div>`;
    const placesIn = (source: PageSource) =>
      [...source.text.matchAll(/医疗保障/g)].map(({ index }) => ({ start: index, end: index + 4 }));
    const open = sourceOf(`<p>${line}</p>${print}`);
    expect(placesIn(open)).toHaveLength(2);
    expect(thingAt(open, placesIn(open))).toBeUndefined();
    const hidden = sourceOf(`${print}${print}`);
    expect(thingAt(hidden, placesIn(hidden))).toContain('是隐藏的');
    // A picture at the hidden one is a doubt of its own kind.
    const drawn = sourceOf(`<p>${line}</p>${print.replace('医疗', '医<img src="a.png">疗')}`);
    expect(thingAt(drawn, placesIn(drawn))).toContain('图片');
  });
});

describe('rows of a list', () => {
  const rows = ['关于开展冬季供暖检查的通知', '关于公布便民服务事项的公告'];

  it('neighbours of one list are told from a title and a foot', () => {
    const list = sourceOf(`<ul>${rows.map((row) => `<li>${row}</li>`).join('')}</ul>`);
    const apart = sourceOf(rows.map((row) => `<div>${row}</div>`).join(''));
    const seam = { start: rows[0]?.length ?? 0, end: rows[0]?.length ?? 0 };
    expect(areInLists(list, [seam], 8)).toBe(true);
    expect(areInLists(apart, [seam], 8)).toBe(false);
    expect(areInLists(list, [], 8)).toBe(false);
  });

  it('short cells between numbers under stars tell the place', () => {
    const context: FaultContext = {
      left: '1柯大勇石门村***********2覃小军古寨村',
      right: '3文桂芝青山村***********',
      ownLeft: 0,
      ownRight: 0,
      length: 11,
    };
    const text = '序号姓名责任区1柯大勇石门村2覃小军古寨村3文桂芝青山村';
    const at = text.indexOf('3文桂芝');
    expect(placesOf(text, context)).toEqual([{ start: at, end: at, known: 'here' }]);
    expect(placesOf('1柯大勇石门村2覃小军3文桂芝', context)).toEqual([]);
  });
});
