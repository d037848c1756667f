import type { UnitTally } from '../../lib/core/freshness/board.ts';
import { FRESHNESS_ORDER } from '../../lib/core/freshness/board.ts';
import { STATE_SYMBOLS } from '../../lib/core/freshness/verdict.ts';

interface Props {
  tallies: readonly UnitTally[];
  /** Filters the board to one unit; '' is those without one. */
  onPick: (unitName: string) => void;
}

/** How each responsible unit stands, the one with the most 逾期 and 空白 first. */
export function UnitTable({ tallies, onPick }: Props) {
  return (
    <section className="panel stack-tight" aria-label="各责任单位">
      <h3>各责任单位</h3>
      <div className="unit-table">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">责任单位</th>
              <th scope="col">合计</th>
              {FRESHNESS_ORDER.map((state) => (
                <th scope="col" key={state}>
                  {STATE_SYMBOLS[state]} {state}
                </th>
              ))}
              <th scope="col">核对无变动</th>
            </tr>
          </thead>
          <tbody className="figures">
            {tallies.map(({ unitName, total, counts, attested }) => (
              <tr key={unitName}>
                <th scope="row">
                  <button type="button" className="text-link" onClick={() => onPick(unitName)}>
                    {unitName}
                  </button>
                </th>
                <td>{total}</td>
                {FRESHNESS_ORDER.map((state) => (
                  <td
                    key={state}
                    className={
                      (state === '逾期' || state === '空白') && counts[state] > 0 ? 'tone-grave' : undefined
                    }
                  >
                    {counts[state] || '–'}
                  </td>
                ))}
                <td>{attested || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
