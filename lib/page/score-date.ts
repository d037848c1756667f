const DAY_LABEL =
  /(发布|发表|发稿|发文|刊发|刊登|公布|上传|上网|挂网|推送|添加|录入|创建|更新|公开|公告|公示|文章|新闻|信息)\s?(日\s?期|时\s?间)\s?[\]】]?\s?[:：]?\s*$|(发布|发表|更新)于\s?[:：]?\s*$/;
export const FOOTER_LABEL = /(发布|发表|发文|公布|上传|录入|添加|刊发)\s?(日\s?期|时\s?间)\s?[:：]/;
export const BARE_LABEL = /(^|[^\u4e00-\u9fa5])(日\s?期|时\s?间)\s?[:：]?\s*$/;
/** 来源：县政府办时间：, where the elements of an information line stand without a space. */
const SOURCED_LABEL =
  /(来源|作者|编辑)\s?[:：][^:：\n]{1,20}(?<!报名|截止|会议|活动|开标|成文|印发|生成)(时\s?间|日\s?期)\s?[:：]\s*$/;
/** Date of the file, not of its publication; taken only when the page shows no other (FIELD 1). */
const WEAK_LABEL = /(^|[^面])生成(日期|时间)\s?[:：]?\s*$/;
const OTHER_LABEL =
  /[\u4e00-\u9fa5]{1,8}(日\s?期|时\s?间|期限|日)\s?[:：]\s*$|(截止|截至|自|至|从|到|于|在|今天是?|今日|现在是?|当前|成立|印发|签署)\s?[:：]?\s*$/;
export const CELL_LABEL = /^[\u4e00-\u9fa5\s]{1,10}(日\s?期|时\s?间|期限|日)\s*$/;
const DEADLINE = /(截止|截至|起止|报名|有效|征集|公示)[^\n]{0,8}$/;
/** 发 布 日 期: single characters with spaces between. */
const SPACED_WORD = /(?<![\u4e00-\u9fa5])[\u4e00-\u9fa5](?: [\u4e00-\u9fa5](?![\u4e00-\u9fa5]))+/g;
/** First day of a stretch: 公示时间：12月6日至12月12日, whatever the label. */
const RANGE_BEFORE = /\d\s*[日号]?\s*(至|到|[—－~～–-]{1,2})\s*$/;
const RANGE_AFTER = /^\s*(至|到|[—－~～–-]{1,2})\s*(19|20)?\d/;
const CLOCK_BEFORE =
  /(今天|今日|现在|当前|欢迎|您好|系统|天气|数据更新|[\u4e00-\u9fa5](站|网站)[\u4e00-\u9fa5]{0,4}更新|(本|该|当前|网)页面?[\u4e00-\u9fa5]{0,6}更新|(打印|下载|访问|查询|导出)(日期|时间))/;
/** 来源：今日云岭, 发布者：系统管理员: words of a clock in a name. */
const NAMED = /(来\s?源|作\s?者|编辑|单位|(发布|录入|上传)[者人])\s?[:：]\s?\S{1,20}/g;
const WEEKDAY_AFTER = /^\s*[,，(（]?\s*(星期|周)[一二三四五六日天]/;
/** （某年某月某日某某会议通过）: when a law or decision was made, not when the page was. */
const DECISION_AFTER = /^[^\n。；]{0,60}(通过|修订|修正|公布施行|起施行|批准)/;
export const SOURCE_BESIDE = /(来\s?源|作者|编辑|浏览|点击|阅读|访问|字体|字号|分享|打印)/;

/** ≥ this: the date has a label that means publication. */
export const LABELLED = 200;

/** Where a date stands and what stands around it. */
export interface DatePlace {
  text: string;
  start: number;
  end: number;
  /** Words before the date, or the block before that labels it. */
  label: string;
  /** Characters from the end of the title to the date; negative when the date stands before it. */
  away: number | undefined;
  timed: boolean;
  /** Whole sentences stand between the title and the date. */
  belowText: boolean;
}

/** 一、时间：… is an item of what the text announces. */
const ENUMERATED = /^\s*[（(]?([一二三四五六七八九十]{1,3}|\d{1,2})[)）]?\s?[、.．)）]\s?\S{0,6}$/;
/** 2026-11-02, as systems print a day; writers write 2026年11月2日. */
const PRINTED = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}/;
/** Below a label right after the title, above one that stands below the text. */
const PRINTED_BESIDE = 285;
const NEXT_LINE = 60;
const BELOW_TEXT = 60;

