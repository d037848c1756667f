import type { ColumnState } from '../../core/freshness/judge.ts';
import { shownName } from '../../core/freshness/shown-name.ts';
import type { VetoCounter } from '../../core/freshness/veto.ts';
import type { OverlayAbilities } from './abilities.ts';
import { makerOf } from './build-element.ts';
import type { CardModule } from './card-shapes.ts';

export interface ColumnListActs {
  openColumn(column: ColumnState): void;
  /** What a person may state about a column; absent where nothing is kept. */
  columns?: OverlayAbilities['columns'];
  /** The form's code, loaded where it is first wanted; null when it does not come. */
  loadForm(): Promise<CardModule['buildColumnForm'] | null>;
  /** `YYYY-MM-DD` in Shanghai. */
  today(): string;
  say(text: string): void;
}

/** Somebody looked and a machine could not tell, or nobody has looked for long: what a person saw may be written down. */
const wantsSighting = ({ state, staleDays, lastSeen }: ColumnState): boolean =>
  lastSeen !== undefined && (state === '未能识别' || state === '未读到' || staleDays !== undefined);

const wantsAttestation = ({ mayAttest, attested, state }: ColumnState): boolean =>
  mayAttest === true && attested === undefined && (state === '逾期' || state === '将到期');

/** Is there something a person can state about this column from the page? */
export const canBeStated = (column: ColumnState): boolean =>
  wantsSighting(column) || wantsAttestation(column);

/** Columns the list names: those that need somebody, and those that are in time by attestation or an old look. */
const isListed = (column: ColumnState): boolean =>
  column.state !== '正常' || column.attested !== undefined || column.staleDays !== undefined;

/** The columns and accounts this page leads to, each with what a person can state about it. */
export function buildColumnEntries(
  document: Document,
  columns: readonly ColumnState[],
  acts: ColumnListActs,
  redraw: () => void,
): Node[] {
  const make = makerOf(document);
  const listed = columns.filter(isListed);
  if (listed.length === 0) return [];
  const entry = (column: ColumnState): HTMLElement => {
    const { columns: abilities } = acts;
    const bad = column.state === '逾期' || column.state === '空白' ? ' bad' : '';
    let asked = 0;
    const open = async (kind: 'sight' | 'attest') => {
      const mine = ++asked;
      const buildColumnForm = await acts.loadForm();
      if (mine !== asked || !abilities || !row.isConnected) return;
      if (!buildColumnForm) return acts.say('表单没有打开，请刷新页面再试。');
      row.querySelector('.column-form')?.remove();
      const form = buildColumnForm(document, kind, acts.today(), {
        send: (seen) =>
          kind === 'sight'
            ? abilities.sight(column.targetId, { date: seen.isEmpty ? null : seen.date, line: seen.words })
            : abilities.attest(column.targetId, { on: seen.date, reason: seen.words }),
        closed(done) {
          if (done) acts.say(done);
          form.remove();
          redraw();
        },
      });
      row.append(form);
      form.querySelector('input')?.focus({ preventScroll: true });
    };
    const tool = (text: string, kind: 'sight' | 'attest') =>
      make('button', {
        class: 'link',
        text,
        attributes: { type: 'button', 'aria-label': `${column.name}：${text}` },
        on: { click: () => void open(kind) },
      });
    const tools = abilities
      ? [
          ...(wantsSighting(column) ? [tool('登记看到的最新一条', 'sight')] : []),
          ...(wantsAttestation(column) ? [tool('核对无变动', 'attest')] : []),
        ]
      : [];
    const row = make('li', { attributes: { 'data-column': column.targetId } }, [
      make(
        'button',
        {
          attributes: { type: 'button', title: column.sentence },
          on: { click: () => acts.openColumn(column) },
        },
        [make('span', { class: `tag${bad}`, text: column.label }), make('span', { text: shownName(column) })],
      ),
      tools.length > 0 ? make('div', { class: 'note' }, tools) : null,
    ]);
    return row;
  };
  return [make('h2', { text: '本页的栏目和账号' }), make('ul', {}, listed.map(entry))];
}

/** The single-veto lines in words, worst first as they come. */
export function vetoNotes(lines: readonly VetoCounter[]): string[] {
  return lines.map(({ title, text, vetoed, columns, possible, note }) => {
    const names = columns.map(({ name }) => name).join('、');
    const maybe = possible.length > 0 ? `；另有疑似或未能识别 ${possible.length} 个` : '';
    const counted = names === '' ? '' : `：${names}`;
    return `${vetoed ? '▲ 已触发 ' : ''}${title} ${text}${counted}${maybe}${note ? `。${note}` : ''}`;
  });
}
