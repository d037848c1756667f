import { chineseDate, civilDateOf, clockTimeOf, daysBetween, instantText } from '../calendar/civil-date.ts';
import type { Sureness } from '../finding.ts';
import { columnUrlKey } from '../register/column-url.ts';
import type { Account, Column } from '../register/register.ts';
import { type FreshnessLimit, isAccount, limitText, NO_BLANK_CLAUSE } from './limits.ts';
import type { Observation } from './observation.ts';
import { STATE_SYMBOLS, type Verdict } from './verdict.ts';

/** Evidence longer than this is cut in the sentence; the stored line stays whole. */
const LINE_CAP = 80;

/** Short pill: a sign and words, since state is never colour alone. */
export function labelOf(verdict: Verdict, limit: FreshnessLimit | undefined, sureness: Sureness): string {
  return `${STATE_SYMBOLS[verdict.state]} ${labelWords(verdict, limit, sureness)}`;
}

function labelWords(verdict: Verdict, limit: FreshnessLimit | undefined, sureness: Sureness): string {
  const left = verdict.age?.daysLeft ?? 0;
  const guess = sureness === '疑似' ? '疑似' : '';
  switch (verdict.state) {
    case '逾期':
      return `${guess}逾期${-left}天`;
    case '将到期':
      return left === 0 ? '今天到期' : `剩${left}天`;
    case '空白':
      return `${guess}空白`;
    case '正常':
      return limit ? '正常' : '无期限';
    default:
      return verdict.state;
  }
}

function place(observation: Observation): string {
  if (observation.via === 'list-page') return '栏目页';
  if (observation.via === 'account-page') return '账号主页';
  if (observation.via === 'by-hand') return '人工登记';
  if (observation.target === 'account') return '账号文章';
  return columnUrlKey(observation.url).includes('/') ? '其他页面区块' : '首页区块';
}

function seenText(observation: Observation, today: string): string {
  const days = daysBetween(civilDateOf(observation.seenAt), today);
  const time = clockTimeOf(observation.seenAt);
  const when =
    days === 0
      ? `今天${time}`
      : days > 0
        ? `${days}天前（${instantText(observation.seenAt)}）`
        : instantText(observation.seenAt);
  return `上次看到：${when}，由${observation.seenBy}，在${place(observation)}。`;
}

function evidence(observation: Observation): string {
  const line = observation.line.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  return `依据：“${line.length > LINE_CAP ? `${line.slice(0, LINE_CAP)}…` : line}”。`;
}

function limitClause(target: Column | Account, limit: FreshnessLimit): string {
  if (isAccount(target)) return `政务新媒体账号更新间隔不超过${limitText(limit)}（通知${limit.clause}）`;
  const { columnClass } = target;
  if (limit.reason === undefined)
    return `${columnClass}类更新间隔不超过${limitText(limit)}（通知${limit.clause}）`;
  return `本栏目另定不超过${limitText(limit)}（${limit.reason}；${columnClass}类，通知${limit.clause}）`;
}

interface Judged {
  target: Column | Account;
  observation: Observation | undefined;
  verdict: Verdict;
  limit: FreshnessLimit | undefined;
  today: string;
}

function judgedText({ target, observation, verdict, limit }: Judged): string {
  const { age } = verdict;
  const newest = observation?.newest;
  if (!age || !newest || !observation) return '';
  const where = observation.via === 'block' ? `${place(observation)}最新` : '最近更新';
  const updated = `${where}${chineseDate(newest.date)}，距今${age.ageDays}天`;
  if (!limit) return `无更新期限：${updated}；通知未给这类栏目规定更新间隔，只查空白。`;
  const rule = limitClause(target, limit);
  const last = chineseDate(age.lastDayInTime);
  if (verdict.state === '逾期') {
    const own = isAccount(target) ? '账号主页' : '栏目页';
    const doubt = observation.via === 'block' ? `；${own}本身还没有看过，请打开核对` : '';
    const sure = observation.via === 'block' ? '疑似逾期' : '逾期';
    return `${sure}${-age.daysLeft}天：${updated}，应在${last}前更新；${rule}${doubt}。`;
  }
  if (verdict.state === '将到期') {
    const left = age.daysLeft === 0 ? '今天到期' : `剩${age.daysLeft}天`;
    return `将到期，${left}：${updated}，最迟${last}更新；${rule}。`;
  }
  return `正常：${updated}，最迟${last}更新；${rule}。`;
}

/** A reason that came as a whole sentence, without its full stop. */
const bare = (why: string) => why.replace(/[。.\s]+$/, '');

function stateText(judged: Judged): string {
  const { target, observation, verdict } = judged;
  const thing = isAccount(target) ? '账号' : '栏目';
  switch (verdict.state) {
    case '未读到':
      return `未读到：${verdict.why ? bare(verdict.why) : `还没有人看过这个${thing}`}。`;
    case '未能识别':
      return `未能识别：${bare(verdict.why ?? '没有读到可用的日期')}。不能当作正常，请打开核对。`;
    case '空白': {
      if (isAccount(target)) return '空白：账号主页没有内容。';
      const rule = `通知${NO_BLANK_CLAUSE}不得出现空白栏目`;
      return observation?.via === 'block'
        ? `疑似空白：${place(observation)}没有内容，栏目页本身还没有看过；${rule}。`
        : `空白：列表没有内容；${rule}。`;
    }
    default:
      return judgedText(judged);
  }
}

/**
 * The full sentence of a badge: state, date, age, limit, clause, evidence, who looked when. No signs. A look
 * by nobody in particular (`seenBy` '') is the page under judgement itself: who and when go without saying.
 */
export function sentenceOf(judged: Judged): string {
  const { target, observation, today } = judged;
  const named = `${isAccount(target) ? '账号' : '栏目'}“${target.name}”`;
  if (!observation) return `${named}${stateText(judged)}`;
  const seen = observation.seenBy === '' ? '' : seenText(observation, today);
  return `${named}${stateText(judged)}${evidence(observation)}${seen}`;
}
