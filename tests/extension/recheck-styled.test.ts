import { expect, it } from 'vitest';

import { snapshotSteps } from '../../lib/page/page-snapshot.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readSnapshot } from '../../lib/page/read-snapshot.ts';
import { savedPlaces } from '../../lib/page/saved-places.ts';
import { ADDRESS, p, page } from './disguised-pages.ts';
import { answered, DESK, OVERLAY } from './fresh-ledger.ts';
import { answerFrom, READ_AS, recheckOffice } from './recheck-office.ts';

const CALLER = { ...OVERLAY, url: ADDRESS };
const RIGHT = '为做好冬季供水保障，青禾县人民政府定于十二月一日起检修供水管道，请各村提前储水。';

/** What a tab showed: the page, and words that stand in none of its nodes as they are shown. */
function shownIn(html: string, aside: { tag: string; words: string }[]) {
  const document = parseHtml(html);
  const steps = snapshotSteps(document, ADDRESS, { places: savedPlaces({ parse: parseHtml }) });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { snapshot } = step.value;
  return readSnapshot({ ...snapshot, aside: [...aside, ...(snapshot.aside ?? [])] }, READ_AS);
}

/** Files the fault that `reading` shows; the site then answers `html` to the re-check. */
async function recheckOf(reading: ReturnType<typeof shownIn>, html: string) {
  const test = await recheckOffice((url) => answerFrom(url, /\.(js|css)$/.test(url) ? '' : html));
  const { findings } = answered(await test.handlers.judgePage({ reading }, CALLER));
  const finding = findings.find(({ quote }) => quote.exact === '人民攻府');
  if (!finding) throw new Error('the page has no finding');
  const lines = reading.text.split('\n');
  const at = lines.findIndex((line) => line.includes('人民攻府'));
  const surroundings = lines.slice(Math.max(0, at - 1), at + 2);
  const { id } = answered(
    await test.handlers.fileTicket({ reading, findingId: finding.id, surroundings } as never, CALLER),
  );
  return answered(await test.handlers.recheck({ id }, DESK));
}

const SHOWN = '青禾县人民攻府定于十二月一日起检修';
/** How a page shows the words, and the tag under which the tab's reading has them. */
const WAYS: Readonly<Record<string, { html: string; tag: string }>> = {
  'before an element': {
    tag: 'style',
    html: page(p(`<i class="b"></i>`), '', `<style>.b::before{content:"${SHOWN}"}</style>`),
  },
  'one sign before the others': {
    tag: 'style',
    html: page(
      p(`青禾县人民<i class="b"></i>府定于十二月一日起检修`),
      '',
      '<style>.b::before{content:"攻"}</style>',
    ),
  },
  'in an outer style sheet': {
    tag: 'style',
    html: page(p(`<i class="b"></i>`), '', '<link rel="stylesheet" href="/css/b.css">'),
  },
  'from an attribute': {
    tag: 'style',
    html: page(
      p(`<i class="b" data-w="${SHOWN}"></i>`),
      '',
      '<style>.b::after{content:attr(data-w)}</style>',
    ),
  },
  'as a list sign': { tag: 'style', html: page(`<ul style="list-style:'${SHOWN}'"><li>甲</li></ul>`) },
  'as a list sign a style sheet makes up': {
    tag: 'style',
    html: page(
      '<ol class="c"><li>甲</li></ol>',
      '',
      `<style>@counter-style m{system:cyclic;symbols:"${SHOWN}"}.c{list-style:m}</style>`,
    ),
  },
  'as marks of a quotation': { tag: 'style', html: page(`<p><q style="quotes:'${SHOWN}' '」'">甲</q></p>`) },
  'turned round by style': {
    tag: 'style',
    html: page(`<p style="unicode-bidi:bidi-override;direction:rtl">${[...SHOWN].reverse().join('')}</p>`),
  },
  'in boxes from the right': {
    tag: 'style',
    html: page(
      `<p style="display:flex;flex-direction:row-reverse">${[...SHOWN]
        .reverse()
        .map((sign) => `<b>${sign}</b>`)
        .join('')}</p>`,
    ),
  },
  'in boxes with an order': {
    tag: 'style',
    html: page(
      '<p style="display:flex"><b style="order:2">攻府定于十二月一日起检修</b><b style="order:1">青禾县人民</b></p>',
    ),
  },
  'between pieces nobody sees': {
    tag: 'style',
    html: page(
      p(
        '青禾县人民<i style="font-size:0">k8</i>攻<i style="position:absolute;left:-9999px">z9</i>府定于十二月一日起检修',
      ),
    ),
  },
  'in two slots': {
    tag: 'slot',
    html: page(
      '<div><template shadowrootmode="open"><slot name="a"></slot><slot name="b"></slot></template><b slot="b">攻府定于十二月一日起检修</b><b slot="a">青禾县人民</b></div>',
    ),
  },
  'half in a slot, half in the shadow root': {
    tag: 'slot',
    html: page(
      '<div><template shadowrootmode="open">青禾县人民<slot></slot></template><b>攻府定于十二月一日起检修</b></div>',
    ),
  },
  'over a film': { tag: 'video', html: page('<video src="/a.mp4"><track default src="/a.vtt"></video>') },
  'instead of a picture': { tag: 'img', html: page(`<p><img src="/missing.png" alt="${SHOWN}"></p>`) },
};

it.each(Object.entries(WAYS))(
  '%s: what the page still shows is not called gone',
  async (_way, { html, tag }) => {
    const { result, evidence } = await recheckOf(shownIn(html, [{ tag, words: SHOWN }]), html);
    expect({ result, evidence }).toEqual({ result: expect.not.stringMatching(/已消除|页面已删/), evidence });
  },
);

it.each(Object.entries(WAYS))(
  '%s, over the same words put right: not called gone',
  async (_way, { html, tag }) => {
    const both = html.replace('<div class="article">', `<div class="article">${p(RIGHT)}`);
    const { result, evidence } = await recheckOf(shownIn(both, [{ tag, words: SHOWN }]), both);
    expect({ result, evidence }).toEqual({ result: expect.not.stringMatching(/已消除|页面已删/), evidence });
  },
);
