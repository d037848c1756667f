import { useCallback, useEffect, useRef, useState } from 'react';

import type { Recheck, TicketPayload } from '../../../lib/core/events/event.ts';
import type { Answer } from '../../loaded.tsx';
import type { RecheckWays } from '../step-choice.ts';
import { verdictOf } from './recheck-verdict.ts';

export type Outcome = TicketPayload<'复核通过'>['outcome'];

/** A re-check on its way: what is asked, what was found, what is known before anybody asks. */
export function useRecheck(recheck: () => Promise<Answer<Recheck>>, ways: RecheckWays | undefined) {
  const [running, setRunning] = useState<'page' | 'tab'>();
  const [error, setError] = useState<string>();
  const [found, setFound] = useState<Recheck>();
  const [outcome, setOutcome] = useState<Outcome>('整改');
  const [isByHand, setByHand] = useState(false);
  const [isTabOpen, setTabOpen] = useState(false);
  const [waits, setWaits] = useState<string>();
  /** What came by itself is offered until somebody asks; it must not take the place of an answer asked for. */
  const wasAsked = useRef(false);
  const isShown = useRef(true);

  const show = useCallback((answer: Recheck) => {
    setFound(answer);
    setOutcome(answer.result === '页面已删' ? '下线不重发' : '整改');
  }, []);

  const standing = ways?.standing;
  const look = useCallback(() => {
    void standing?.().then((answer) => {
      if (!isShown.current || !answer.ok) return;
      const { gone, tab, waits: sentence } = answer.value;
      setTabOpen(tab);
      setWaits(sentence);
      if (gone && !wasAsked.current) show(gone);
    });
  }, [standing, show]);

  useEffect(() => {
    isShown.current = true;
    look();
    // The page is opened in another tab and this one comes back.
    window.addEventListener('focus', look);
    return () => {
      isShown.current = false;
      window.removeEventListener('focus', look);
    };
  }, [look]);

  const run = (how: 'page' | 'tab', work: () => Promise<Answer<Recheck>>) => {
    wasAsked.current = true;
    setRunning(how);
    setError(undefined);
    if (how === 'page') setFound(undefined);
    setByHand(false);
    void work().then((answer) => {
      if (!isShown.current) return;
      setRunning(undefined);
      // A tab that was opened for the comparison stays open; one that was closed meanwhile is to be opened again.
      look();
      if (answer.ok) show(answer.value);
      else setError(answer.error);
    });
  };

  const isUnsure = found !== undefined && verdictOf(found).gone === undefined;
  useEffect(() => {
    if (!isUnsure) return;
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyH') return;
      event.preventDefault();
      setByHand(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isUnsure]);

  return {
    running,
    error,
    found,
    isUnsure,
    outcome,
    setOutcome,
    isByHand: isUnsure && isByHand,
    openByHand: () => setByHand(true),
    isTabOpen,
    waits,
    askPage: () => run('page', recheck),
    askTab: ways && (() => run('tab', () => ways.inTab(!isTabOpen))),
  };
}
