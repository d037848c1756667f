import type { TextQuote } from '../finding.ts';
import { squash } from '../page-source.ts';
import { bare } from './fault-words.ts';

/** A mask by which a number can be known again: some of its signs are open, and nothing stands around it. */
export function isMask({ prefix, suffix, exact }: TextQuote): boolean {
  return prefix === '' && suffix === '' && rawOf({ exact }) !== undefined;
}

/** The number behind a mask, as far as its open ends tell; undefined where they tell too little. */
export function rawOf({ exact }: Pick<TextQuote, 'exact'>): RegExp | undefined {
  const [, head = '', stars = '', tail = ''] = /^([^*]*)(\*+)([^*]*)$/.exec(squash(exact)) ?? [];
  const before = bare(head);
  const after = bare(tail);
  if (before.length + after.length < 4) return undefined;
  return new RegExp(`${before}[0-9oil]{${stars.length}}${after}`);
}
