import type { Submission } from '../events/event.ts';
import { squash } from '../page-source.ts';
import type { PageReading } from '../reading.ts';

/** Words of the ticket's surroundings that must still stand for a page to be the one reported. */
const WINDOW = 8;
/** Below this an article's body is missing: nothing can be said of what it no longer holds. */
const MIN_BODY = 60;
/** A page that only lets one in holds little else. */
const GATE_TEXT = 800;
const GATE =
  /验证码|安全验证|人机验证|滑动.{0,4}验证|完成.{0,6}验证|请.{0,4}登录|用户登录|统一身份认证|登录后.{0,6}(查看|访问)|访问.{0,6}(受限|拒绝|频繁|异常|被拦截)|无权(限)?访问|安全防护|系统维护|正在加载|启用\s*JavaScript|captcha|cloudflare|checking your browser|access denied/i;
const NOT_THERE = /404|不存在|找不到|已(被)?删除|已下线|已撤/;

/** Whether the page opened is the one the ticket is about, and its main part was really there. */
export type SamePage = { same: true } | { same: false; why: string };

/**
 * A login page, a captcha, a soft 404 and a frame whose body comes by script all answer 200 without the words of
 * the ticket: absence proves something only on a page that is known to be the same one, with its text in it.
 *
 * @param mask what the ticket's own words went through before they were stored
 */
export function samePage(
  submission: Submission,
  reading: PageReading,
  mask: (text: string) => string,
): SamePage {
  const { title, text } = reading;
  const squashed = squash(text);
  const isShort = squashed.length < GATE_TEXT && !standsBetween(submission, squashed);
  if (isShort && GATE.test(text) && !GATE.test(wordsOf(submission).join(''))) {
    return { same: false, why: '打开的像是登录、验证或维护页面' };
  }
  const isTitled = sameTitle(submission, title, mask);
  const known = squash(submission.pageTitle);
  const stands = wordsOf(submission).some((words) => {
    const kept = squash(words);
    for (let at = 0; at + WINDOW <= kept.length; at++) {
      const piece = kept.slice(at, at + WINDOW);
      // The title also stands on a page whose body never came.
      if (!known.includes(piece) && !piece.includes('*') && squashed.includes(piece)) return true;
    }
    return false;
  });
  if (stands) return { same: true };
  if (!isTitled) {
    const now = title.trim() === '' ? '没有标题' : `标题是“${mask(title).slice(0, 40)}”`;
    return {
      same: false,
      why: `打开的不像原来那个页面（${now}${NOT_THERE.test(title + text.slice(0, 200)) ? '，可能已下线' : ''}）`,
    };
  }
  return hasBody(reading) ? { same: true } : { same: false, why: '页面只有标题，没有读到正文' };
}

/** The words right before the fault and right behind it stand: a menu with 用户登录 shuts nobody out of these. */
function standsBetween({ quote }: Submission, squashed: string): boolean {
  const before = squash(quote?.prefix ?? '').slice(-WINDOW);
  const behind = squash(quote?.suffix ?? '').slice(0, WINDOW);
  return [before, behind].every((words) => words.length === WINDOW && squashed.includes(words));
}

/** Words that stood around the fault. */
function wordsOf({ quote, surroundings }: Submission): string[] {
  return [
    quote?.prefix ?? '',
    quote?.suffix ?? '',
    ...surroundings.map((block) => withoutFault(block, quote?.exact)),
  ];
}

/** The fault itself is to go: it must not be looked for. */
function withoutFault(block: string, exact: string | undefined): string {
  return exact ? block.replaceAll(exact, '') : block;
}

/** Whether an article's main part is there. */
export function hasBody({ blocks }: PageReading): boolean {
  let length = 0;
  for (const { role, start, end } of blocks) if (role === 'body') length += end - start;
  return length >= MIN_BODY;
}

/** The title as it was, or with nothing changed but the fault itself, where the fault stood in it. */
export function sameTitle(
  { pageTitle, quote }: Submission,
  title: string,
  mask: (text: string) => string,
): boolean {
  const was = squash(pageTitle);
  const now = squash(mask(title));
  if (was === '') return false;
  if (was === now) return true;
  const exact = squash(quote?.exact ?? '');
  const at = exact === '' ? -1 : was.indexOf(exact);
  if (at < 0) return false;
  const before = was.slice(0, at);
  const after = was.slice(at + exact.length);
  const rest = now.length - before.length - after.length;
  return (
    before.length + after.length >= WINDOW / 2 &&
    now.startsWith(before) &&
    now.endsWith(after) &&
    rest >= 0 &&
    rest <= exact.length * 2 + 4
  );
}
