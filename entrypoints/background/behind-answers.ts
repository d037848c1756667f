/** Work that no answer waits for. */
export interface BehindAnswers {
  /** What goes wrong is told to `onFailure`: a promise nobody waits for must not fail unheard. */
  run(work: Promise<unknown>): void;
  /** When nothing is under way any more, work begun by such work included. */
  done(): Promise<void>;
}

export function behindAnswers(onFailure: (error: string) => void): BehindAnswers {
  const underWay = new Set<Promise<void>>();
  return {
    run(work) {
      const ended = work.then(
        () => undefined,
        (error: unknown) => onFailure(error instanceof Error ? error.message : String(error)),
      );
      underWay.add(ended);
      void ended.then(() => underWay.delete(ended));
    },
    async done() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
