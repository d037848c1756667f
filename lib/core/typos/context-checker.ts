import type { Candidate } from './candidates.ts';
import { examiner } from './examine.ts';
import { type HanRun, hanRuns } from './han-runs.ts';
import { ignoredWords } from './ignored-words.ts';
import type { SlicedTypoChecker, TypoHit, TypoLevel } from './typo-checker.ts';
import type { TypoModel } from './typo-model.ts';
import { storeWith } from './word-store.ts';

/** What an office adds to the model: nothing of it is needed. */
export interface OwnWords {
  /** Phrases learnt from its published pages with how many pages had them (`PhraseBook.phrases`). */
  phrases?: ReadonlyMap<string, number>;
  /** Characters the phrases were learnt from (`PhraseBook.characters`). */
  characters?: number;
  /** Words never to be flagged again (忽略并学习), two characters or more. */
  ignored?: Iterable<string>;
}

/** Han characters judged between two breaths of `checkSlices`: some 30 ms on a slow machine. */
const SLICE = 1000;

interface Found {
  hit: TypoHit;
  position: number;
  /** The word that mends it: two that overlap mend the same slip. */
  from: number;
  to: number;
}

/**
 * Finds characters that do not fit their sentence: of every doubtful position the confusable character (or pair of
 * characters) with which the sentence becomes likeliest, measured and scored. Nothing is kept between two texts, so
 * the same text gives the same hits, and a text cut at line ends gives the hits of its parts.
 *
 * @example contextChecker(model).check('各地要加强组织领导，落石责任。', 'normal')[0]?.suggestion // 实
 */
export function contextChecker(model: TypoModel, own: OwnWords = {}): SlicedTypoChecker {
  const store = storeWith(model, own.phrases ?? new Map(), own.characters ?? 0, own.ignored ?? []);
  const isIgnored = ignoredWords(own.ignored ?? []);
  const examine = examiner(store, model.confusions, model.sameSound);

  function foundIn(text: string, run: HanRun, threshold: number): Found[] {
    const found: Found[] = [];
    examine(run, (position, candidate, row) => {
      const score = model.scorer.score(row);
      if (score <= threshold) return;
      const hit = hitOf(run, position, candidate, score);
      if (!isIgnored(text, hit.start, hit.end))
        found.push({ hit, position, from: candidate.start, to: candidate.end });
    });
    return surest(found).filter(({ position }) => position >= run.from && position < run.to);
  }

  function* checkSlices(text: string, level: TypoLevel): Generator<TypoHit[]> {
    const threshold = model.scorer.levels[level];
    let judged = 0;
    let reach = 0;
    let hits: TypoHit[] = [];
    for (const run of hanRuns(text)) {
      for (const { hit } of foundIn(text, run, threshold)) {
        if (hit.start < reach) continue;
        hits.push(hit);
        reach = hit.end;
      }
      judged += run.length;
      if (judged < SLICE) continue;
      yield hits;
      judged = 0;
      hits = [];
    }
    yield hits;
  }

  return {
    check: (text, level) => [...checkSlices(text, level)].flat(),
    checkSlices,
  };
}

function hitOf(run: HanRun, position: number, candidate: Candidate, score: number): TypoHit {
  const { units, offsets, length } = run;
  const { size, unit, nextUnit, start, end } = candidate;
  const suggestion = size === 2 ? String.fromCharCode(unit, nextUnit) : String.fromCharCode(unit);
  // A single character is shown, and learnt when ignored, with a neighbour.
  const first = end - start === 1 && end === length ? Math.max(0, start - 1) : start;
  const last = end - start === 1 && end < length ? end : end - 1;
  let word = '';
  for (let at = first; at <= last; at++)
    word += suggestion[at - position] ?? String.fromCharCode(units[at] as number);
  return {
    start: offsets[position] as number,
    end: (offsets[position + size - 1] as number) + 1,
    word: { start: offsets[first] as number, end: (offsets[last] as number) + 1, suggestion: word },
    suggestion,
    score,
  };
}

/** The surest of those that mend the same word, in text order. */
function surest(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of [...found].sort((a, b) => b.hit.score - a.hit.score || a.position - b.position))
    if (kept.every((other) => one.from >= other.to || one.to <= other.from)) kept.push(one);
  return kept.sort((a, b) => a.position - b.position);
}
