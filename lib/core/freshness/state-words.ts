import { chineseDate, civilDateOf, clockTimeOf, daysBetween, instantText } from '../calendar/civil-date.ts';
import type { Sureness } from '../finding.ts';
import { columnUrlKey } from '../register/column-url.ts';
import type { Account, Column } from '../register/register.ts';
import { accountLimitText, emptyAccountText, unseenAccountText } from './account-words.ts';
import type { Attested } from './attestation.ts';
import { type FreshnessLimit, isAccount, limitText, NO_BLANK_CLAUSE } from './limits.ts';
import type { Observation } from './observation.ts';
import { STATE_SYMBOLS, type Verdict } from './verdict.ts';

/** Evidence longer than this is cut in the sentence; the stored line stays whole. */
const LINE_CAP = 80;

/** What is known of a verdict besides its state. */
interface VerdictFacts {
  sureness: Sureness;
  /** Days since anybody looked, when that is long ago. */
  staleDays: number | undefined;
  /** 核对无变动 that moved the clock. */
  attested: Attested | undefined;
}

/** Short pill: a sign and words, since state is never colour alone. */
export function labelOf(verdict: Verdict, limit: FreshnessLimit | undefined, facts: VerdictFacts): string {
  return `${STATE_SYMBOLS[verdict.state]} ${labelWords(verdict, limit, facts)}`;
}

function labelWords(verdict: Verdict, limit: FreshnessLimit | undefined, facts: VerdictFacts): string {
  const left = verdict.age?.daysLeft ?? 0;
  const guess = facts.sureness === '疑似' ? '疑似' : '';
  const stale = facts.staleDays === undefined ? '' : `·${facts.staleDays}天前看`;
  switch (verdict.state) {
    case '逾期':
      return `${guess}逾期${-left}天`;
    case '将到期':
      return `${left === 0 ? '今天到期' : `剩${left}天`}${stale}`;
    case '空白':
      return `${guess}空白`;
    case '正常':
      return `${limit ? (facts.attested ? '核对无变动' : '正常') : '无期限'}${stale}`;
    default:
      return verdict.state;
  }
}

function place(observation: Observation): string {
  if (observation.via === 'list-page') return '栏目页';
  if (observation.via === 'account-page') return '账号主页';
  if (observation.via === 'by-hand') return '人工看到的一条';
  if (observation.target === 'account') return '账号文章';
  return columnUrlKey(observation.url).includes('/') ? '其他页面区块' : '首页区块';
}

function whenText(instant: string, today: string): string {
  const days = daysBetween(civilDateOf(instant), today);
  if (days === 0) return `今天${clockTimeOf(instant)}`;
  return days > 0 ? `${days}天前（${instantText(instant)}）` : instantText(instant);
}

function seenText(observation: Observation, confirmed: Observation | undefined, today: string): string {
  const how =
    observation.via === 'by-hand'
      ? `由${observation.seenBy}人工登记`
      : `由${observation.seenBy}，在${place(observation)}`;
  const again = confirmed
    ? `；${whenText(confirmed.seenAt, today)}在${place(confirmed)}又看到同一日期，由${confirmed.seenBy}`
    : '';
  return `上次看到：${whenText(observation.seenAt, today)}，${how}${again}。`;
}

function evidence(observation: Observation): string {
  const line = observation.line.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  return `依据：“${line.length > LINE_CAP ? `${line.slice(0, LINE_CAP)}…` : line}”。`;
}

function limitClause(target: Column | Account, limit: FreshnessLimit, overdue: boolean): string {
  if (isAccount(target)) return accountLimitText(limit, overdue);
  const { columnClass } = target;
  if (limit.reason === undefined)
    return `${columnClass}类更新间隔不超过${limitText(limit)}（通知${limit.clause}）`;
  return `本栏目另定不超过${limitText(limit)}（${limit.reason}；${columnClass}类，通知${limit.clause}）`;
}

