import { makerOf } from './build-element.ts';
import type { PageCount } from './count-page.ts';
import type { Host } from './host.ts';
import { buildStripList, type StripActs, type StripList } from './strip-list.ts';

/** What the strip shows; `list` is the panel above it. */
export interface StripModel {
  state: 'reading' | 'read' | 'failed';
  reason?: string | undefined;
  counts: readonly PageCount[];
  notLookedAt: readonly string[];
  list: StripList;
  hasMarks: boolean;
  /** A half-written report kept from earlier. */
  hasDraft: boolean;
  /** A volunteer has 我报的 instead of the panel, and states nothing about columns. */
  volunteer: boolean;
}

export interface SummaryStrip {
  show(model: StripModel): void;
  /** The strip's own sentence about the extension being gone. */
  orphaned(sentence: string): void;
  say(text: string): void;
  /** What went wrong, for every reader: stays until it is put away. */
  warn(sentence: string): void;
  /** Opens the list at a column, where its state can be explained and something stated about it. */
  showColumn(columnId: string): void;
  element: HTMLElement;
}

/** Below this room the strip starts folded to its pill: 200 % zoom on an office screen is 683×384. */
const ROOMY = { width: 900, height: 520 };
const NAMED_GAPS = 3;

export function makeSummaryStrip(document: Document, host: Host, acts: StripActs): SummaryStrip {
  const make = makerOf(document);
  const view = document.defaultView;
  let folded = (view?.innerWidth ?? 0) < ROOMY.width || (view?.innerHeight ?? 0) < ROOMY.height;
  let listOpen = false;
  let isOrphaned = false;
  let last: StripModel | null = null;

  const bar = make('div', { class: 'bar', attributes: { role: 'alert' } });
  bar.hidden = true;
  const list = make('div', { class: 'list', attributes: { id: 'strip-list' } });
  const row = make('div', { class: 'row' });
  const element = make('section', { class: 'strip', attributes: { 'aria-label': '巡读：本页结果' } }, [
    bar,
    list,
    row,
  ]);
  host.windowLayer.append(element);

  function button(
    text: string,
    act: (event: Event) => void,
    attributes: Record<string, string> = {},
    className = '',
  ) {
    return make('button', {
      text,
      class: className,
      attributes: { type: 'button', ...attributes },
      on: { click: act },
    });
  }

  function redraw(): void {
    if (!last) return;
    const focusedName = (host.windowLayer.getRootNode() as ShadowRoot).activeElement?.getAttribute(
      'data-key',
    );
    element.classList.toggle('folded', folded);
    list.hidden = folded || !listOpen;
    // A form half filled in outlives every new reading of the page.
    if (!list.hidden && !list.querySelector('.column-form'))
      list.replaceChildren(
        ...buildStripList(document, last.list, last.volunteer ? { ...acts, columns: undefined } : acts, {
          moveSide,
          redraw,
          say,
        }),
      );
    row.replaceChildren(...rowOf(last));
    if (focusedName)
      row.querySelector<HTMLElement>(`[data-key="${focusedName}"]`)?.focus({ preventScroll: true });
  }

  function rowOf(model: StripModel): Node[] {
    const total = model.counts.reduce((sum, { count }) => sum + count, 0);
    const name = folded
      ? button(
          foldedName(model, total),
          () => fold(false),
          {
            'data-key': 'fold',
            'aria-expanded': 'false',
            'aria-label': `巡读：${sentenceOf(model, total)}，展开`,
          },
          'plain name',
        )
      : make('span', { class: 'name', text: '巡读' });
    if (folded) return [name];
    const { state } = model;
    const body =
      state === 'reading'
        ? [make('span', { class: 'say', text: '正在读本页…' })]
        : state === 'failed'
          ? [
              make('span', { class: 'say', text: `没有读成：${model.reason ?? '原因不明'}` }),
              button('重读本页', acts.reread, { 'data-key': 'reread' }),
            ]
          : total === 0
            ? [make('span', { class: 'say', text: nothingFound(model.notLookedAt) })]
            : countButtons(model.counts);
    return [
      name,
      ...body,
      ...(model.hasDraft ? [button('继续填写报错', acts.resumeDraft, { 'data-key': 'draft' })] : []),
      make('span', { class: 'tools' }, [
        ...(model.hasMarks
          ? [
              button('‹', () => acts.step(-1), {
                'data-key': 'back',
                'aria-label': '上一处（Alt+↑）',
                title: '上一处（Alt+↑）',
              }),
              button('›', () => acts.step(1), {
                'data-key': 'forth',
                'aria-label': '下一处（Alt+↓）',
                title: '下一处（Alt+↓）',
              }),
            ]
          : []),
        button('清单', toggleList, {
          'data-key': 'list',
          'aria-expanded': String(listOpen),
          'aria-controls': 'strip-list',
        }),
        button(model.volunteer ? '我报的' : '侧栏', acts.openPanel, { 'data-key': 'panel' }),
        button('隐藏', acts.hideAll, { 'data-key': 'hide', title: '隐藏全部标记（Alt+Shift+X）' }),
        button('–', () => fold(true), { 'data-key': 'fold', 'aria-label': '收起', title: '收起' }),
      ]),
    ];
  }

  function countButtons(counts: readonly PageCount[]): Node[] {
    return counts.flatMap(({ key, count, tone }, index) => [
      ...(index === 0 ? [] : [make('span', { class: 'dot', text: '·' })]),
      button(
        `${key} ${count}`,
        (event) => acts.next(key, (event as MouseEvent).shiftKey ? -1 : 1),
        { 'data-key': key, 'aria-label': `${key} ${count} 处，跳到下一处，按住 Shift 到上一处` },
        `count ${tone}`,
      ),
    ]);
  }

  function fold(on: boolean): void {
    folded = on;
    redraw();
    row.querySelector<HTMLElement>('[data-key="fold"]')?.focus({ preventScroll: true });
  }
  function toggleList(): void {
    listOpen = !listOpen;
    redraw();
  }
  function moveSide(): void {
    element.classList.toggle('left');
  }
  function say(text: string): void {
    host.announcer.textContent = text;
  }

  return {
    element,
    show(model) {
      const isNews = JSON.stringify(model) !== JSON.stringify(last);
      last = model;
      // A button drawn anew under a finger that is down loses the click.
      if (isNews) redraw();
    },
    warn(sentence) {
      if (isOrphaned) return;
      const close = button('知道了', () => {
        bar.hidden = true;
      });
      bar.replaceChildren(make('span', { text: sentence }), close);
      bar.hidden = false;
      folded = false;
      redraw();
    },
    orphaned(sentence) {
      isOrphaned = true;
      bar.replaceChildren(make('span', { text: sentence }), button('刷新页面', acts.reload));
      bar.hidden = false;
      folded = false;
      redraw();
    },
    say,
    showColumn(columnId) {
      folded = false;
      listOpen = true;
      redraw();
      const entry = [...list.querySelectorAll<HTMLElement>('[data-column]')].find(
        (one) => one.getAttribute('data-column') === columnId,
      );
      entry?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      (entry?.querySelector<HTMLElement>('.link') ?? entry?.querySelector('button'))?.focus();
    },
  };
}

function foldedName(model: StripModel, total: number): string {
  if (model.state === 'reading') return '巡读 …';
  if (model.state === 'failed') return '巡读 !';
  return `巡读 ${total}`;
}

/** Never 未发现问题 without what was not looked at. */
export function nothingFound(notLookedAt: readonly string[]): string {
  if (notLookedAt.length === 0) return '已查内容未发现问题';
  const named = notLookedAt
    .slice(0, NAMED_GAPS)
    .map((gap) => gap.replace(/[，,]?(没有看|未检查|未能检查)?[。；]?$/, ''))
    .join('、');
  const rest = notLookedAt.length > NAMED_GAPS ? `等 ${notLookedAt.length} 项` : '';
  return `未发现问题（未检查：${named}${rest}）`;
}

/** The whole state in one sentence, for a screen reader. */
export function sentenceOf(
  model: Pick<StripModel, 'state' | 'reason' | 'counts' | 'notLookedAt'>,
  total: number,
): string {
  if (model.state === 'reading') return '正在读本页';
  if (model.state === 'failed') return `没有读成：${model.reason ?? '原因不明'}`;
  return total === 0
    ? nothingFound(model.notLookedAt)
    : model.counts.map(({ key, count }) => `${key} ${count}`).join('，');
}
