import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { E2E_BUILD } from '../../lib/node/extension-browser.ts';
import { printTable } from '../../lib/node/print-table.ts';
import { ensureBuild } from '../../lib/node/setup.mjs';
import { launchChromium, MeasuredPage, pageScript } from './chromium.ts';
import { largePage, moreOf, TERMS } from './large-page.ts';
import { measureOverhead } from './paint-overhead.ts';
import { median } from './seeded-text.ts';

/** Least ratios to mark.js, by number of matches on the page. */
const LEAST_FIRST = 8;
const LEAST_RECHECK = 4;
/** Gathering in all, in passes of a bare `textContent`. */
const MOST_GATHERING = 25;
const MOST_TASK_MS = 50;
/** A bare pass of the machine on which a task of 50 ms was set as the bound. */
const BARE_THERE_MS = 4.7;
const MOST_SCRIPT = 40 * 1024;
const ROUNDS = 7;

const MARK_JS = readFileSync('node_modules/mark.js/dist/mark.min.js', 'utf8');
const MARKS_CSS = readFileSync('lib/page/overlay/marks.css', 'utf8');
const PATTERN = `new RegExp(${JSON.stringify(TERMS.join('|'))}, 'g')`;

const broken: string[] = [];
function atLeast(what: string, ratio: number, least: number): string {
  if (ratio < least) broken.push(`${what}: ${ratio.toFixed(1)}, at least ${least}`);
  return `${ratio.toFixed(1)} (≥ ${least})`;
}
function atMost(what: string, value: number, most: number, unit = ''): string {
  if (value > most) broken.push(`${what}: ${value.toFixed(1)}${unit}, at most ${most.toFixed(0)}${unit}`);
  return `${value.toFixed(1)}${unit} (≤ ${most.toFixed(0)}${unit})`;
}
const ms = (value: number): string => `${value.toFixed(1)} ms`;

const browser = await launchChromium();
const script = await pageScript('paint-page.ts', 'overlayParts');
const know = `overlayParts.know(${JSON.stringify(TERMS)})`;
const append = (markup: string) =>
  `(() => { const more = document.createElement('section'); more.id = 'more'; more.innerHTML = ${JSON.stringify(markup)}; document.body.append(more); })()`;
/**
 * Milliseconds inside the page, for work too short to be told from the frames around it. Of such the shortest round
 * counts: the others tell who else had the processor.
 */
const clocked = (act: string) =>
  `(() => { const start = performance.now(); ${act}; return performance.now() - start; })()`;

async function ours(html: string, markup: string) {
  const page = await MeasuredPage.open(browser, html, [script, know]);
  const before = await page.page.evaluate<number>('overlayParts.nodes()');
  const bare = await page.time('overlayParts.bare()');
  const first = await page.time<number>('overlayParts.first()', true);
  const whole = await page.time<number>('overlayParts.whole()', true);
  const after = await page.page.evaluate<number>('overlayParts.nodes()');
  await page.page.evaluate(append(markup));
  await page.frames();
  const recheck = await page.page.evaluate<number>(`overlayParts.recheck(document.querySelector('#more'))`);
  await page.close();
  const gatheringPage = await MeasuredPage.open(browser, html, [script]);
  const bareHere = await gatheringPage.time('overlayParts.bare()');
  const gathering = await gatheringPage.time('overlayParts.gather()');
  const sending = await gatheringPage.time<number>('overlayParts.send()');
  await gatheringPage.close();
  return {
    first: first.ms,
    firstMarks: first.value,
    all: first.ms + whole.ms,
    matches: whole.value,
    added: after - before,
    recheck,
    bare: bare.ms,
    gathering: gathering.ms,
    gatheringRatio: gathering.ms / bareHere.ms,
    sending: sending.ms,
    sent: sending.value,
  };
}

async function markJs(html: string, markup: string) {
  const page = await MeasuredPage.open(browser, html, [MARK_JS]);
  const count = `document.querySelectorAll('*').length`;
  const before = await page.page.evaluate<number>(count);
  const all = await page.time(`void new Mark(document.body).markRegExp(${PATTERN})`, true);
  const after = await page.page.evaluate<number>(count);
  await page.page.evaluate(append(markup));
  await page.frames();
  const recheck = await page.page.evaluate<number>(
    clocked(`new Mark(document.querySelector('#more')).markRegExp(${PATTERN})`),
  );
  await page.close();
  return { all: all.ms, added: after - before, recheck };
}

