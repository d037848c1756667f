import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { contextChecker, type OwnWords } from '../core/typos/context-checker.ts';
import type { SlicedTypoChecker } from '../core/typos/typo-checker.ts';
import { loadTypoModel, MODEL_FILES, type ModelFiles, type TypoModel } from '../core/typos/typo-model.ts';

/** Where the model ships: the extension reads the same files by its own address. */
export const TYPO_MODEL = resolve(import.meta.dirname, '../public/typos');

/** The bytes of the model's files. */
export function modelFilesIn(folder: string): ModelFiles {
  const bytesOf = (name: string): ArrayBuffer => new Uint8Array(readFileSync(join(folder, name))).buffer;
  return Object.fromEntries(MODEL_FILES.map((name) => [name, bytesOf(name)])) as Record<
    (typeof MODEL_FILES)[number],
    ArrayBuffer
  >;
}

let loaded: TypoModel | undefined;

/** A checker over the model that ships, which is loaded once. */
export function shippedChecker(own: OwnWords = {}): SlicedTypoChecker {
  loaded ??= loadTypoModel(modelFilesIn(TYPO_MODEL));
  return contextChecker(loaded, own);
}
