import type { ColumnState } from '../../core/freshness/judge.ts';
import { shownName } from '../../core/freshness/shown-name.ts';
import type { Scene } from './scene.ts';

const ASKS: ReadonlySet<string> = new Set(['逾期', '空白', '将到期', '未能识别']);

export interface ColumnWalk {
  /** To the next or previous column that needs somebody, in the order of the page; false when there is none. */
  step(by: 1 | -1, columns: readonly ColumnState[]): boolean;
}

/** Which column the reader is at. */
export function walkColumns(scene: () => Scene | null): ColumnWalk {
  let currentId: string | null = null;
  return {
    step(by, columns) {
      const stops = columns.filter(({ state }) => ASKS.has(state));
      const at = stops.findIndex(({ targetId }) => targetId === currentId);
      const next = at === -1 ? (by === 1 ? 0 : stops.length - 1) : (at + by + stops.length) % stops.length;
      const column = stops[next];
      if (!column) return false;
      currentId = column.targetId;
      scene()?.scrollToColumn(column);
      scene()?.strip.say(
        `栏目第 ${next + 1} 个，共 ${stops.length} 个。${shownName(column)}：${column.label}`,
      );
      return true;
    },
  };
}
