import { useRef, useState } from 'react';

import type { HandOverState } from '../../components/packages/hand-over.tsx';
import type { Written } from '../../components/packages/written-files.tsx';
import { checkedStore } from './checked-store.ts';
import { downloadBlob } from './download.ts';
import type { HandOverOrder, PlannedPackage } from './plan-package.ts';
import { planFromStore, type WrittenFile, writeFromStore } from './write-package.ts';

/** Looks at what a file will be, says so where it is more than one, writes it, and keeps each file for 保存. */
export function useHandOver(onBackedUp: (events: number) => Promise<void>) {
  const [state, setState] = useState<HandOverState>({ is: 'idle' });
  const files = useRef<WrittenFile[]>([]);
  const planned = useRef<PlannedPackage>(undefined);
  /** Records the check before a backup set aside. */
  const setAside = useRef(0);
  const turn = useRef(0);

  /** Every file handed out, also since the page was last shown how far it is. */
  const saved = () => files.current.map(({ fileName, blob }) => ({ fileName, bytes: blob.size }));

  const breathe = async (mine: number): Promise<boolean> => {
    await new Promise((resolve) => setTimeout(resolve));
    return mine === turn.current;
  };

  const write = async () => {
    const plan = planned.current;
    if (!plan) return;
    const what = plan.order.kind;
    const mine = turn.current;
    files.current = [];
    setState({ is: 'writing', what, file: 1, of: plan.files, percent: 0, saved: [] });
    const hand = (file: WrittenFile) => {
      if (mine !== turn.current) return;
      files.current.push(file);
      downloadBlob(file.blob, file.fileName);
    };
    // One file is saved once everything in it was proved; of several each as soon as it was read back.
    const held: WrittenFile[] = [];
    let shown = 0;
    const written = await writeFromStore(
      plan,
      (file) => (plan.files > 1 ? hand(file) : void held.push(file)),
      async (percent, file) => {
        if (performance.now() - shown < EVERY_MS) return mine === turn.current;
        shown = performance.now();
        if (mine === turn.current)
          setState({ is: 'writing', what, file, of: plan.files, percent, saved: saved() });
        return breathe(mine);
      },
    );
    if (mine !== turn.current) return;
    if (!written.ok) {
      setState({ is: 'failed', error: written.error, saved: saved(), of: plan.files });
      return;
    }
    for (const file of held) hand(file);
    const { records, lost, proofs } = written.value;
    const facts: Written = {
      tickets: plan.tickets,
      events: plan.events,
      proofs,
      damagedProofs: plan.damaged + lost,
      apartHere: records.apartHere,
      failed: records.failed.length,
      failedAt: records.failed.slice(0, MOST_NAMED),
      setAside: setAside.current,
    };
    if (what === '备份' && facts.failed === 0) await onBackedUp(plan.events);
    setState({ is: 'done', what, saved: saved(), facts });
  };

  return {
    state,

    /** @param ready what is to be written, or a sentence why that cannot be told */
    async begin(what: HandOverOrder['kind'], ready: () => Promise<HandOverOrder | string>) {
      turn.current += 1;
      const mine = turn.current;
      setAside.current = 0;
      if (what === '备份') {
        setState({ is: 'checking', what, percent: 0 });
        const checked = await checkedStore(
          () => mine === turn.current,
          (percent) => setState({ is: 'checking', what, percent }),
        );
        if (mine !== turn.current) return;
        if (!checked.ok) {
          setState({ is: 'failed', error: checked.error, saved: [], of: 1 });
          return;
        }
        setAside.current = checked.value;
      }
      setState({ is: 'counting', what, percent: 0 });
      const order = await ready();
      if (mine !== turn.current) return;
      if (typeof order === 'string') {
        setState({ is: 'failed', error: order, saved: [], of: 1 });
        return;
      }
      let shown = 0;
      const plan = await planFromStore(order, async (percent) => {
        if (performance.now() - shown < EVERY_MS) return mine === turn.current;
        shown = performance.now();
        if (mine === turn.current) setState({ is: 'counting', what, percent });
        return breathe(mine);
      });
      if (mine !== turn.current) return;
      if (!plan.ok || !plan.value) {
        const error = plan.ok ? '已停止，没有写文件。' : plan.error;
        setState({ is: 'failed', error, saved: [], of: 1 });
        return;
      }
      planned.current = plan.value;
      const { files: count, bytes, proofs } = plan.value;
      if (count === 1) await write();
      else setState({ is: 'planned', what, files: count, bytes, proofs });
    },

    write: () => void write(),

    stop() {
      turn.current += 1;
      const of = planned.current?.files ?? 1;
      setState((now) => (now.is === 'writing' ? { is: 'stopped', saved: saved(), of } : { is: 'idle' }));
    },

    save(index: number) {
      const file = files.current[index];
      if (file) downloadBlob(file.blob, file.fileName);
    },
  };
}

/** Proofs are many and small: the page is shown what is done a few times a second. */
const EVERY_MS = 100;
const MOST_NAMED = 5;
