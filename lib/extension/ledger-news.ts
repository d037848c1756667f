import { newsOn } from './news.ts';

const ledgerNews = newsOn('xundu-ledger');

/** Tells every open page of ours that the ledger changed. */
export function tellLedgerChanged(): void {
  ledgerNews.tell();
}

/** Calls back after the ledger changed, once for changes that come together; answers how to stop. */
export function onLedgerChanged(changed: () => void): () => void {
  return ledgerNews.listen(changed);
}
