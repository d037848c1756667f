import { z } from 'zod';

import { OwnList } from '../core/lexicon/word-list.ts';
import type { Result } from '../core/page-result.ts';
import type { GraveLoss } from './config-losses.ts';
import type { ConfigPlan, ListChoice } from './config-plan.ts';
import type { SignerAnswer, SignerView } from './config-signer.ts';
import type { ConfigNote, ConfigStanding } from './config-store.ts';
import { ById, Nothing } from './message-parts.ts';

/** A 配置包 as looked at, before anything is written. */
interface ConfigPreview {
  fileName: string;
  madeBy: string;
  madeAt: string;
  signer: SignerView;
  plan: ConfigPlan;
  /** What it would switch off or silence of what guards privacy and against strangers: asked about by itself. */
  losses: GraveLoss[];
  /** Hash of what is here now; a change in between asks for another look. */
  base: string;
  /** The one taken in before, when it is newer than this file or the same. */
  newerHere?: ConfigNote;
}

/** What our own pages ask about the 配置包. */
export interface ConfigProtocol {
  /** What the 配置包 the page has put into `incoming` would change; writes nothing. */
  lookAtConfig(data: { id: string }): Promise<Result<ConfigPreview>>;
  /**
   * Take over a 配置包 that was looked at, all or nothing; `choices` by name for lists that are this office's own.
   * A key not known here wants what was `heard` over the telephone and is the center's from then on. `confirmedOff`
   * names by their keys exactly the losses that come with these choices.
   */
  takeConfig(
    data: SignerAnswer & {
      id: string;
      base: string;
      choices: { name: string; choice: ListChoice }[];
      confirmedOff?: string[] | undefined;
    },
  ): Promise<Result<ConfigStanding | null>>;
  /** Everything the last 配置包 changed as it was before it. */
  undoConfig(data: null): Promise<Result<ConfigStanding | null>>;
  /** The last 配置包 taken in; null when there was none. */
  configStanding(data: null): Promise<Result<ConfigStanding | null>>;
}

/** The schema of each; all of them are our own pages' to ask. */
export const configSchemas: Readonly<Record<keyof ConfigProtocol, z.ZodType>> = {
  lookAtConfig: ById,
  takeConfig: ById.extend({
    base: z.string().regex(/^[0-9a-f]{64}$/),
    choices: z
      .array(z.object({ name: OwnList.shape.name, choice: z.enum(['用包里的', '保留本机的']) }))
      .max(500),
    heard: z.string().max(100).optional(),
    unsigned: z.boolean().optional(),
    confirmedOff: z.array(z.string().max(1_000)).max(20_000).optional(),
  }),
  undoConfig: Nothing,
  configStanding: Nothing,
};
