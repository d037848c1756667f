import { civilDateOf } from '../../lib/core/calendar/civil-date.ts';
import type { Attestation, AttestationEventType } from '../../lib/core/events/attestation.ts';
import { maySpeakOfColumns } from '../../lib/core/events/trust.ts';
import { attestProblem } from '../../lib/core/freshness/attestation.ts';
import { bestObservation } from '../../lib/core/freshness/best-observation.ts';
import { boardRows, type Known, statesOf, vetoLines } from '../../lib/core/freshness/board.ts';
import { handObservation, handSightingProblem } from '../../lib/core/freshness/hand-sighting.ts';
import type { ColumnState } from '../../lib/core/freshness/judge.ts';
import { isAccount, withAmber } from '../../lib/core/freshness/limits.ts';
import type { Result } from '../../lib/core/page-result.ts';
import type { Account, Column, Register } from '../../lib/core/register/register.ts';
import { sightingOf } from '../../lib/core/sightings/sighting.ts';
import { boardCutSentence } from '../../lib/core/sightings/sighting-limits.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import type { LedgerIndex } from '../../lib/extension/ledger-index.ts';
import { columnsOfSite, siteOfHost } from '../../lib/extension/page-columns.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { hostOf } from '../../lib/extension/sender.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import {
  type Background,
  type Caller,
  currentRegister,
  type Handlers,
  nowAt,
  refreshOverlays,
} from './background.ts';
import { liveLooks, unwrittenTargets } from './live-looks.ts';

type ColumnHandlers = Pick<Handlers, 'columnBoard' | 'sightByHand' | 'attestColumn' | 'undoAttestation'>;

const NO_TARGET = '栏目清单里没有这个栏目或账号，没有记录。请刷新后再试。';
const NOT_OWN = '这个栏目不属于发来消息的网站，没有记录。';
const NOBODY =
  '还没有设置身份，没有记录。核对无变动要写明是谁核对的，请先在“设置 → 我是谁”里填写姓名和单位。';
const notOfSeat = (role: string) =>
  `${role}不能作“核对无变动”，没有记录。请由值班读网员、责任单位或大数据中心来做。`;
const NO_ATTESTATION = '没有找到这条“核对无变动”，可能已经撤销。没有改动。';
const NO_REASON = '没有写撤销的理由，没有撤销。';

/** Everything known of the register's columns and accounts now. */
async function knownNow(
  background: Background,
): Promise<Result<{ register: Register; settings: Settings; index: LedgerIndex; known: Known }>> {
  const settings = await background.settings.get();
  if (!settings.ok) return settings;
  const register = await currentRegister(background);
  if (!register.ok) return register;
  const index = await background.ledger.index();
  if (!index.ok) return index;
  return {
    ok: true,
    value: {
      register: register.value,
      settings: settings.value,
      index: index.value,
      known: {
        looks: liveLooks(background, index.value.looks()),
        attested: index.value.attested(),
        limits: withAmber(settings.value.amber),
        nowAt: nowAt(background),
      },
    },
  };
}

/** The column or account, as far as the caller may speak of it: a page's overlay only of its own site's. */
function targetOf(register: Register, targetId: string, caller: Caller): Result<Column | Account> {
  const target = [...register.columns, ...register.accounts].find(({ id }) => id === targetId);
  if (!target) return { ok: false, error: NO_TARGET };
  if (caller.kind === 'page') return { ok: true, value: target };
  const host = hostOf(caller.url);
  const site = siteOfHost(register, host);
  const isOwn = isAccount(target)
    ? site !== undefined || hostOf(target.url ?? '') === host
    : site !== undefined && columnsOfSite(register, site).includes(target);
  return isOwn ? { ok: true, value: target } : { ok: false, error: NOT_OWN };
}

