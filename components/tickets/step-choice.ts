import type { EvidenceFile, Recheck, Role, TicketEventType } from '../../lib/core/events/event.ts';
import type { Person, Unit } from '../../lib/core/register/register.ts';
import type { HandResult } from '../../lib/core/tickets/hand-recheck.ts';
import type { TicketState } from '../../lib/core/tickets/ticket.ts';
import type { Answer } from '../loaded.tsx';
import type { TicketRow } from './ticket-row.ts';

/** Ways to look at a ticket's page besides asking its site. Stable. */
export interface RecheckWays {
  /** What is known before anybody looks: a second look waited for or come, a tab that shows the page. */
  standing: () => Promise<Answer<{ waits?: string; gone?: Recheck; tab: boolean }>>;
  /** The comparison on what a tab shows; `open` asks for one behind the others. */
  inTab: (open: boolean) => Promise<Answer<Recheck>>;
  /** A picture of that tab, kept as a proof. */
  picture: () => Promise<Answer<EvidenceFile>>;
}

/** What 人工复核 is written with. */
export interface HandWays {
  url: string;
  /** What a person saw, with the time and the address of the page put to it. */
  recheckByHand: (result: HandResult, evidence: string) => Recheck;
  onOpenPage: (url: string) => void;
}

/** One step the flow allows now. */
export interface LegalStep {
  type: TicketEventType;
  to: TicketState;
}

/** A step of the flow that is closed now, with the sentence that says why. */
interface ClosedStep {
  type: TicketEventType;
  why: string;
}

export interface TicketStepsProps {
  row: TicketRow;
  /** In which role the person at the desk acts. */
  actingAs: Role;
  steps: readonly LegalStep[];
  closed: readonly ClosedStep[];
  /** Number of the ticket it was merged into, where that is here. */
  mergedInto?: string | undefined;
  /** Other tickets that hold all these words, the newest of them. Stable. */
  findOthers: (words: string) => Promise<readonly TicketRow[]>;
  units: readonly Unit[];
  persons: readonly Person[];
  now: string;
  /** Answers with undefined when done, else the sentence of refusal. */
  onStep: (type: TicketEventType, payload: unknown) => Promise<string | undefined>;
  recheck: () => Promise<Answer<Recheck>>;
  recheckWays?: RecheckWays | undefined;
  /** What a person saw, with the time and the address of the page put to it. */
  recheckByHand: (result: HandResult, evidence: string) => Recheck;
  onOpenPage: (url: string) => void;
}

/** 复核通过 and 复核不通过 are one act of the reader: what the page says decides which. */
export type StepChoice = Exclude<TicketEventType, '复核通过' | '复核不通过' | '提交'> | '复核';
