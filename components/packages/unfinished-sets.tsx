import { setStanding, setStandingWords, type VolumeSet } from '../../lib/core/events/volume-set.ts';
import { showTime } from '../show-time.ts';

interface Row {
  madeBy: string;
  madeAt: string;
  kind: string;
  set?: VolumeSet | undefined;
}

/** Sets of files of which some have not been taken in: said until the rest has come, were it days later. */
export function UnfinishedSets({ rows }: { rows: readonly Row[] }) {
  const sets = new Map<string, { row: Row; set: VolumeSet; here: number[] }>();
  for (const row of rows) {
    if (!row.set) continue;
    const known = sets.get(row.set.id);
    if (known) known.here.push(row.set.volume);
    else sets.set(row.set.id, { row, set: row.set, here: [row.set.volume] });
  }
  const lines = [...sets].flatMap(([id, { row, set, here }]) => {
    const words = setStandingWords(setStanding(set, here));
    return words === undefined ? [] : [{ id, row, words }];
  });
  if (lines.length === 0) return null;
  return (
    <ul className="card-list stack-tight" aria-label="没有收齐的分卷">
      {lines.map(({ id, row, words }) => (
        <li key={id} className="tone-warn">
          ◐ {row.madeBy} {showTime(row.madeAt)} 的{row.kind}：{words}
        </li>
      ))}
    </ul>
  );
}