/** 发 布 日 期：, 更新时间：: what follows is the page's own day. */
export function isDayLabel(label: string): boolean {
  return DAY_LABEL.test(closeUp(label));
}

function closeUp(label: string): string {
  return label.replace(SPACED_WORD, (word) => word.replace(/ /g, ''));
}

/** ≥ LABELLED: has a label that means publication; 1–199: stands where such a date stands; 0: no. */
export function scoreDate({ text, start, end, label: labelled, away, timed, belowText }: DatePlace): number {
  const after = text.slice(end);
  const label = closeUp(labelled);
  if (CLOCK_BEFORE.test(label.replace(NAMED, '')) || RANGE_AFTER.test(after) || RANGE_BEFORE.test(labelled))
    return 0;
  // 星期 stands in the page's clock, above the title.
  if (WEEKDAY_AFTER.test(after) && !(away !== undefined && away >= 0 && away < 200)) return 0;
  // The nearer to the title the better, up to 50 points over 2,000 characters.
  const near = away === undefined ? 0 : Math.max(0, 50 - Math.abs(away) / 40);
  const deep = belowText && !SOURCE_BESIDE.test(text) ? BELOW_TEXT : 0;
  if (DAY_LABEL.test(label))
    return changed(label, away)
      ? CHANGED_BELOW
      : LABELLED + 100 - deep + near + (/更新/.test(label) ? -20 : 0) - (/公[示告]\S*$/.test(label) ? 80 : 0);
  if (BARE_LABEL.test(label) || SOURCED_LABEL.test(label))
    return ENUMERATED.test(label) ? 0 : LABELLED + 50 - Math.min(deep, 50) + near;
  const rest = text.length - (end - start);
  if (WEAK_LABEL.test(label)) return 60;
  if (DEADLINE.test(label) || OTHER_LABEL.test(label) || /^\s*(至|到|—|－|-|~|起|前|以前|之前)/.test(after))
    return 0;
  if (DECISION_AFTER.test(after)) return 0;
  // A sentence that mentions a day is no information line.
  const sourced = SOURCE_BESIDE.test(text);
  if (rest > (sourced ? 120 : 40) || /[。；]/.test(text)) return 0;
  if (!sourced && /[\u4e00-\u9fa5]$/.test(labelled) && /^[\u4e00-\u9fa5]/.test(after)) return 0;
  // 2018-08-01 09:23:59 and nothing else is no day that a text speaks of.
  if (timed && rest === 0 && (away === undefined || away < 0)) return 72;
  if (rest === 0 && away !== undefined && away >= 0 && away <= NEXT_LINE && PRINTED.test(text.trim()))
    return PRINTED_BESIDE;
  if (away === undefined) return timed || sourced ? 70 : 0;
  if (away < 0 || away > 400) return sourced && Math.abs(away) < 4000 ? 65 : 0;
  return 80 + near + (timed ? 10 : 0) + (sourced ? 20 : 0);
}

/** Less than a day right below the title: 更新时间 below the text tells of a change. */
const CHANGED_BELOW = 76;

function changed(label: string, away: number | undefined): boolean {
  if (away !== undefined && away < 0 && /更新\S*\s*$/.test(label)) return true;
  if (/最[后近新]\s?(更新|修改)/.test(label)) return true;
  return /更新\S*\s*$/.test(label) && away !== undefined && away > 400;
}
