import assert from 'node:assert/strict';

import { compileMatcher } from '../../lib/core/text/compile-matcher.ts';
import { fold } from '../../lib/core/text/fold.ts';
import { findAll } from '../../lib/core/text/matcher.ts';
import { hanText, medianMs, seeded } from './seeded-text.ts';

/** One matcher over all terms against one search of the text for every term: the same matches, many times sooner. */
const LEAST_RATIO = 20;
const TERMS = 10_000;
const CHARACTERS = 200_000;

const random = seeded(20261123);
const terms = [
  ...new Set(Array.from({ length: TERMS }, () => hanText(2 + Math.floor(random() * 3), random))),
];
const text = hanText(CHARACTERS, random);

// The matcher sees through variants while it runs; the plain search is given everything folded beforehand.
const foldedText = fold(text);
const foldedTerms = terms.map((words) => fold(words));

function searchEach(): string[] {
  const found: string[] = [];
  for (const [term, words] of foldedTerms.entries()) {
    for (let at = foldedText.indexOf(words); at !== -1; at = foldedText.indexOf(words, at + 1)) {
      found.push(`${at} ${term}`);
    }
  }
  return found.sort();
}

const matcher = compileMatcher(terms);
const ours = findAll(matcher, text)
  .map(({ start, term }) => `${start} ${term}`)
  .sort();
assert.deepEqual(ours, searchEach());

const oursMs = medianMs(7, () => findAll(matcher, text));
const eachMs = medianMs(3, searchEach);
const ratio = eachMs / oursMs;
console.log(
  `${terms.length} terms, ${CHARACTERS} characters, ${ours.length} matches: ${oursMs.toFixed(1)} ms (${(CHARACTERS / oursMs / 1000).toFixed(1)} Mchar/s) against ${eachMs.toFixed(0)} ms term by term, ratio ${ratio.toFixed(0)}`,
);
assert.ok(ratio >= LEAST_RATIO, `ratio ${ratio.toFixed(1)} is below ${LEAST_RATIO}`);
