import { compileLexicon } from './compile-lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import { entriesOf } from './pack.ts';
import { injectedSpam } from './packs/injected-spam.ts';

/** A word strangers slip in. `sure` = nobody but a spammer writes it. */
export interface SpamWord {
  start: number;
  end: number;
  word: string;
  sure: boolean;
}

/** Offices warn of what spammers sell: then the words stand beside one of these. */
const WARNING =
  /打击|整治|治理|严禁|禁止|禁|防范|防|反|举报|拒绝|远离|警惕|查处|查获|破获|抓获|捣毁|案|罪|犯|教育|宣传|公安|警|税务|涉|嫌|处罚|曝光|识破|陷阱|骗|危害|清查|收缴|清理|不得|管理|监管|整顿|缴|福利|体育总局/;

/** The lotteries of the state speak of tickets, draws and their broadcast by right. */
const STATE_LOTTERY = /福利彩票|体育彩票|福彩|体彩|中彩/;
const THEIR_WORDS = /^(?:彩票平台|彩票网|开奖直播|开奖结果)$/;

let compiled: Lexicon | undefined;

/**
 * Words of injected spam in a title, keyword line, anchor or hidden text, through spaces, width, zero-width and
 * traditional forms. Where the text is a warning, only the surest words count.
 *
 * @example spamIn('澳门新 葡 京').length === 1; spamIn('严厉打击赌博网站').length === 0
 */
export function spamIn(text: string): SpamWord[] {
  compiled ??= compileLexicon(entriesOf(injectedSpam));
  const isWarning = WARNING.test(text);
  const isState = STATE_LOTTERY.test(text);
  return compiled.find(text).flatMap(({ start, end, entry }) => {
    const sure = entry.sureness === '确定';
    if (isState && THEIR_WORDS.test(entry.wrong)) return [];
    return sure || !isWarning ? [{ start, end, word: entry.wrong, sure }] : [];
  });
}

/** Names under which casinos and the like register; a long number alone says nothing (12306.cn, 10086.cn). */
const SPAM_HOST =
  /casino|gambl|(^|[^a-z])(bet|bets)[.\d-]|\dbet(\d|\.|$)|bet365|beat365|lottery|caipiao|shishicai|baijiale|qipai|duchang|bocai|xinpujing|(^|\.)xpj|(^|\.)pj\d{3,}|jinsha\d|yabo(vip|\d|\.)|wanbo(ty|\d)|kaiyun(ty|\d|-|\.)|leyu(ty|\d|-)|weinisi|huangguan|(^|[.\d-])(sex|xxx|jav)\d*[.-]|porn|poker|pk10/;

/** @example isSpamHost('www.bet365-88.com') === true */
export function isSpamHost(host: string): boolean {
  return SPAM_HOST.test(host);
}
