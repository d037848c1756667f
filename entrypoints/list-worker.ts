import '../lib/extension/jitless.ts';

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import type { ListKind } from '../lib/core/lexicon/word-list.ts';
import { type ListRead, readList } from '../lib/export/read-list.ts';
import { readForPage } from '../lib/extension/worker-end.ts';

export interface ListOrder {
  bytes: Uint8Array<ArrayBuffer>;
  name: string;
  kind: ListKind;
}

/** Reads an office's word list beside the page's thread. */
export default defineUnlistedScript(() =>
  readForPage<ListOrder, ListRead>(({ bytes, name, kind }, slices) => readList(bytes, name, kind, slices)),
);
