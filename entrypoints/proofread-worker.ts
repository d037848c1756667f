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

export interface ProofreadOrder {
  text: string;
  level: TypoLevel;
  ground: ProofreadGround;
}

export type ProofreadNews = { share: number } | { read: Proofread } | { failed: string };

/** The worker's own end of the line; the page's types know a window only. */
interface WorkerEnd {
  onmessage: ((message: { data: ProofreadOrder }) => void) | null;
  postMessage(news: ProofreadNews): void;
}

/** Proofreads drafts beside the page's thread; stopping it is ending this worker. */
export default defineUnlistedScript(() => {
  const end = globalThis as unknown as WorkerEnd;
  let model: Promise<MakeChecker> | undefined;
  let made: { checker: LineChecker; characters: number } | undefined;

  const checkerFor = async ({ phrases, characters }: ProofreadGround): Promise<LineChecker> => {
    model ??= shippedTypos((name) => fetchOwnFile(`/typos/${name}`, fetch));
    const make = await model;
    if (made?.characters !== characters)
      made = { checker: lineChecker(make({ phrases: new Map(phrases), characters })), characters };
    return made.checker;
  };

  const answer = async (order: ProofreadOrder): Promise<void> => {
    end.postMessage({ share: 0 });
    const checker = await checkerFor(order.ground).catch((error: unknown) => {
      model = undefined;
      return typosFailed(error);
    });
    const read = await proofreadDraft(order, rules, checker, {
      now: () => performance.now(),
      pause: () => Promise.resolve(),
      onProgress: (share) => end.postMessage({ share }),
    });
    if (read) end.postMessage({ read });
  };

  end.onmessage = ({ data }) => {
    answer(data).catch((error: unknown) => end.postMessage({ failed: String(error) }));
  };
});
