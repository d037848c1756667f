import assert from 'node:assert/strict';
import { printTable } from '../../lib/node/print-table.ts';
import { launchChromium, MeasuredPage, pageScript } from './chromium.ts';
import { hanText, median, seeded } from './seeded-text.ts';

/** A home page: so many registered columns, each with a list under its heading. */
const LINKS = 200;
const ROWS = 50;
/** Least ratio to the naive version, where each link looks for itself, measures and writes before the next. */
const LEAST_RATIO = 10;
/** And to the same without the looking: only measuring and writing take turns, so each measuring is a layout. */
const LEAST_TURNS = 3;
const MOST_TASK_MS = 50;
const ROUNDS = 5;

function homePage(): string {
  const random = seeded(20_261_123);
  const row = () =>
    `<li><a href="/n/${Math.floor(random() * 1e6)}.html">${hanText(14, random)}</a><span>11-20</span></li>`;
  const block = (_: unknown, nth: number) =>
    `<div class="block"><h3><a href="/lm/${nth}/">栏目${nth}</a></h3><ul>${Array.from({ length: ROWS }, row).join('')}</ul></div>`;
  const style =
    '.block{display:inline-block;width:300px;margin:8px;vertical-align:top}h3{margin:4px 0}ul{margin:0;padding:0}li{list-style:none;display:flex;justify-content:space-between}';
  return `<!DOCTYPE html><meta charset="utf-8"><base href="https://www.qinghe.example/"><title>首页</title><style>${style}</style><body>${Array.from({ length: LINKS }, block).join('')}`;
}

const html = homePage();
const browser = await launchChromium();
const script = await pageScript('badges-page.ts', 'badgeParts');

async function run(way: 'together' | 'inTurns' | 'oneByOne') {
  const page = await MeasuredPage.open(browser, html, [script]);
  const { ms, value } = await page.time<number>(`badgeParts.${way}(${LINKS})`);
  await page.close();
  assert.equal(value, LINKS);
  return ms;
}

const together: number[] = [];
const inTurns: number[] = [];
const oneByOne: number[] = [];
const longest: number[] = [];
const scrolling: number[] = [];
let nodes = 0;
for (let round = 0; round < ROUNDS; round++) {
  together.push(await run('together'));
  inTurns.push(await run('inTurns'));
  if (round % 2 === 0) oneByOne.push(await run('oneByOne'));
  const page = await MeasuredPage.open(browser, html, [script]);
  nodes = await page.page.evaluate<number>(
    `(() => { const walker = document.createTreeWalker(document, 5); let count = 0; while (walker.nextNode()) count++; return count; })()`,
  );
  longest.push(await page.longestTask(browser, () => page.page.evaluate(`badgeParts.together(${LINKS})`)));
  await page.close();
  const another = await MeasuredPage.open(browser, html, [script]);
  scrolling.push(await another.page.evaluate<number>(`badgeParts.scrolled(${LINKS})`));
  await another.close();
}
await browser.close();

const broken: string[] = [];
function atLeast(ratio: number, least: number): string {
  if (ratio < least) broken.push(`${ratio.toFixed(1)}, at least ${least}`);
  return `${ratio.toFixed(1)} (≥ ${least})`;
}
const ms = (times: readonly number[]): string => `${median(times).toFixed(0)} ms`;
const turns = median(together.map((time, round) => (inTurns[round] ?? 0) / time));
console.log(`${LINKS} registered links on a page of ${nodes} nodes; processor time of the page's thread`);
printTable(
  ['', 'time', 'ratio'],
  [
    ['all links in one pass, a slice a frame', ms(together), ''],
    ['link by link, looked for once', ms(inTurns), atLeast(turns, LEAST_TURNS)],
    ['link by link', ms(oneByOne), atLeast(median(oneByOne) / median(together), LEAST_RATIO)],
  ],
);
const task = median(longest);
if (task > MOST_TASK_MS) broken.push(`longest task ${task.toFixed(1)} ms, at most ${MOST_TASK_MS}`);
console.log(
  `longest task ${task.toFixed(1)} ms (≤ ${MOST_TASK_MS}); a frame of scrolling ${Math.min(...scrolling).toFixed(1)} ms`,
);
assert.deepEqual(broken, []);
