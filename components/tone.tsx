import type { ClockState, TicketClock } from '../lib/core/clocks/ticket-clocks.ts';
import type { Severity, Sureness } from '../lib/core/finding.ts';
import { type FreshnessState, STATE_SYMBOLS } from '../lib/core/freshness/verdict.ts';
import type { TicketState } from '../lib/core/tickets/ticket.ts';

type Tone = 'grave' | 'warn' | 'good' | 'plain' | 'soft';

const FRESHNESS_TONE: Record<FreshnessState, Tone> = {
  正常: 'good',
  将到期: 'warn',
  逾期: 'grave',
  空白: 'grave',
  未能识别: 'warn',
  未读到: 'soft',
};

const SEVERITY: Record<Severity, { symbol: string; tone: Tone }> = {
  严重: { symbol: '■', tone: 'grave' },
  一般: { symbol: '◆', tone: 'warn' },
  提示: { symbol: '◇', tone: 'soft' },
};

const STATE: Record<TicketState, { symbol: string; tone: Tone }> = {
  待核实: { symbol: '○', tone: 'plain' },
  不予受理: { symbol: '–', tone: 'soft' },
  已受理: { symbol: '◔', tone: 'plain' },
  整改中: { symbol: '◐', tone: 'warn' },
  待复核: { symbol: '◕', tone: 'plain' },
  已办结: { symbol: '●', tone: 'good' },
  已并案: { symbol: '–', tone: 'soft' },
  已撤销: { symbol: '–', tone: 'soft' },
};

const CLOCK_TONE: Record<ClockState, Tone> = {
  未通知: 'warn',
  进行中: 'plain',
  将到期: 'warn',
  逾期: 'grave',
  按期完成: 'good',
  超时完成: 'grave',
  无规定时限: 'soft',
  不计时: 'soft',
};

const CLOCK_SYMBOL: Record<ClockState, string> = {
  未通知: '○',
  进行中: '●',
  将到期: '◐',
  逾期: '▲',
  按期完成: '●',
  超时完成: '▲',
  无规定时限: '–',
  不计时: '–',
};

export function SeverityLabel({ severity }: { severity: Severity }) {
  const { symbol, tone } = SEVERITY[severity];
  return (
    <span className={`tone tone-${tone}`}>
      <span aria-hidden>{symbol}</span> {severity}
    </span>
  );
}

/** 确定 has a solid frame, 疑似 a dotted one and a question mark: told apart without colour. */
export function SurenessLabel({ sureness }: { sureness: Sureness }) {
  return sureness === '确定' ? (
    <span className="sure">确定</span>
  ) : (
    <span className="sure sure-maybe" title="不能断定是错，请对照上下文判断">
      ? 疑似
    </span>
  );
}

export function TicketStateLabel({ state }: { state: TicketState }) {
  const { symbol, tone } = STATE[state];
  return (
    <span className={`tone tone-${tone}`}>
      <span aria-hidden>{symbol}</span> {state}
    </span>
  );
}

export function FreshnessLabel({ state, label }: { state: FreshnessState; label?: string }) {
  return (
    <span className={`tone tone-${FRESHNESS_TONE[state]}`}>
      {label ?? `${STATE_SYMBOLS[state]} ${state}`}
    </span>
  );
}

/** The clock's own words; the symbol is added where they do not begin with one. */
export function ClockLabel({ clock }: { clock: TicketClock | undefined }) {
  if (!clock) return <span className="tone tone-soft">–</span>;
  const words = /^[●◐▲○?–]/.test(clock.text) ? clock.text : `${CLOCK_SYMBOL[clock.state]} ${clock.text}`;
  return (
    <span className={`tone tone-${CLOCK_TONE[clock.state]}`}>
      {words}
      {clock.provisional && ' · 暂算'}
    </span>
  );
}
