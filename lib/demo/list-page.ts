import type { CivilDate } from '../core/calendar/civil-date.ts';
import type { DemoColumn, DemoRow } from './demo-column.ts';
import { daysBefore, longDate } from './demo-day.ts';
import { DEMO_COLUMNS, DEMO_SITE_NAME, demoUrl } from './demo-register.ts';
import { siteMetas, siteShell } from './site-shell.ts';

/** Shapes whose rows must tell no date by their address either. */
const DATELESS_ADDRESS = new Set(['none', 'month-day']);

/** Path of a row's article. Rows of one column never share one. */
export function rowPath(column: DemoColumn, row: DemoRow, today: CivilDate): string {
  const index = column.rows.indexOf(row) + 1;
  if (DATELESS_ADDRESS.has(column.shape))
    return `${column.path}content/4378${column.path.length}${index}.html`;
  const day = daysBefore(today, row.age).replaceAll('-', '');
  return `${column.path}${day.slice(0, 6)}/t${day}_${1000 + index}.html`;
}

/** One row of a list, its date in the column's shape. */
export function listRow(column: DemoColumn, row: DemoRow, today: CivilDate): string {
  const date = daysBefore(today, row.age);
  const tag = row.pinned ? '<span class="tag">置顶</span>' : '';
  const link = `<a href="${rowPath(column, row, today)}" title="${row.title}">${tag}${row.title}</a>`;
  switch (column.shape) {
    case 'chinese':
      return `<li>${link}<span class="time">${longDate(date)}</span></li>`;
    case 'bracket':
      return `<li>${link}<span class="time">[${date}]</span></li>`;
    case 'split':
      return `<li><span class="ymd"><b>${date.slice(8)}</b><i>${date.slice(0, 7)}</i></span>${link}</li>`;
    case 'month-day':
      return `<li>${link}<span class="time">${date.slice(5)}</span></li>`;
    case 'url-only':
    case 'none':
      return `<li>${link}</li>`;
    default:
      return `<li>${link}<span class="time">${date}</span></li>`;
  }
}

/** A column's own list page. */
export function listPage(column: DemoColumn, today: CivilDate): string {
  const url = demoUrl(column.path, column.insecure);
  const siblings = DEMO_COLUMNS.filter((other) => other.parent === column.parent)
    .map(
      (other) =>
        `<li${other === column ? ' class="here"' : ''}><a href="${demoUrl(other.path, other.insecure)}">${other.name}</a></li>`,
    )
    .join('');
  return siteShell({
    title: `${column.name}_${DEMO_SITE_NAME}`,
    today,
    url,
    menu: column.parent,
    metas: siteMetas({
      ColumnName: column.name,
      ColumnDescription: `${DEMO_SITE_NAME}门户网站${column.name}栏目`,
      ColumnKeywords: column.name,
      ColumnType: column.parent,
    }),
    main: `<div class="crumb">当前位置：<a href="${demoUrl('/')}">首页</a> &gt; ${column.parent} &gt; ${column.name}</div>
<div class="two"><div class="side"><h2>${column.parent}</h2><ul>${siblings}</ul></div>
<div class="box list"><h1>${column.name}</h1>
${listBody(column, today)}
</div></div>`,
  });
}

function listBody(column: DemoColumn, today: CivilDate): string {
  if (column.emptyWords) return `<ul class="rows"></ul><div class="empty">${column.emptyWords}</div>`;
  if (column.shape === 'script') {
    return `<ul class="rows" id="drawn-list" data-from="${drawnListPath(column)}"></ul><noscript>请启用脚本后查看列表</noscript>`;
  }
  const shown = column.rows.map((row) => listRow(column, row, today)).join('\n');
  return `<ul class="rows">\n${shown}\n</ul>\n<div class="pages"><b>1</b> 共1页</div>`;
}

/** Where a script-drawn list fetches its rows. */
export function drawnListPath(column: DemoColumn): string {
  return `${column.path}list.json`;
}

/** The rows themselves, as the site's script reads them. */
export function drawnList(column: DemoColumn, today: CivilDate): string {
  return JSON.stringify(
    column.rows.map((row) => ({
      title: row.title,
      href: rowPath(column, row, today),
      date: daysBefore(today, row.age),
    })),
  );
}
