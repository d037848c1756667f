import type { Result } from '../core/page-result.ts';
import { contextChecker, type OwnWords } from '../core/typos/context-checker.ts';
import type { TypoChecker } from '../core/typos/typo-checker.ts';
import { loadTypoModel, MODEL_FILES, type ModelFiles } from '../core/typos/typo-model.ts';

/** A checker over the model that is loaded, with what an office adds to it. */
export type MakeChecker = (own: OwnWords) => TypoChecker;

/**
 * Reads the model that ships with the extension, file by file, and loads it: half a second of one thread, so never
 * the page's.
 *
 * @param fetchFile by name in `typos/`; throws when there is none
 */
export async function shippedTypos(fetchFile: (name: string) => Promise<ArrayBuffer>): Promise<MakeChecker> {
  const files = await Promise.all(MODEL_FILES.map(async (name) => [name, await fetchFile(name)] as const));
  const model = loadTypoModel(Object.fromEntries(files) as ModelFiles);
  return (own) => contextChecker(model, own);
}

/** One file of the model from the extension's own address. */
export async function fetchOwnFile(
  url: string,
  fetch: (url: string) => Promise<Response>,
): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} ${response.status}`);
  return response.arrayBuffer();
}

/** What is said wherever typos could not be looked for. */
export function typosFailed(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `错别字模型没有装上（${why}），没有按上下文查错别字，其他检查照常。请重启浏览器再试。`;
}

export interface TypoModelStore {
  /** Undefined until the first loading is over. */
  now(): Result<MakeChecker> | undefined;
  /** Begins to load when nobody has; a failure stands for the rest of this worker's life. */
  load(): Promise<Result<MakeChecker>>;
}

/** The model, loaded once and only when a page asks for it. */
export function typoModelStore(read: () => Promise<MakeChecker>): TypoModelStore {
  let known: Result<MakeChecker> | undefined;
  let loading: Promise<Result<MakeChecker>> | undefined;
  const begin = async (): Promise<Result<MakeChecker>> => {
    try {
      known = { ok: true, value: await read() };
    } catch (error) {
      known = { ok: false, error: typosFailed(error) };
    }
    return known;
  };
  return {
    now: () => known,
    load() {
      loading ??= begin();
      return loading;
    },
  };
}
