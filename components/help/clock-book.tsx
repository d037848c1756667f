import { CLOCK_ROWS, LIMIT_ROWS } from './limit-words.ts';

/** The clock book of the notice as a duty reader needs it: duty, limit, kind of time, from when, clause. */
export function ClockBook() {
  return (
    <table className="plain-table" aria-label="办理时限">
      <thead>
        <tr>
          <th>事项</th>
          <th>时限</th>
          <th>怎么算</th>
          <th>从何时起</th>
          <th>到何时止</th>
          <th>依据</th>
        </tr>
      </thead>
      <tbody>
        {CLOCK_ROWS.map((clock) => (
          <tr key={clock.id}>
            <td>{clock.duty}</td>
            <td className="nowrap">
              <strong>{clock.limit}</strong>
            </td>
            <td>{clock.kind}</td>
            <td>{clock.from}</td>
            <td>{clock.until}</td>
            <td className="nowrap">{clock.clause}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Freshness limits of the notice. */
export function LimitBook() {
  return (
    <table className="plain-table" aria-label="栏目更新期限">
      <thead>
        <tr>
          <th>栏目类别</th>
          <th>更新期限</th>
          <th>何时提示将到期</th>
          <th>依据</th>
        </tr>
      </thead>
      <tbody>
        {LIMIT_ROWS.map((row) => (
          <tr key={row.classes}>
            <td>{row.classes}</td>
            <td className="nowrap">
              <strong>{row.limit}</strong>
            </td>
            <td className="nowrap">{row.soon}</td>
            <td className="nowrap">{row.clause}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
