/** Only pages and workers of this extension's own origin can listen or speak; the news carries no data. */
const CHANNEL = 'xundu-ledger';
/** Several steps at once are one reload: a reload of 5,000 tickets costs more than the wait. */
const GATHER_MS = 100;

let speaker: BroadcastChannel | undefined;

/** Tells every open page of ours that the ledger changed. */
export function tellLedgerChanged(): void {
  speaker ??= new BroadcastChannel(CHANNEL);
  speaker.postMessage(null);
}

/** Calls back after the ledger changed, once for changes that come together; answers how to stop. */
export function onLedgerChanged(changed: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  let timer: ReturnType<typeof setTimeout> | undefined;
  channel.onmessage = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      changed();
    }, GATHER_MS);
  };
  return () => {
    clearTimeout(timer);
    channel.close();
  };
}
