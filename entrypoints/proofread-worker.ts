import '../lib/extension/jitless.ts';

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { rules } from '../lib/core/rules/index.ts';
import type { TypoLevel } from '../lib/core/typos/typo-checker.ts';
import { type LineChecker, lineChecker } from '../lib/extension/line-checker.ts';
import { type Proofread, type ProofreadGround, proofreadDraft } from '../lib/extension/proofread-draft.ts';
import {
  fetchOwnFile,
  type MakeChecker,
  shippedTypos,
  typosFailed,
} from '../lib/extension/typo-model-store.ts';
import { readForPage, type WorkerNews } from '../lib/extension/worker-end.ts';

export interface ProofreadOrder {
  text: string;
  level: TypoLevel;
  ground: ProofreadGround;
}

export type ProofreadNews = WorkerNews<Proofread>;

/** Proofreads drafts beside the page's thread; stopping it is ending this worker. */
export default defineUnlistedScript(() => {
  let model: Promise<MakeChecker> | undefined;
  let made: { checker: LineChecker; characters: number } | undefined;

  const checkerFor = async ({ phrases, characters }: ProofreadGround): Promise<LineChecker> => {
    model ??= shippedTypos((name) => fetchOwnFile(`/typos/${name}`, fetch));
    const make = await model;
    if (made?.characters !== characters)
      made = { checker: lineChecker(make({ phrases: new Map(phrases), characters })), characters };
    return made.checker;
  };

  readForPage<ProofreadOrder, Proofread>(async (order, slices) => {
    slices.onProgress?.(0);
    const checker = await checkerFor(order.ground).catch((error: unknown) => {
      model = undefined;
      return typosFailed(error);
    });
    return proofreadDraft(order, rules, checker, slices);
  });
});
