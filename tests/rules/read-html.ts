import type { PageReading } from '../../lib/core/reading.ts';
import { EMPTY_REGISTER, type Register } from '../../lib/core/register/register.ts';
import type { Hit, Rule } from '../../lib/core/rule.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { contextOf } from './check-example.ts';

const READ_AT = '2026-11-23T10:00:00+08:00';
const OWN_URL = 'https://www.xundu-demo.gov.cn/xwzx/202611/t20261102_12.html';

/** A page as a browser would hand it to the reader. */
export const readHtml = (html: string, url = OWN_URL): PageReading =>
  readPage(parseHtml(html), url, { readAt: READ_AT, readBy: 'patrol' });

/** What a rule says of a whole page. */
export const hitsOnPage = (
  rule: Rule,
  html: string,
  { url = OWN_URL, register = {} }: { url?: string; register?: Partial<Register> } = {},
): Hit[] => rule.check(readHtml(html, url), contextOf({ register: { ...EMPTY_REGISTER, ...register } }));
