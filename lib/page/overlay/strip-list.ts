import type { Finding } from '../../core/finding.ts';
import type { ColumnState } from '../../core/freshness/judge.ts';
import type { VetoCounter } from '../../core/freshness/veto.ts';
import { makerOf } from './build-element.ts';
import type { CountKey } from './count-page.ts';
import { gradeOf } from './mark-kind.ts';
import { buildColumnEntries, type ColumnListActs, vetoNotes } from './strip-columns.ts';

export interface StripActs extends Omit<ColumnListActs, 'say'> {
  /** To the next, or with -1 the previous, of a count. */
  next(key: CountKey, by: 1 | -1): void;
  step(by: 1 | -1): void;
  openFinding(id: string): void;
  openPanel(): void;
  hideAll(): void;
  reread(): void;
  report(): void;
  resumeDraft(): void;
  reload(): void;
}

/** What the panel above the strip lists. */
export interface StripList {
  findings: readonly { finding: Finding; placed: boolean; ticket?: string | undefined }[];
  columns: readonly ColumnState[];
  /** Single-veto lines of the site. */
  vetoes: readonly VetoCounter[];
  notLookedAt: readonly string[];
  /** What the overlay itself left out or gave up, and failed rules. */
  remarks: readonly string[];
}

const KEYS = [
  'Alt+↓ 下一处，Alt+↑ 上一处，Alt+Enter 打开，Esc 关闭，Alt+Shift+X 全部隐藏或恢复。',
  'Alt+Shift+↓ 下一个要处理的栏目，Alt+Shift+↑ 上一个；点“逾期 3”到下一个，按住 Shift 点到上一个。',
  '点标记看原因和报错。链接里的标记：停一下，点弹出的小标签；或按住 Alt 点。',
  '选中任何文字，右键或按 Alt+Shift+B 报错。',
];

const LIST_MOST = 200;

export function buildStripList(
  document: Document,
  list: StripList,
  acts: StripActs,
  strip: { moveSide(): void; redraw(): void; say(text: string): void },
): Node[] {
  const make = makerOf(document);
  const heading = (text: string) => make('h2', { text });
  const entry = (tag: string, isBad: boolean, text: string, act: () => void) =>
    make('li', {}, [
      make('button', { attributes: { type: 'button' }, on: { click: act } }, [
        make('span', { class: `tag${isBad ? ' bad' : ''}`, text: tag }),
        make('span', { text }),
      ]),
    ]);
  const notes = (texts: readonly string[]) =>
    make(
      'ul',
      {},
      texts.map((text) => make('li', { class: 'note', text })),
    );

  const parts: Node[] = [];
  if (list.findings.length > 0) {
    parts.push(
      heading(`本页问题 ${list.findings.length} 处`),
      make(
        'ul',
        {},
        list.findings
          .slice(0, LIST_MOST)
          .map(({ finding, placed, ticket }) =>
            entry(
              gradeOf(finding),
              finding.severity === '严重',
              [
                `${finding.problemClass}：${finding.quote.exact || finding.message}`,
                placed ? '' : '（页面上没有可标的位置）',
                ticket === undefined ? '' : `（已报 ${ticket}）`,
              ].join(''),
              () => acts.openFinding(finding.id),
            ),
          ),
      ),
    );
    if (list.findings.length > LIST_MOST)
      parts.push(notes([`另有 ${list.findings.length - LIST_MOST} 处没有列出，逐处看请按 Alt+↓。`]));
  }
  parts.push(...buildColumnEntries(document, list.columns, { ...acts, say: strip.say }, strip.redraw));
  if (parts.length === 0) parts.push(heading('本页未发现问题'));
  if (list.vetoes.length > 0)
    parts.push(heading('单项否决（全站，只看日期）'), notes(vetoNotes(list.vetoes)));
  parts.push(heading('未检查'), notes(list.notLookedAt.length > 0 ? list.notLookedAt : ['（无）']));
  if (list.remarks.length > 0) parts.push(heading('说明'), notes(list.remarks));
  parts.push(
    heading('操作'),
    notes(KEYS),
    make('ul', {}, [
      make('li', { class: 'note' }, [
        make('button', {
          class: 'link',
          text: '报错',
          attributes: { type: 'button' },
          on: { click: acts.report },
        }),
        make('button', {
          class: 'link',
          text: '重读本页',
          attributes: { type: 'button' },
          on: { click: acts.reread },
        }),
        make('button', {
          class: 'link',
          text: '换到另一边',
          attributes: { type: 'button' },
          on: { click: strip.moveSide },
        }),
      ]),
    ]),
  );
  return parts;
}
