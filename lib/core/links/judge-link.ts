import type { LinkTarget } from './link-target.ts';
import { soft404 } from './soft-404.ts';

/** 正常 opens; 确断 was tried twice and is broken; 不能判定 is for a person to open, with the reason. */
type LinkAnswer = '正常' | '确断' | '不能判定';

/** What one try met with: facts only. */
export type LinkTry =
  | {
      kind: 'answered';
      status: number;
      /** Address after redirects; '' when the browser does not say. */
      finalUrl: string;
      /** Content-Type as sent, '' when none. */
      contentType: string;
      /** Bytes of the body read, or as announced by its length when nothing was read. */
      bytes: number;
      /** First characters of the body, one a byte, where it was read. */
      head?: string;
      /** Title of a web page. */
      title?: string;
    }
  | { kind: 'timeout'; seconds: number }
  | { kind: 'failed' }
  | {
      kind: 'not-asked';
      why: string;
      /** For want of the reader's permission for this host. */
      ungranted?: true;
    };

export interface LinkJudgement {
  answer: LinkAnswer;
  /** One clause in Chinese: what was seen. */
  why: string;
  /** It was not opened for want of the reader's permission for its host. */
  ungranted?: true;
}

/** How often a broken link is tried before it is called so (FIELD 6). */
export const TRIES_BEFORE_BROKEN = 2;

/** A refusal of machines, of strangers or of haste: a reader's own browser may well be let in. */
const REFUSALS: ReadonlyMap<number, string> = new Map([
  [401, '要登录才能看'],
  [403, '网站拒绝机器访问'],
  [407, '代理要求登录'],
  [412, '网站有防爬验证'],
  [418, '网站拒绝机器访问'],
  [425, '网站要求稍后再试'],
  [429, '网站嫌访问太快'],
  [451, '依法限制访问'],
  [521, '网站有防爬验证'],
]);

const STATUS_WORDS: ReadonlyMap<number, string> = new Map([
  [400, '请求有误'],
  [404, '页面不存在'],
  [410, '已删除'],
  [500, '网站内部出错'],
  [502, '网关出错'],
  [503, '网站暂停服务'],
  [504, '网关超时'],
]);

/** First bytes of files whose server names no or a wrong type: PDF, ZIP and new Office, old Office and WPS, RAR, 7z, pictures. */
const FILE_HEADS = [
  '%PDF',
  'PK',
  '\u00d0\u00cf\u0011\u00e0',
  'Rar!',
  '7z\u00bc\u00af',
  '\u0089PNG',
  '\u00ff\u00d8\u00ff',
  '{\\rtf',
];

/**
 * What one try says. A link is called 确断 by its status (≥ 400 but for refusals of machines), by more than 15 s,
 * by 0 bytes, by a web page in place of a file, or by a page that itself says it is not there.
 *
 * @example judgeTry({ href, text: '附件', isFile: true }, { kind: 'answered', status: 404, … }).answer === '确断'
 */
export function judgeTry(target: Pick<LinkTarget, 'href' | 'isFile'>, seen: LinkTry): LinkJudgement {
  if (seen.kind === 'not-asked') {
    return { answer: '不能判定', why: seen.why, ...(seen.ungranted ? { ungranted: true as const } : {}) };
  }
  if (seen.kind === 'timeout') return { answer: '确断', why: `超过 ${seen.seconds} 秒没有打开` };
  if (seen.kind === 'failed')
    return { answer: '不能判定', why: '连接不上：可能是本机网络、证书或网站限制，请人工打开看' };
  const { status, bytes, contentType, head = '', title, finalUrl } = seen;
  if (status >= 400) {
    const refusal = REFUSALS.get(status);
    if (refusal) return { answer: '不能判定', why: `返回 ${status}，${refusal}，请人工打开看` };
    const words = STATUS_WORDS.get(status);
    return { answer: '确断', why: `返回 ${status}${words ? `（${words}）` : ''}` };
  }
  if (bytes === 0) return { answer: '确断', why: '打开是空的（0 字节）' };
  if (target.isFile) {
    const isFileHead = FILE_HEADS.some((start) => head.startsWith(start));
    const isPage = /^\s*(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|head|script|meta)/i.test(head);
    if (!isFileHead && (isPage || (head === '' && /text\/html/i.test(contentType))))
      return { answer: '确断', why: `链接是文件，打开的却是网页${title ? `“${title}”` : ''}` };
    return { answer: '正常', why: '' };
  }
  const gone = title === undefined ? null : soft404(title);
  if (gone === 'gone') return { answer: '确断', why: `能打开，但网页标题是“${title}”` };
  if (gone === 'maybe') return { answer: '不能判定', why: `网页标题是“${title}”，请人工打开看` };
  if (landedOnHome(target.href, finalUrl))
    return { answer: '不能判定', why: '被转到了网站首页，原来的页面可能已不在，请人工打开看' };
  return { answer: '正常', why: '' };
}

/**
 * What all tries together say: 确断 only when two tries running said so; of two different answers the better one,
 * with what the other saw.
 *
 * @param seen one or more tries in order
 */
export function judgeLink(
  target: Pick<LinkTarget, 'href' | 'isFile'>,
  seen: readonly LinkTry[],
): LinkJudgement {
  const said = seen.map((one) => judgeTry(target, one));
  const last = said[said.length - 1];
  if (!last) return { answer: '不能判定', why: '还没有试过' };
  const broken = said.filter(({ answer }) => answer === '确断');
  if (last.answer !== '确断') {
    const before = broken[0];
    if (!before) return last;
    const why = last.why === '' ? `第一次${before.why}，再试能打开` : `${last.why}（第一次${before.why}）`;
    return { answer: last.answer, why };
  }
  if (broken.length < TRIES_BEFORE_BROKEN)
    return { answer: '不能判定', why: `${last.why}，只试了一次，还不能断定` };
  const words = [...new Set(broken.map(({ why }) => why))];
  return { answer: '确断', why: `${words.join('；')}（试了 ${broken.length} 次）` };
}

/** Asked for a page deep in a site and landed on a site's home page. */
function landedOnHome(href: string, finalUrl: string): boolean {
  if (finalUrl === '' || finalUrl === href) return false;
  const deep = /^https?:\/\/[^/?#]+\/[^?#]*[^/?#]/i.test(href);
  return deep && !isHome(href) && isHome(finalUrl);
}

const isHome = (url: string): boolean =>
  /^https?:\/\/[^/?#]+\/?(?:(?:index|default)\.\w+)?(?:[?#].*)?$/i.test(url);
