import type { Finding, Severity, TextQuote } from './finding.ts';
import type { PageReading } from './reading.ts';
import type { Hit, Rule, RuleContext } from './rule.ts';
import { rules as allRules } from './rules/index.ts';
import { digitRuns } from './text/digit-runs.ts';
import { hash53 } from './text/hash.ts';
import { type Masker, maskPrivate, type PrivateRange, privateRangesOf } from './text/mask-private.ts';
import { quoteAt } from './text/text-quote.ts';

/** One rule that threw: it is reported, the others still speak. */
interface RuleFailure {
  ruleId: string;
  message: string;
  /** No failure: `message` says how much of what the rule said is listed, or what kept it from looking. */
  partial?: true;
}

export interface Judgement {
  findings: Finding[];
  failures: RuleFailure[];
}

interface Said {
  rule: Rule;
  hit: Hit;
}

/** Of one rule on one page: nobody reads on, and a page made to drown the reader (150,000 hits) must not. */
export const MOST_HITS = 2000;

/** A mobile number has 11 digits, the shortest of what a privacy rule looks for. */
const SHORTEST_PRIVATE = 11;
const AS_DIGITS = { strokeIsOne: true, han: false } as const;

const WEIGHT: Readonly<Record<Severity, number>> = { 严重: 3, 一般: 2, 提示: 1 };

/**
 * Judges a reading: every rule speaks, one that throws is reported and silences no other. Findings come by
 * position (those of the whole page last); of two on the same range the more severe stays, then the surer one.
 * The raw value of a privacy finding is in no quote, context, message or suggestion, neither its own nor another's.
 *
 * @param rules the whole folder unless told otherwise
 * @example runRules(reading, context).findings[0]?.quote.exact
 */
export function runRules(
  reading: PageReading,
  context: RuleContext,
  rules: readonly Rule[] = allRules,
): Judgement {
  const said: Said[] = [];
  const failures: RuleFailure[] = [];
  // Numbers of persons are hidden whichever rules are on.
  const ranges: PrivateRange[] = privateRangesOf(reading.text);
  for (const rule of rules) {
    try {
      const unready = rule.unready?.(context);
      if (unready !== undefined) {
        failures.push({ ruleId: rule.id, message: unready, partial: true });
        continue;
      }
      const hits = rule.check(reading, context);
      const inside = hits.filter((hit) => isInside(hit, reading.text));
      if (inside.length < hits.length)
        failures.push({
          ruleId: rule.id,
          message: `有 ${hits.length - inside.length} 处给出的位置不在正文之内`,
        });
      if (inside.length > MOST_HITS)
        failures.push({
          ruleId: rule.id,
          message: `本页有 ${inside.length} 处，只列出前 ${MOST_HITS} 处`,
          partial: true,
        });
      for (const hit of inside.slice(0, MOST_HITS)) said.push({ rule, hit });
      for (const range of privateRanges(inside)) ranges.push(range);
    } catch (error) {
      failures.push({ ruleId: rule.id, message: error instanceof Error ? error.message : String(error) });
      // Nobody knows now which numbers are private: none that could be leaves the page in a quote.
      if (rule.problemClass === '个人隐私') ranges.push(...everyLongNumber(reading.text));
    }
  }
  const kept = oneEachRange(said).sort(
    (a, b) => placeOf(a.hit) - placeOf(b.hit) || endOf(a.hit) - endOf(b.hit),
  );
  return { findings: findingsOf(kept, reading, ranges), failures };
}

const placeOf = (hit: Hit): number => hit.start ?? Number.MAX_SAFE_INTEGER;
const endOf = (hit: Hit): number => hit.end ?? Number.MAX_SAFE_INTEGER;

function isInside(hit: Hit, text: string): boolean {
  if (hit.start === undefined && hit.end === undefined) return true;
  if (hit.start === undefined || hit.end === undefined) return false;
  return hit.start >= 0 && hit.start < hit.end && hit.end <= text.length;
}

function privateRanges(hits: readonly Hit[]): PrivateRange[] {
  return hits.flatMap(({ start, end, masked }) =>
    masked !== undefined && start !== undefined && end !== undefined ? [{ start, end, masked }] : [],
  );
}

function everyLongNumber(text: string): PrivateRange[] {
  return digitRuns(text, SHORTEST_PRIVATE, AS_DIGITS).runs.map(({ digits, starts, ends }) => ({
    start: starts[0] ?? 0,
    end: ends[digits.length - 1] ?? 0,
    masked: '*'.repeat(digits.length),
  }));
}

function oneEachRange(said: readonly Said[]): Said[] {
  const byRange = new Map<string, Said>();
  const whole: Said[] = [];
  for (const one of said) {
    if (one.hit.start === undefined) {
      whole.push(one);
      continue;
    }
    const range = `${one.hit.start}-${one.hit.end}`;
    const other = byRange.get(range);
    if (other === undefined || weightOf(one) > weightOf(other)) byRange.set(range, one);
  }
  return [...byRange.values(), ...whole];
}

/** Severity first, then a masked form (it may be stored), then sureness. */
const weightOf = ({ rule, hit }: Said): number =>
  WEIGHT[hit.severity ?? rule.severity] * 4 +
  (hit.masked === undefined ? 0 : 2) +
  ((hit.sureness ?? rule.sureness) === '确定' ? 1 : 0);

function findingsOf(said: readonly Said[], reading: PageReading, ranges: readonly PrivateRange[]): Finding[] {
  const masker = maskPrivate(reading.text, ranges);
  const seen = new Map<string, number>();
  return said.map(({ rule, hit }) => {
    const quote = quoteOf(hit, masker);
    const identity = [rule.id, quote.exact, quote.prefix, quote.suffix, hit.listId, hit.columnId]
      .concat(aboutOf(hit).map(masker.words))
      .join('\u0001');
    const nth = seen.get(identity) ?? 0;
    seen.set(identity, nth + 1);
    const { start, end, listId, columnId, suggestion } = hit;
    const said = (words: string): string =>
      start === undefined || end === undefined
        ? masker.words(words)
        : masker.wordsAbout(words, { start, end });
    return {
      id: `${rule.id}-${hash53(`${identity}\u0001${nth}`)}`,
      ruleId: rule.id,
      clause: hit.clause ?? rule.clause,
      problemClass: hit.problemClass ?? rule.problemClass,
      severity: hit.severity ?? rule.severity,
      sureness: hit.sureness ?? rule.sureness,
      quote,
      message: said(hit.message),
      ...(suggestion === undefined ? {} : { suggestion: said(suggestion) }),
      where: {
        ...(start === undefined ? {} : { start }),
        ...(end === undefined ? {} : { end }),
        ...(listId === undefined ? {} : { listId }),
        ...(columnId === undefined ? {} : { columnId }),
      },
    };
  });
}

/** A finding without a place and without a list or column has nothing but its message to be told by. */
function aboutOf({ about, start, listId, columnId, message }: Hit): string[] {
  if (about !== undefined) return [about];
  return start === undefined && listId === undefined && columnId === undefined ? [message] : [];
}

function quoteOf(hit: Hit, masker: Masker): TextQuote {
  const bare = { prefix: '', suffix: '', start: 0 };
  if (hit.masked !== undefined) return { exact: hit.masked, ...bare };
  if (hit.start === undefined || hit.end === undefined)
    return { exact: masker.words(hit.words ?? ''), ...bare };
  return quoteAt(masker.text, hit.start, hit.end);
}
