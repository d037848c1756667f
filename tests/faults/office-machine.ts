import { fakeBrowser } from 'wxt/testing';

import { watchDeadlines } from '../../entrypoints/background/deadlines.ts';
import { NOW_MS, type TestBackground, testBackground } from '../extension/fresh-ledger.ts';

interface Alarm {
  name: string;
  scheduledTime: number;
  periodMs: number | undefined;
}

/** A notice of the system as a person sees it. */
interface Notice {
  id: string;
  title: string;
  message: string;
}

/** A machine in an office: its clock may be wrong, it sleeps, and the browser stops the worker or is updated. */
export interface OfficeMachine {
  office: TestBackground;
  /** What its clock shows, epoch milliseconds. */
  nowMs(): number;
  notices: Notice[];
  badge(): string;
  /** Awake: each alarm rings when the clock shows its time. */
  pass(ms: number): Promise<void>;
  /** Nothing runs; what became due rings when it wakes. */
  sleep(ms: number): Promise<void>;
  /** The worker stopped and started again; an update takes every alarm with it. */
  restart(how: 'worker' | 'update'): Promise<void>;
  /** Somebody, or a time server, sets the clock. */
  setClock(byMs: number): void;
  /** What `start.ts` does after every step. */
  stepped(): Promise<void>;
  /** Called after each look at the due times. */
  onLook(check: () => Promise<void>): void;
}

/** @param replace puts parts of the browser in the place of the fake one's */
export function officeMachine(replace: (parts: Record<string, unknown>) => void): OfficeMachine {
  let nowMs = NOW_MS;
  let badge = '';
  let check = async () => {};
  const alarms = new Map<string, Alarm>();
  const notices: Notice[] = [];
  replace({
    alarms: {
      async create(name: string, { when, periodInMinutes }: { when?: number; periodInMinutes?: number }) {
        const periodMs = periodInMinutes === undefined ? undefined : periodInMinutes * 60_000;
        alarms.set(name, { name, scheduledTime: when ?? nowMs + (periodMs ?? 0), periodMs });
      },
      clear: async (name: string) => alarms.delete(name),
    },
    action: {
      setBadgeText: async ({ text }: { text: string }) => {
        badge = text;
      },
      setBadgeBackgroundColor: async () => undefined,
      setTitle: async () => undefined,
    },
    notifications: {
      create: async (id: string, { title, message }: Notice) => void notices.push({ id, title, message }),
    },
    runtime: { ...fakeBrowser.runtime, getManifest: () => ({ icons: { 128: 'icon/128.png' } }) },
  });
  let office = testBackground({ nowMs: () => nowMs });

  const look = async () => {
    await watchDeadlines(office.background);
    await check();
  };
  const ringUntil = async (endMs: number) => {
    for (;;) {
      const [next] = [...alarms.values()].sort((a, b) => a.scheduledTime - b.scheduledTime);
      if (!next || next.scheduledTime > endMs) break;
      nowMs = Math.max(nowMs, next.scheduledTime);
      if (next.periodMs === undefined) alarms.delete(next.name);
      else alarms.set(next.name, { ...next, scheduledTime: nowMs + next.periodMs });
      await look();
    }
  };

  return {
    get office() {
      return office;
    },
    nowMs: () => nowMs,
    notices,
    badge: () => badge,
    async pass(ms) {
      const endMs = nowMs + ms;
      await ringUntil(endMs);
      nowMs = endMs;
    },
    async sleep(ms) {
      nowMs += ms;
      await ringUntil(nowMs);
    },
    async restart(how) {
      if (how === 'update') alarms.clear();
      office = office.restart();
      await look();
    },
    setClock(byMs) {
      nowMs += byMs;
    },
    stepped: look,
    onLook(next) {
      check = next;
    },
  };
}
