import assert from 'node:assert/strict';

import { defaultHolidays } from '../../lib/core/calendar/default-holidays.ts';
import { defaultLexicon } from '../../lib/core/lexicon/default-lexicon.ts';
import { rules } from '../../lib/core/rules/index.ts';
import { runRules } from '../../lib/core/run-rules.ts';
import { demoRegister } from '../../lib/demo/demo-register.ts';
import { demoSite } from '../../lib/demo/demo-site.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { medianMs } from './seeded-text.ts';

const now = '2026-11-23T10:00:00+08:00';
const pages = demoSite('2026-11-23');
const context = {
  now,
  register: demoRegister(),
  lexicon: defaultLexicon(),
  phrases: [],
  holidays: defaultHolidays,
};
const readAll = () =>
  pages.map((page) => readPage(parseHtml(page.html), page.url, { readAt: now, readBy: 'patrol' }));

const readings = readAll();
const judgeAll = () => readings.map((reading) => runRules(reading, context, rules).findings);
assert.deepEqual(JSON.stringify(judgeAll()), JSON.stringify(judgeAll()));

const parseMs = medianMs(5, () => void pages.map((page) => parseHtml(page.html)));
const readMs = medianMs(5, readAll);
const judgeMs = medianMs(5, judgeAll);
const each = (ms: number) => `${(ms / pages.length).toFixed(2)} ms`;
console.log(
  `${pages.length} pages: parse ${each(parseMs)}, parse and read ${each(readMs)}, judge ${each(judgeMs)} a page`,
);
// Judging plain data must stay the lesser part of the work beside building and reading a document.
assert.ok(judgeMs < readMs, `judging ${each(judgeMs)} takes longer than reading ${each(readMs)}`);