/** The column board, and what a person states about a column: what they saw, or that nothing had to change. */
export function columnHandlers(background: Background): ColumnHandlers {
  const { ledger, shell, mask } = background;

  /** The state after something was written. */
  const stateNow = async (target: Column | Account): Promise<Result<ColumnState>> => {
    const now = await knownNow(background);
    if (!now.ok) return now;
    const [state] = statesOf([target], now.value.known);
    shell.ledgerChanged();
    background.behind.run(refreshOverlays(background));
    return state ? { ok: true, value: state } : { ok: false, error: NO_TARGET };
  };

  return {
    async columnBoard() {
      const now = await knownNow(background);
      if (!now.ok) return now;
      const { register, index, known } = now.value;
      const rows = boardRows(register, known);
      const list = await index.list(background.slices);
      const cut = unwrittenTargets(background);
      const unwritten = boardCutSentence(
        rows.filter(({ targetId }) => cut.has(targetId)).map(({ name }) => name),
      );
      const homes = register.sites.flatMap(({ hosts }) => hosts.map((host) => `https://${host}/`));
      return {
        ok: true,
        value: {
          rows,
          vetoes: vetoLines(rows, register.columns, homes, known),
          tickets: openColumnTickets(
            list.within({ filter: { classes: ['更新逾期', '空白栏目'] }, order: 'newest' }),
          ),
          ...(unwritten === undefined ? {} : { unwritten }),
          nowAt: known.nowAt,
          siteName: register.sites[0]?.name ?? '',
        },
      };
    },

    async sightByHand({ targetId, date, line }, caller) {
      const now = await knownNow(background);
      if (!now.ok) return now;
      const { register, settings, known } = now.value;
      const target = targetOf(register, targetId, caller);
      if (!target.ok) return target;
      const problem = handSightingProblem({ date, line }, civilDateOf(known.nowAt));
      if (problem) return { ok: false, error: problem };
      const seat = seatOf(settings);
      const seen = { seenAt: known.nowAt, seenBy: seat.person.name };
      const { subject, type, payload } = sightingOf(
        handObservation(target.value, { date, line: mask(line) }, seen),
      );
      const written = await ledger.write('人工登记', (index) => ({
        ok: true,
        value: [{ subject, type, payload, ...seat, ...index.heads(subject.kind, subject.id) }],
      }));
      return written.ok ? stateNow(target.value) : written;
    },

    async attestColumn({ targetId, on, reason, ...named }, caller) {
      const now = await knownNow(background);
      if (!now.ok) return now;
      const { register, settings, known } = now.value;
      const target = targetOf(register, targetId, caller);
      if (!target.ok) return target;
      if (!settings.person) return { ok: false, error: NOBODY };
      const seat = seatOf(settings);
      if (!maySpeakOfColumns(seat.role)) return { ok: false, error: notOfSeat(seat.role) };
      // Whose name stands under it is not a page's to say: only our own desk may enter a colleague's.
      const { name, unit } = caller.kind === 'page' ? named : {};
      const stated = {
        on,
        name: mask((name ?? seat.person.name).trim()),
        unit: mask((unit ?? seat.person.unit).trim()),
        reason: mask(reason.trim()),
      };
      const subject = { kind: 'attestation' as const, id: targetId };
      const type: AttestationEventType = '核对无变动';
      const written = await ledger.write(type, (index) => {
        // In the writer's turn: a look at the page just now may still have been on its way to the disk.
        const look = bestObservation(index.looks().get(targetId) ?? []);
        const problem = attestProblem(target.value, look, stated, civilDateOf(known.nowAt));
        if (problem) return { ok: false, error: problem };
        const payload: Attestation = { targetId, ...stated, newest: look?.newest?.date ?? '' };
        return {
          ok: true,
          value: [{ subject, type, payload, ...seat, ...index.heads(subject.kind, targetId) }],
        };
      });
      return written.ok ? stateNow(target.value) : written;
    },

    async undoAttestation({ targetId, eventId, reason }, caller) {
      const now = await knownNow(background);
      if (!now.ok) return now;
      const { register, settings } = now.value;
      const target = targetOf(register, targetId, caller);
      if (!target.ok) return target;
      if (!settings.person) return { ok: false, error: NOBODY };
      const seat = seatOf(settings);
      if (!maySpeakOfColumns(seat.role)) return { ok: false, error: notOfSeat(seat.role) };
      if (reason.trim() === '') return { ok: false, error: NO_REASON };
      const subject = { kind: 'attestation' as const, id: targetId };
      const written = await ledger.write('撤销核对无变动', (index) => {
        if (index.attested().get(targetId)?.eventId !== eventId) return { ok: false, error: NO_ATTESTATION };
        const payload = { corrects: eventId, reason: mask(reason.trim()) };
        const heads = index.heads(subject.kind, targetId);
        const type: AttestationEventType = '撤销';
        return { ok: true, value: [{ subject, type, payload, ...seat, ...heads }] };
      });
      return written.ok ? stateNow(target.value) : written;
    },
  };
}

/** Tickets about a column's freshness that are still worked on, by column: nobody should file a second one. */
function openColumnTickets(
  tickets: readonly Pick<Ticket, 'id' | 'number' | 'state' | 'submission'>[],
): Record<string, { id: string; number: string }> {
  const open: Record<string, { id: string; number: string }> = {};
  for (const { id, number, state, submission } of tickets) {
    const { columnId, problemClass } = submission;
    if (columnId === undefined || !/^(更新逾期|空白栏目)$/.test(problemClass)) continue;
    if (/^(已办结|不予受理|已撤销|已并案)$/.test(state)) continue;
    open[columnId] ??= { id, number };
  }
  return open;
}