async function longestTask(html: string): Promise<number> {
  const page = await MeasuredPage.open(browser, html, [script, know]);
  const longest = [
    await page.longestTask(browser, () => page.page.evaluate('overlayParts.gatherInTurns()')),
    await page.longestTask(browser, () => page.page.evaluate('overlayParts.send()')),
  ];
  // The background's part, done here in its place: not the page's to pay.
  await page.page.evaluate('overlayParts.judge()');
  longest.push(
    await page.longestTask(browser, async () => {
      await page.page.evaluate('overlayParts.paint()');
      await page.frames();
    }),
  );
  await page.close();
  return Math.max(...longest);
}

/** What 9,700 marks cost a page that changes itself, against the same page without. */
async function churn(html: string): Promise<number> {
  const time = async (marked: boolean) => {
    const page = await MeasuredPage.open(browser, html, [script, know]);
    if (marked)
      for (const step of ['gather', 'judge', 'paint']) await page.page.evaluate(`overlayParts.${step}()`);
    await page.frames();
    const { ms } = await page.time('overlayParts.churn()');
    await page.close();
    return ms;
  };
  return (await time(true)) / (await time(false));
}

for (const matches of [1_200, 9_700]) {
  const html = largePage(matches, MARKS_CSS);
  const markup = moreOf(matches);
  const mine: Awaited<ReturnType<typeof ours>>[] = [];
  const theirs: Awaited<ReturnType<typeof markJs>>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    mine.push(await ours(html, markup));
    theirs.push(await markJs(html, markup));
  }
  const of = <T>(rounds: readonly T[], pick: (round: T) => number): number => median(rounds.map(pick));
  const shortest = (rounds: readonly { recheck: number }[]) => Math.min(...rounds.map((one) => one.recheck));
  for (const { added } of mine) assert.equal(added, 0);
  const paired = (
    pick: (round: (typeof mine)[number]) => number,
    peer: (round: (typeof theirs)[number]) => number,
  ) => median(mine.map((round, at) => peer(theirs[at] as (typeof theirs)[number]) / pick(round)));

  console.log(`\n51,000 text nodes, ${mine[0]?.matches} matches; processor time of the page's thread`);
  printTable(
    ['', 'ours', 'mark.js', 'ratio'],
    [
      [
        `first highlight painted (${mine[0]?.firstMarks} of them)`,
        ms(of(mine, (one) => one.first)),
        ms(of(theirs, (one) => one.all)),
        atLeast(
          `${matches} first highlight`,
          paired(
            (one) => one.first,
            (one) => one.all,
          ),
          LEAST_FIRST,
        ),
      ],
      [
        'all highlights painted',
        ms(of(mine, (one) => one.all)),
        ms(of(theirs, (one) => one.all)),
        paired(
          (one) => one.all,
          (one) => one.all,
        ).toFixed(1),
      ],
      ['elements added to the page', '0', String(theirs[0]?.added ?? ''), ''],
      [
        '1,000 appended nodes checked, marked',
        ms(shortest(mine)),
        ms(shortest(theirs)),
        atLeast(`${matches} recheck`, shortest(theirs) / shortest(mine), LEAST_RECHECK),
      ],
    ],
  );
  const bare = of(mine, (one) => one.bare);
  console.log(
    `gathering ${ms(of(mine, (one) => one.gathering))}, a bare textContent pass ${ms(bare)}: ${atMost(
      'gathering',
      of(mine, (one) => one.gatheringRatio),
      MOST_GATHERING,
    )} times; sending ${ms(of(mine, (one) => one.sending))} for ${((mine[0]?.sent ?? 0) / 1e6).toFixed(1)} MB`,
  );
  const bound = MOST_TASK_MS * Math.max(1, bare / BARE_THERE_MS);
  const longest = median([await longestTask(html), await longestTask(html), await longestTask(html)]);
  console.log(`longest task of the page's thread ${atMost('longest task', longest, bound, ' ms')}`);
  console.log(
    `the page's own changes with its marks take ${(await churn(html)).toFixed(1)} times as long as without`,
  );
}
await browser.close();

assert.equal(ensureBuild('chrome', 'e2e'), 0);
const size = gzipSync(readFileSync(join(E2E_BUILD, 'content-scripts/overlay.js'))).length;
console.log(`\ncontent script ${atMost('content script', size / 1024, MOST_SCRIPT / 1024, ' KB')} gzipped`);
await measureOverhead();
assert.deepEqual(broken, []);
