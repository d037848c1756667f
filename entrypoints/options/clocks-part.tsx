import { HolidayYears } from '../../components/options/holiday-years.tsx';
import { LookBackHours } from '../../components/options/look-back-hours.tsx';
import { TicketLimits } from '../../components/options/ticket-limits.tsx';
import type { Settings } from '../../lib/extension/settings.ts';

interface Props {
  settings: Settings;
  onChange: (changes: Partial<Settings>, done: string) => Promise<void>;
}

/** 工单时限与节假日. */
export function ClocksPart({ settings, onChange }: Props) {
  return (
    <div className="stack">
      <TicketLimits
        value={settings.clocks}
        onChange={(clocks, done) => void onChange({ clocks: clocks as Settings['clocks'] }, done)}
      />
      <LookBackHours
        value={settings.lookBack}
        onChange={(lookBack, done) => void onChange({ lookBack }, done)}
      />
      <HolidayYears
        loaded={settings.holidays}
        onChange={(holidays, done) => void onChange({ holidays }, done)}
      />
    </div>
  );
}
