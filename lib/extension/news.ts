/** Several pieces of news at once are one reload: a reload of 5,000 tickets costs more than the wait. */
const GATHER_MS = 100;

/** Word to our own open pages that something changed; it carries no data, they ask anew. */
export interface News {
  tell(): void;
  /** Calls back once for news that comes together; answers how to stop. */
  listen(changed: () => void): () => void;
}

/** Only pages and workers of this extension's own origin can listen or speak on a channel. */
export function newsOn(name: string): News {
  let speaker: BroadcastChannel | undefined;
  return {
    tell() {
      speaker ??= new BroadcastChannel(name);
      speaker.postMessage(null);
    },
    listen(changed) {
      const channel = new BroadcastChannel(name);
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
    },
  };
}
