import type { ClassLimits } from '../core/register/column-cells.ts';
import type { SheetError } from '../core/register/find-headings.ts';
import { mergeRegister, type RegisterChange } from '../core/register/merge-register.ts';
import { type ParsedLists, parseRegisterSheets } from '../core/register/parse-sheets.ts';
import type { Register, Site } from '../core/register/register.ts';
import { runInSlices, type Slices } from '../core/run-in-slices.ts';
import { readSheets } from './read-sheet.ts';

/** A file read against the register: what it would change, or every error; nothing is written by reading. */
export type RegisterRead =
  | { is: 'ready'; lists: ParsedLists; change: RegisterChange; notes: SheetError[] }
  | { is: 'errors'; errors: SheetError[] };

interface Reading {
  bytes: Uint8Array;
  /** Of the file; '' for what was pasted. */
  name: string;
  register: Register;
  /** Only this site's columns are taken, and addresses without a host are its own; else each goes by its host. */
  site?: Site | undefined;
  limits: ClassLimits;
}

const ofFile = (message: string): SheetError => ({ sheet: '', row: 0, column: '', message });

/**
 * Reads a file of the office's lists and says what taking it over would change.
 * @returns undefined when it was stopped
 */
export async function readRegister(
  { bytes, name, register, site, limits }: Reading,
  slices: Slices,
): Promise<RegisterRead | undefined> {
  const part = (from: number, share: number): Slices => ({
    ...slices,
    onProgress: (done) => slices.onProgress?.(from + done * share),
  });
  const file = await readSheets(bytes, name, part(0, 0.3));
  if (file === undefined) return undefined;
  if (!file.ok) return { is: 'errors', errors: [ofFile(file.error)] };
  const sites = site ? [site] : register.sites;
  const only = site ?? (register.sites.length === 1 ? register.sites[0] : undefined);
  const context = { sites, site: only, limits };
  const parsed = await runInSlices(parseRegisterSheets(file.value.sheets, context), part(0.3, 0.7));
  if (parsed === undefined) return undefined;
  if ('errors' in parsed) return { is: 'errors', errors: parsed.errors };
  return {
    is: 'ready',
    lists: parsed.lists,
    change: mergeRegister(register, parsed.lists),
    notes: [...file.value.notes.map(ofFile), ...parsed.notes],
  };
}
