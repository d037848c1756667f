import { Checkbox } from 'antd';

import type { Role } from '../../lib/core/events/event.ts';
import { SEATS } from '../../lib/core/events/seats.ts';

interface Props {
  choices: readonly Role[];
  chosen: readonly Role[];
  onChoose: (seats: Role[]) => void;
  /** Whose seats, for a screen reader. */
  label: string;
  /** On one line, without what each may do. */
  short?: boolean;
}

/** Seats a device is approved for. */
export function SeatChoice({ choices, chosen, onChoose, label, short = false }: Props) {
  const may = (role: Role) => SEATS.find(({ seat }) => seat === role)?.may;
  return (
    <fieldset className={short ? 'row plain-fieldset' : 'stack-tight plain-fieldset'} aria-label={label}>
      {choices.map((seat) => (
        <Checkbox
          key={seat}
          checked={chosen.includes(seat)}
          onChange={({ target }) =>
            onChoose(choices.filter((one) => (one === seat ? target.checked : chosen.includes(one))))
          }
        >
          {seat}
          {!short && may(seat) !== undefined && <span className="soft"> {may(seat)}</span>}
        </Checkbox>
      ))}
    </fieldset>
  );
}
