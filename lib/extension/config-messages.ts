import { z } from 'zod';

import { OwnList } from '../core/lexicon/word-list.ts';
import type { Result } from '../core/page-result.ts';
import type { ConfigPlan, ListChoice } from './config-plan.ts';
import type { ConfigNote, ConfigStanding } from './config-store.ts';
import { ById, Nothing } from './message-parts.ts';

/** A 配置包 as looked at, before anything is written. */
interface ConfigPreview {
  fileName: string;
  madeBy: string;
  madeAt: string;
  plan: ConfigPlan;
  /** Hash of what is here now; a change in between asks for another look. */
  base: string;
  /** The one taken in before, when it is newer than this file or the same. */
  newerHere?: ConfigNote;
}

/** What our own pages ask about the 配置包. */
export interface ConfigProtocol {
  /** What the 配置包 the page has put into `incoming` would change; writes nothing. */
  lookAtConfig(data: { id: string }): Promise<Result<ConfigPreview>>;
  /** Take over a 配置包 that was looked at, all or nothing; `choices` by name for lists that are this office's own. */
  takeConfig(data: {
    id: string;
    base: string;
    choices: { name: string; choice: ListChoice }[];
  }): Promise<Result<ConfigStanding | null>>;
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
  }),
  undoConfig: Nothing,
  configStanding: Nothing,
};
