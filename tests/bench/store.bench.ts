import assert from 'node:assert/strict';

import { printTable } from '../../lib/node/print-table.ts';
import { launchChromium, pageScript } from './chromium.ts';
import { median } from './seeded-text.ts';

const TICKETS = 100_000;
/** Least ratio to dexie, of importing, filtering, paging and counting alike. */
const LEAST_RATIO = 10;
const ROUNDS = 3;
/** Most the export of 100,000 lines may add to the heap, as a multiple of what 10,000 add. */
const MOST_GROWTH = 4;

const broken: string[] = [];
function atLeast(what: string, ratio: number): string {
  if (!(ratio >= LEAST_RATIO)) broken.push(`${what}: ${ratio.toFixed(1)}, at least ${LEAST_RATIO}`);
  return `${ratio.toFixed(1)} (≥ ${LEAST_RATIO})`;
}
const ms = (time: number): string => (time < 10 ? `${time.toFixed(1)} ms` : `${time.toFixed(0)} ms`);
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

const browser = await launchChromium(['--enable-precise-memory-info']);
const context = await browser.newContext();
// IndexedDB and SHA-256 want an origin of their own.
await context.route('https://store.example/**', (route) =>
  route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html><title>store</title>' }),
);
const page = await context.newPage();
await page.goto('https://store.example/');
await page.evaluate(await pageScript('store-page.ts', 'store'));
const cdp = await context.newCDPSession(page);
const run = <T>(expression: string): Promise<T> => page.evaluate<T>(`store.${expression}`);
async function heap(): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

const records = await run<number>(`prepare(${TICKETS})`);
console.log(`${TICKETS} tickets, ${records} records, in Chromium`);
const segments = await run<number>('importSegments()');
const taken = await run<number>('takeInAll()');
const bulkPut = await run<number>('importPeer()');
const started = await run<{ read: number; listed: number; tickets: number }>('start()');
assert.equal(started.tickets, TICKETS);
const held = await heap();
await run('fillPeer()');

const rounds: { name: string; ours: number; peer: number; total: number }[][] = [];
const counted: { ours: number; peer: number }[] = [];
for (let round = 0; round < ROUNDS; round++) {
  rounds.push(await run('questions()'));
  counted.push(await run('counts()'));
}
const asked = (rounds[0] ?? []).map(({ name, total }, at) => {
  const ours = rounds.map((round) => round[at]?.ours ?? Number.NaN);
  const peer = rounds.map((round) => round[at]?.peer ?? Number.NaN);
  return { name: `${name}, of ${total}`, ours, peer };
});
asked.push({
  name: 'how many in each state',
  ours: counted.map(({ ours }) => ours),
  peer: counted.map(({ peer }) => peer),
});
printTable(
  ['', 'ours', 'dexie', 'ratio'],
  [
    ['bulk import, written', ms(segments), ms(bulkPut), atLeast('import', bulkPut / segments)],
    ['bulk import, every record hashed too', ms(taken), '', (bulkPut / taken).toFixed(1)],
    ...asked.map(({ name, ours, peer }) => [
      name,
      ms(median(ours)),
      ms(median(peer)),
      atLeast(name, median(ours.map((time, round) => (peer[round] ?? 0) / time))),
    ]),
  ],
);
console.log(
  `start: read and examined in ${ms(started.read)}, list made in ${ms(started.listed)}; heap ${megabytes(held)}`,
);

interface Export {
  ms: number;
  megabytes: number;
  heap: number;
  cancelled: boolean;
}
const grown: number[] = [];
for (const count of [TICKETS / 10, TICKETS]) {
  const before = await heap();
  const file = await run<Export>(`exportXlsx(${count})`);
  grown.push(file.heap - before / 1e6);
  console.log(
    `XLSX of ${count} lines: ${ms(file.ms)}, ${file.megabytes.toFixed(1)} MB; heap before ${megabytes(before)}, at most ${file.heap.toFixed(0)} MB`,
  );
}
const [small = 0, large = 0] = grown;
if (large > MOST_GROWTH * Math.max(small, 20))
  broken.push(
    `the export of ${TICKETS} lines adds ${large.toFixed(0)} MB, that of a tenth ${small.toFixed(0)} MB`,
  );
const before = await heap();
const stopped = await run<Export>(`exportXlsx(${TICKETS}, ${TICKETS / 4})`);
assert.deepEqual([stopped.cancelled, stopped.megabytes], [true, 0]);
console.log(
  `cancelled after a quarter: nothing kept, heap ${megabytes((await heap()) - before)} more than before`,
);
await browser.close();
assert.deepEqual(broken, []);
