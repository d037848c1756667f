import { findDates } from '../core/text/chinese-date.ts';
import type { PageText } from './page-text.ts';

/** Traces of rows that stand in the page's source but not in what was read. */
export interface ScriptSigns {
  /** v-for, ng-repeat, {{…}}: the page is a template that a script fills. */
  templates: boolean;
  /** Element indexes under which a template attribute stands, for blocks that only look empty. */
  templated: (index: number) => boolean;
  /** Rows inside a script: JSON or <datastore>. */
  inScript: boolean;
  /** Latest day written in them: for a person to compare, never judged. */
  newestInScript?: string;
  /** Whether these words stand in such a script: the row was drawn from it. */
  inScriptToo: (words: string) => boolean;
  /** Rows inside an HTML comment. */
  inComment: boolean;
  /** Scripts that fetch and draw rows. */
  drawing: boolean;
  /** Whether such a script names this element: it draws into it. */
  drawsInto: (id: string) => boolean;
}

const TEMPLATE_ATTRIBUTES = [
  'v-for',
  'v-text',
  'v-html',
  'v-if',
  'v-show',
  'v-else',
  ':key',
  ':href',
  ':class',
  ':data',
  'ng-repeat',
  'ng-bind',
  'ng-if',
  'ng-show',
  'ng-app',
  'x-for',
  'x-text',
  'x-show',
  'x-data',
  'data-bind',
  'wx:for',
  'ms-for',
  'ms-repeat',
];
const ROW_TEMPLATES =
  '[v-for],[v-text],[v-html],[ng-repeat],[ng-bind],[x-for],[x-text],[ms-for],[ms-repeat],[data-bind]';
const TEMPLATE_SCRIPT =
  /^text\/(x-)?(template|html|handlebars|mustache|ng-template|tpl|tmpl|jsrender|x-jquery-tmpl)|x-template|x-tmpl/i;
const DATASTORE = /<datastore\b|<recordset\b|<record\b[^>]*>\s*<!\[CDATA\[/i;
const LIST_FILE =
  /(^|[/_.-])\w*(page_?list|list_?page|data_?list|news_?list|get_?list|load_?list|list_?data|jpage|data_?proxy|info_?list|col_?list|list)[\w.-]*\.js/i;
const FETCHES =
  /\$\.(ajax|get|post|getJSON)\s*\(|\bfetch\s*\(|XMLHttpRequest|axios\b|\.load\s*\(\s*["'][^"']*(list|data|api|query)|loadPage\s*\(|jpage\s*\(|dataproxy/i;
const DRAWS =
  /\.(append|prepend|html|appendTo)\s*\(|inner(?:HTML|Text)|insertAdjacent|laytpl|template\s*\(|render\w*\s*\(|\.push\s*\(/;
const LIST_WORDS = /<li\b|<tr\b|<dl\b|\blists?\b|rows|records|pageList|newsList|dataList|items/i;

/** Characters of one script that are looked at. */
const MOST_DATA = 400_000;

/** A page drawn by such a framework may carry the attribute on thousands of rows. */
const MOST_TEMPLATES = 300;

/** Read the signs once per page; all by text, nothing is run. */
export function readScriptSigns(page: PageText): ScriptSigns {
  const data: string[] = [];
  let newest = '';
  let drawing = false;
  const drawers: string[] = [];
  let templates = page.parts.some((part) => hasUnfilledTemplate(part.document));
  if (/\{\{[^{}\n]{1,80}\}\}/.test(page.text)) templates = true;
  for (const element of allScripts(page)) {
    const source = element.textContent ?? '';
    const type = element.getAttribute('type') ?? '';
    const src = element.getAttribute('src');
    if (src && LIST_FILE.test(src.replace(/[?#].*$/, ''))) drawing = true;
    if (TEMPLATE_SCRIPT.test(type)) templates ||= LIST_WORDS.test(source);
    else if (DATASTORE.test(source) || jsonRows(source)) {
      data.push(source);
      const days = findDates(source.slice(0, MOST_DATA)).map(({ date }) => date);
      newest = [newest, ...days].sort().at(-1) ?? '';
    } else if (FETCHES.test(source) && DRAWS.test(source) && LIST_WORDS.test(source)) drawers.push(source);
  }
  const inComment = page.comments.some(({ data }) => commentRows(data));
  return {
    templates,
    templated: (index) => underTemplate(page, index),
    inScript: data.length > 0,
    inScriptToo: (words) => data.some((source) => source.includes(words)),
    ...(newest ? { newestInScript: newest } : {}),
    inComment,
    drawing: drawing || drawers.length > 0,
    drawsInto: (id) => drawers.some((source) => new RegExp(`[#"'\`]${id}["'\`]`).test(source)),
  };
}

/** Some frameworks leave their attributes on rows they have filled: only an element without words is a template still. */
function hasUnfilledTemplate(document: Document): boolean {
  let asked = 0;
  for (const element of document.querySelectorAll(ROW_TEMPLATES)) {
    if (asked++ > MOST_TEMPLATES) return false;
    const words = element.textContent ?? '';
    if (words.includes('{{') || words.trim() === '') return true;
  }
  return false;
}

/** Scripts of head and body: list data often stands in the head. */
function allScripts(page: PageText): Element[] {
  return page.parts.flatMap((part) => [...part.document.querySelectorAll('script')]);
}

/** Three or more objects that name a title and a date or address: an article list as data. */
function jsonRows(source: string): boolean {
  if (source.length < 200) return false;
  const head = source.slice(0, MOST_DATA);
  const titles =
    head.match(/["']?\b(title|doctitle|infotitle|docTitle|subject|bt)["']?\s*:\s*["']/gi)?.length ?? 0;
  const dates =
    head.match(
      /["']?\b\w*(date|time|url|href|link)\w*["']?\s*:\s*["']?(\d{4}[-/年.]\d|\d{10}|[^"']{0,80}\.s?html?|https?:|\/)/gi,
    )?.length ?? 0;
  return titles >= 3 && dates >= 3;
}

/** A list switched off by a comment: at least three links with as many dates. */
function commentRows(data: string): boolean {
  const links = data.match(/<a\b[^>]*href/gi)?.length ?? 0;
  const dates =
    data.match(/(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}|[[(>]\s*\d{2}[-/]\d{2}\s*[\])<]/g)?.length ?? 0;
  return links >= 3 && dates >= 3;
}

function underTemplate(page: PageText, index: number): boolean {
  for (let at = index; at >= 0; at = page.elements[at]?.parent ?? -1) {
    const element = page.elements[at]?.element;
    if (element && TEMPLATE_ATTRIBUTES.some((name) => element.hasAttribute(name))) return true;
  }
  return false;
}
