import { AhoCorasick } from '@monyone/aho-corasick/fast';
import ModernAhoCorasick from 'modern-ahocorasick/fast';
import { compileMatcher } from '../../lib/core/text/compile-matcher.ts';
import { fold } from '../../lib/core/text/fold.ts';
import { findAll, type TermMatch } from '../../lib/core/text/matcher.ts';
import { packMatcher, unpackMatcher } from '../../lib/core/text/pack-matcher.ts';
import { corpusOf, withVariants } from './match-corpus.ts';
import { median } from './seeded-text.ts';

/**
 * One measurement in a process of its own: `PASS TERMS CHARACTERS`, answered as one line of JSON. Times are
 * milliseconds of processor time, so that others on the same machine do not decide.
 */
const PASSES = { warm, cold, coldPeer, load, modern, regexp } as const;
const ROUNDS = 15;

function time<T>(act: () => T): { ms: number; value: T } {
  const before = process.cpuUsage();
  const value = act();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, value };
}

function bareScan(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return sum;
}

/** Both compiled long ago: rounds taken in turns. */
function warm(terms: string[], text: string) {
  const ours = compileMatcher(terms);
  const peer = new AhoCorasick(terms);
  const varied = withVariants(text);
  const times = { ours: [], peer: [], varied: [], peerVaried: [], bare: [] } as Record<string, number[]>;
  const run = <T>(name: string, act: () => T): T => {
    const { ms, value } = time(act);
    times[name]?.push(ms);
    return value;
  };
  let counts: Record<string, number> = {};
  for (let round = 0; round < ROUNDS; round++) {
    counts = {
      ours: run('ours', () => findAll(ours, text)).length,
      peer: run('peer', () => peer.matchInText(text)).length,
      varied: run('varied', () => findAll(ours, varied)).length,
      peerVaried: run('peerVaried', () => peer.matchInText(varied)).length,
    };
    run('bare', () => bareScan(text));
  }
  return {
    ms: Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)])),
    ratio: pairedRatio(times.peer, times.ours),
    variedRatio: pairedRatio(times.peerVaried, times.varied),
    counts: { ...counts, peerFolded: peer.matchInText(fold(varied)).length },
    starts: leftmostLongest(findAll(ours, text.slice(0, REGEXP_CHARACTERS))),
  };
}

/** Of each round's ratio the middle one: what slows a round down slows both. */
const pairedRatio = (theirs: number[] = [], ours: number[] = []): number =>
  median(theirs.map((ms, round) => ms / (ours[round] ?? ms)));

/** The very first scan of a process. */
function cold(terms: string[], text: string) {
  const matcher = compileMatcher(terms);
  const { ms, value } = time(() => findAll(matcher, text));
  return { ms, count: value.length };
}

function coldPeer(terms: string[], text: string) {
  const matcher = new AhoCorasick(terms);
  const { ms, value } = time(() => matcher.matchInText(text));
  return { ms, count: value.length };
}

/** What a worker start costs: a stored lexicon made usable, against the peer's building; and our own compiling. */
function load(terms: string[], text: string) {
  const compiled = time(() => compileMatcher(terms));
  const packed = packMatcher(compiled.value);
  // What a store hands out is a copy of its own.
  const loaded = time(() => unpackMatcher(structuredClone(packed), terms.length));
  if (!loaded.value) throw new Error('a packed matcher was refused');
  const count = findAll(loaded.value, text).length;
  const built = time(() => new AhoCorasick(terms));
  return {
    ms: { compile: compiled.ms, load: loaded.ms, build: built.ms },
    bytes: packed.byteLength,
    counts: { loaded: count, compiled: findAll(compiled.value, text).length },
  };
}

/** It cuts every text into graphemes first: a tenth of the text is enough to tell its pace. */
const MODERN_CHARACTERS = 50_000;
function modern(terms: string[], whole: string) {
  const text = whole.slice(0, MODERN_CHARACTERS);
  const peer = new ModernAhoCorasick(terms);
  const { ms, value } = time(() => peer.search(text));
  return {
    ms,
    characters: text.length,
    count: value.length,
    ours: findAll(compileMatcher(terms), text).length,
  };
}

/** One alternation, longer terms first, as mark.js makes it. It finds no overlaps: ours are thinned out alike. */
const REGEXP_CHARACTERS = 50_000;
function regexp(terms: string[], whole: string) {
  const text = whole.slice(0, REGEXP_CHARACTERS);
  const pattern = new RegExp([...terms].sort((a, b) => b.length - a.length).join('|'), 'g');
  const { ms, value } = time(() => [...text.matchAll(pattern)].length);
  return { ms, characters: text.length, count: value };
}

function leftmostLongest(matches: readonly TermMatch[]): number {
  const sorted = [...matches].sort((a, b) => a.start - b.start || b.end - a.end);
  let reach = 0;
  return sorted.filter(({ start, end }) => {
    if (start < reach) return false;
    reach = end;
    return true;
  }).length;
}

const [, , pass = '', terms = '', characters = ''] = process.argv;
const corpus = corpusOf(Number(terms), Number(characters));
console.log(JSON.stringify(PASSES[pass as keyof typeof PASSES](corpus.terms, corpus.text)));
