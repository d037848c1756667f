import { isName } from './figures.ts';
import { isPhoneWord, type Labels } from './number-labels.ts';
import { PERSON_PATHS } from './person-names.ts';

/** Inside an address or the name of a file a number is no word of the text. */
export type NumberPlace = 'text' | 'address' | 'name';

const FILE_ENDING =
  /^\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|txt|csv|zip|rar|7z|jpe?g|png|gif|bmp|tiff?|mp[34]|html?)(?![A-Za-z0-9])/i;

/** /u/13800138000, #/user/13800138000: who stands there goes by the number. */
const PERSON_PATH = new RegExp(`(?:^|[/\\\\?#&=.\\s"'(（：:])(?:${PERSON_PATHS})[/\\\\]$`, 'i');

/** Where a number stands, or undefined when what is glued to it makes a code of it. */
export function edgesOf(text: string, start: number, end: number, labels: Labels): NumberPlace | undefined {
  // The X of an identity number glued to it is no word.
  const before = text.slice(Math.max(0, start - 18), start).replace(/[0-9０-９]{17}[XxＸｘ]$/, '');
  const after = text.slice(end, end + 16);
  const word = /[A-Za-zＡ-Ｚａ-ｚ]+$/.exec(before)?.[0];
  if (word !== undefined && !isPhoneWord(word.normalize('NFKC'))) return undefined;
  if (/[*＊=%#@×÷]$/.test(before)) return undefined;
  if (PERSON_PATH.test(before)) return 'address';
  const path = /(^|.)[/\\]$/s.exec(before);
  if (
    path &&
    /^(?:|[\w.\-/\\\s])$/.test(path[1] ?? '') &&
    !isPhoneWord(/[A-Za-z]+(?=[/\\]$)/.exec(before)?.[0] ?? '') &&
    !/\d[/\\]$/.test(before)
  )
    return undefined;
  // A picture of twice its size goes by …@2x.
  if (/^[*＊%]|^@\dx/.test(after)) return undefined;
  // 张三13800138000.docx: the file is called by a person, not by what made it.
  if (FILE_ENDING.test(after)) return isName(before.replace(/[\s_-]+$/, '')) ? 'text' : 'name';
  if (/^\.[A-Za-z]/.test(after)) return undefined;
  const tail = /^[A-Za-zＡ-Ｚａ-ｚ]+/.exec(after)?.[0].normalize('NFKC');
  if (tail !== undefined && !isRemark(tail, after.slice(tail.length), labels)) return undefined;
  // Several signs of underlining are a blank that is filled in.
  const isInName = /(?:^|[^_])_$/.test(before) || /^_(?!_)/.test(after);
  return isInName && !labels.isPhoneByName ? 'name' : 'text';
}

/** A word glued behind a number: V信, vx同号, a name beside a telephone that is called one; no piece of a code. */
function isRemark(word: string, after: string, { isPhoneByName }: Labels): boolean {
  if (/^\d|^_/.test(after)) return false;
  if (isPhoneWord(word)) return true;
  return (word.length <= 2 && /^\p{Script=Han}/u.test(after)) || isPhoneByName;
}
