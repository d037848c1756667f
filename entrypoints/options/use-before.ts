import { useEffect, useState } from 'react';

import type { ListContent } from '../../lib/core/lexicon/word-list.ts';
import type { useLists } from './use-lists.ts';

/** What the list an import goes to holds now. */
export type Before = { is: 'asking' } | { is: 'known'; content: ListContent | undefined };

export function useBefore(
  { full }: Pick<ReturnType<typeof useLists>, 'full'>,
  id: string | undefined,
): Before {
  const [before, setBefore] = useState<Before>({ is: 'asking' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `full` is made anew on every drawing; the question is the id.
  useEffect(() => {
    let isLate = false;
    const asked = id === undefined ? Promise.resolve(undefined) : full(id);
    void asked.then((list) => {
      if (!isLate && (id === undefined || list)) setBefore({ is: 'known', content: list?.content });
    });
    return () => {
      isLate = true;
    };
  }, [id]);
  return before;
}
