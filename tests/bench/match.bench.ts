import assert from 'node:assert/strict';
import { type ExecFileException, execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { printTable } from '../../lib/node/print-table.ts';
import { median } from './seeded-text.ts';

/** Least ratios to the best peer, by number of terms: scans long under way, and the first scan of a process. */
const LEAST_WARM: Readonly<Record<number, number>> = { 1000: 5, 10000: 5, 100000: 4 };
const LEAST_COLD = 3;
/** Seeing through variants, against the peer that does not. */
const LEAST_VARIED = 3;
const LEAST_LOAD = 20;

const CHARACTERS = 1_000_000;
const COLD_RUNS = 7;
/** A peer that needs longer than this has not finished. */
const PATIENCE_MS = 40_000;

interface Warm {
  ms: { ours: number; peer: number; varied: number; peerVaried: number; bare: number };
  ratio: number;
  variedRatio: number;
  counts: { ours: number; peer: number; varied: number; peerFolded: number };
  starts: number;
}
interface Once {
  ms: number;
  count: number;
}
interface Part extends Once {
  characters: number;
  ours?: number;
}
interface Load {
  ms: { compile: number; load: number; build: number };
  bytes: number;
  counts: { loaded: number; compiled: number };
}

const FOLDER = resolve('out/bench');

/** As the extension's own code is built: one minified file. */
async function bundle(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: 'tests/bench/match-passes.ts',
      outDir: FOLDER,
      emptyOutDir: false,
      target: 'chrome102',
      minify: true,
      rolldownOptions: { output: { entryFileNames: 'match-passes.mjs' } },
    },
  });
  return join(FOLDER, 'match-passes.mjs');
}

const script = await bundle();

function pass<T>(name: string, terms: number, timeout = 0): Promise<T | 'unfinished'> {
  const run = [script, name, String(terms), String(CHARACTERS)];
  return new Promise((done, fail) => {
    execFile(process.execPath, run, { timeout }, (error: ExecFileException | null, output) => {
      if (!error) done(JSON.parse(output) as T);
      else if (error.killed) done('unfinished');
      else fail(error);
    });
  });
}

async function sure<T>(name: string, terms: number): Promise<T> {
  const answer = await pass<T>(name, terms);
  if (answer === 'unfinished') throw new Error(`${name} with ${terms} terms was ended`);
  return answer;
}

const pace = (ms: number, characters = CHARACTERS): number => characters / ms / 1000;
const shown = (ms: number, characters?: number): string => `${pace(ms, characters).toFixed(1)} Mchar/s`;
const broken: string[] = [];
function atLeast(what: string, ratio: number, least: number): string {
  if (ratio < least) broken.push(`${what}: ${ratio.toFixed(1)}, at least ${least}`);
  return `${ratio.toFixed(1)} (≥ ${least})`;
}

for (const [count, least] of Object.entries(LEAST_WARM)) {
  const terms = Number(count);
  const warm = await sure<Warm>('warm', terms);
  assert.equal(warm.counts.ours, warm.counts.peer);
  assert.equal(warm.counts.varied, warm.counts.peerFolded);

  const first: Once[] = [];
  const firstPeer: Once[] = [];
  for (let run = 0; run < COLD_RUNS; run++) {
    first.push(await sure<Once>('cold', terms));
    firstPeer.push(await sure<Once>('coldPeer', terms));
  }
  for (const one of [...first, ...firstPeer]) assert.equal(one.count, warm.counts.ours);
  const coldMs = median(first.map(({ ms }) => ms));
  const coldPeerMs = median(firstPeer.map(({ ms }) => ms));
  const coldRatio = median(first.map(({ ms }, run) => (firstPeer[run]?.ms ?? 0) / ms));

  const modern = await pass<Part>('modern', terms, PATIENCE_MS);
  if (modern !== 'unfinished') assert.equal(modern.count, modern.ours);
  const regexp = await pass<Part>('regexp', terms, PATIENCE_MS);
  if (regexp !== 'unfinished') assert.equal(regexp.count, warm.starts);
  const paceOf = (one: Part | 'unfinished') => (one === 'unfinished' ? 0 : pace(one.ms, one.characters));
  const part = (one: Part | 'unfinished') =>
    one === 'unfinished' ? `not within ${PATIENCE_MS / 1000} s` : shown(one.ms, one.characters);
  const others = Math.max(paceOf(modern), paceOf(regexp));
  assert.ok(others < pace(warm.ms.peer), 'another peer is the best one now: measure beside it');

  console.log(`\n${terms} terms, ${CHARACTERS} characters, ${warm.counts.ours} matches`);
  printTable(
    ['', 'ours', '@monyone/fast', 'ratio'],
    [
      ['warm', shown(warm.ms.ours), shown(warm.ms.peer), atLeast(`${terms} warm`, warm.ratio, least)],
      ['first pass', shown(coldMs), shown(coldPeerMs), atLeast(`${terms} cold`, coldRatio, LEAST_COLD)],
      [
        `variants seen through (${warm.counts.varied} matches)`,
        shown(warm.ms.varied),
        `${shown(warm.ms.peerVaried)} (not seen through)`,
        atLeast(`${terms} variants`, warm.variedRatio, LEAST_VARIED),
      ],
    ],
  );
  console.log(`modern-ahocorasick ${part(modern)} · one RegExp ${part(regexp)}`);
  console.log(
    `bare charCodeAt scan ${shown(warm.ms.bare)}: ours takes ${(warm.ms.ours / warm.ms.bare).toFixed(1)} times as long`,
  );
}

const load = await sure<Load>('load', 100_000);
assert.equal(load.counts.loaded, load.counts.compiled);
console.log(
  `\n100000 terms compiled ${load.ms.compile.toFixed(0)} ms, stored in ${(load.bytes / 1e6).toFixed(1)} MB, loaded ${load.ms.load.toFixed(1)} ms; the peer builds ${load.ms.build.toFixed(0)} ms: ratio ${atLeast('load', load.ms.build / load.ms.load, LEAST_LOAD)}`,
);
assert.deepEqual(broken, []);