interface Judged extends VerdictFacts {
  target: Column | Account;
  observation: Observation | undefined;
  /** A later look elsewhere at the very same newest date. */
  confirmed: Observation | undefined;
  verdict: Verdict;
  limit: FreshnessLimit | undefined;
  today: string;
}

/** Why 逾期 is only 疑似. */
function doubtText({ target, observation, sureness, staleDays }: Judged): string {
  if (sureness === '确定' || !observation) return '';
  const own = isAccount(target) ? '账号主页' : '栏目页';
  if (observation.via === 'block') return `；${own}本身还没有看过，请打开核对`;
  const last = staleDays === undefined ? '上次看时还在期限内' : `已有${staleDays}天没有人看`;
  return `；${last}，之后可能已更新，请打开${own}核对`;
}

function attestedText(attested: Attested | undefined): string {
  if (!attested) return '';
  const unit = attested.unit === '' ? '' : `（${attested.unit}）`;
  return `；${chineseDate(attested.on)}由${attested.name}${unit}核对无变动（${bare(attested.reason)}），期限从这天起算`;
}

function judgedText(judged: Judged): string {
  const { target, observation, verdict, limit, attested, staleDays } = judged;
  const { age } = verdict;
  const newest = observation?.newest;
  if (!age || !newest || !observation) return '';
  const where = observation.via === 'block' ? `${place(observation)}最新` : '最近更新';
  const updated = `${where}${chineseDate(newest.date)}，距今${age.ageDays}天`;
  if (!limit) return `无更新期限：${updated}；通知未给这类栏目规定更新间隔，只查空白。`;
  const rule = limitClause(target, limit, verdict.state === '逾期');
  const last = chineseDate(age.lastDayInTime);
  const checked = attestedText(attested);
  if (verdict.state === '逾期') {
    const sure = judged.sureness === '疑似' ? '疑似逾期' : '逾期';
    return `${sure}${-age.daysLeft}天：${updated}${checked}，应在${last}前更新；${rule}${doubtText(judged)}。`;
  }
  const unseen = staleDays === undefined ? '' : `；已有${staleDays}天没有人看`;
  if (verdict.state === '将到期') {
    const left = age.daysLeft === 0 ? '今天到期' : `剩${age.daysLeft}天`;
    return `将到期，${left}：${updated}${checked}，最迟${last}更新；${rule}${unseen}。`;
  }
  const fine = attested ? '核对无变动' : '正常';
  return `${fine}：${updated}${checked}，最迟${last}更新；${rule}${unseen}。`;
}

/** A reason that came as a whole sentence, without its full stop. */
const bare = (why: string) => why.replace(/[。.\s]+$/, '');

function stateText(judged: Judged): string {
  const { target, observation, verdict, staleDays } = judged;
  const thing = isAccount(target) ? '账号' : '栏目';
  switch (verdict.state) {
    case '未读到':
      if (isAccount(target))
        return `未读到：${unseenAccountText(target, verdict.why && bare(verdict.why))}。`;
      return `未读到：${verdict.why ? bare(verdict.why) : `还没有人看过这个${thing}`}。`;
    case '未能识别':
      return `未能识别：${bare(verdict.why ?? '没有读到可用的日期')}。不能当作正常，请打开核对。`;
    case '空白': {
      if (isAccount(target)) return emptyAccountText(staleDays);
      const rule = `通知${NO_BLANK_CLAUSE}不得出现空白栏目`;
      if (observation?.via === 'block')
        return `疑似空白：${place(observation)}没有内容，栏目页本身还没有看过；${rule}。`;
      return staleDays === undefined
        ? `空白：列表没有内容；${rule}。`
        : `疑似空白：列表没有内容，但已有${staleDays}天没有人看，请打开栏目页核对；${rule}。`;
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
  const { target, observation, confirmed, today } = judged;
  const named = `${isAccount(target) ? '账号' : '栏目'}“${target.name}”`;
  if (!observation) return `${named}${stateText(judged)}`;
  const seen = observation.seenBy === '' ? '' : seenText(observation, confirmed, today);
  return `${named}${stateText(judged)}${evidence(observation)}${seen}`;
}
