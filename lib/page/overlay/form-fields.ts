import type { Make } from './build-element.ts';

export const LONGEST_WORDS = '1000';

/** A field with its name in words. */
export const labelled = (make: Make, name: string, input: HTMLElement): HTMLElement =>
  make('label', {}, [make('span', { text: name }), input]);

/** Where a reader writes what is wrong. */
export function descriptionField(
  make: Make,
  words: string,
  { rows, isNeeded, typed }: { rows: number; isNeeded: boolean; typed: () => void },
): HTMLTextAreaElement {
  const description = make('textarea', {
    attributes: {
      name: 'description',
      maxlength: LONGEST_WORDS,
      rows: String(rows),
      spellcheck: 'false',
      ...(isNeeded ? { 'aria-required': 'true' } : {}),
    },
    on: { input: typed },
  });
  description.value = words;
  return description;
}
