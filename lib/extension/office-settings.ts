import { z } from 'zod';

import type { HolidayYear } from '../core/calendar/holidays.ts';
import { canonicalJson } from '../core/events/canonical-json.ts';
import { DEFAULT_PACKS } from '../core/lexicon/default-lexicon.ts';
import { rules } from '../core/rules/index.ts';
import { lookBackName } from '../core/tickets/look-back.ts';
import { Settings } from './settings.ts';

/** Where a setting belongs: with the office (it goes into a 配置包), with this machine, or with who sits at it. */
interface Decision {
  of: '单位' | '本机' | '本人';
  why: string;
}

/**
 * Every setting with whether a 配置包 carries it and why. A new setting must be decided here: this does not
 * compile without it, and a test compares it with the schema.
 */
export const SETTING_DECISIONS: Readonly<Record<keyof Settings, Decision>> = {
  version: { of: '本机', why: '存储格式的版本，由本机的程序决定' },
  person: { of: '本人', why: '坐在这台电脑前的人' },
  role: { of: '本人', why: '坐在这台电脑前的人的身份' },
  people: { of: '本人', why: '这台电脑以前的值班人' },
  setupDone: { of: '本人', why: '首次设置是否做过' },
  practised: { of: '本人', why: '本人是否练习过' },
  offHosts: { of: '本人', why: '读网员自己在哪些网站关了标记' },
  offRules: { of: '单位', why: '全单位按同样的规则检查' },
  offRuleNotes: { of: '单位', why: '停用规则的理由随停用的规则走' },
  offPacks: { of: '单位', why: '全单位用同样的内置词库' },
  typoLevel: { of: '单位', why: '全单位按同样的尺度查错字' },
  learnPhrases: { of: '本机', why: '用语从本机读过的网页学来，学不学由本机定' },
  amber: { of: '单位', why: '栏目何时算将到期，全单位一致' },
  screenshots: { of: '本机', why: '取决于本机给的截图权限' },
  wholePictures: { of: '本机', why: '截多大由报错的人选' },
  keepEvidenceDays: { of: '本机', why: '会删除本机的证据，不能由一个文件决定' },
  keepInBrowserDays: { of: '本机', why: '取决于本机有没有选证据文件夹' },
  evidenceSweep: { of: '本机', why: '本机清理证据的记录' },
  papers: { of: '单位', why: '公文模板和落款' },
  lastBackup: { of: '本机', why: '本机备份的记录' },
  holidays: { of: '单位', why: '工作日期限按同样的放假安排计算；按年份合并' },
  clocks: { of: '单位', why: '工单时限和提醒，全单位一致' },
  lookBack: { of: '单位', why: '回头看的时点，全单位一致' },
};

const shape = Settings.shape;
/**
 * The settings of a 配置包. None has a default: what an older package does not name stays as it is here. A key
 * nobody decided to carry, or one of a newer program, refuses the file. `holidays` is a part of its own.
 */
export const OfficeSettings = z.strictObject({
  offRules: shape.offRules.unwrap().max(500).optional(),
  offRuleNotes: shape.offRuleNotes.unwrap().optional(),
  offPacks: shape.offPacks.unwrap().max(50).optional(),
  typoLevel: shape.typoLevel.unwrap().optional(),
  amber: shape.amber.unwrap().optional(),
  papers: shape.papers.unwrap().optional(),
  clocks: shape.clocks.unwrap().optional(),
  lookBack: shape.lookBack.unwrap().optional(),
});
export type OfficeSettings = z.infer<typeof OfficeSettings>;

/** The office's settings and holiday years as one value, to be put back exactly. */
export const OfficeValues = Settings.pick({
  offRules: true,
  offRuleNotes: true,
  offPacks: true,
  typoLevel: true,
  amber: true,
  papers: true,
  clocks: true,
  lookBack: true,
  holidays: true,
});
export type OfficeValues = z.infer<typeof OfficeValues>;

/** The office's part of the settings as they are. */
export const valuesOf = (settings: Settings): OfficeValues => OfficeValues.parse(settings);

/** What a 配置包 says, over what is here; what it does not say stays. */
export function withOffice(values: OfficeValues, { settings, holidays }: OfficeChange): OfficeValues {
  const said = Object.entries(settings).filter(([, value]) => value !== undefined);
  const years = new Set(holidays.map(({ year }) => year));
  return {
    ...values,
    ...(Object.fromEntries(said) as Partial<OfficeValues>),
    holidays: [...values.holidays.filter(({ year }) => !years.has(year)), ...holidays].sort(
      (a, b) => a.year - b.year,
    ),
  };
}

interface OfficeChange {
  settings: OfficeSettings;
  holidays: readonly HolidayYear[];
}

interface Line {
  title: string;
  /** What is compared; two templates of one length are not the same. */
  value: unknown;
  text: string;
}

const listed = (words: readonly string[], none: string): string => words.join('、') || none;
const ruleTitles = new Map(rules.map(({ id, title }) => [id, title]));
const packTitles = new Map(DEFAULT_PACKS.map(({ id, title }) => [id, title]));
const TYPO_WORDS = { strict: '严', normal: '中', off: '不查' } as const;
const KIND_WORDS = { hours: '小时', workdays: '个工作日', days: '天' } as const;

function linesOf(settings: OfficeValues): Line[] {
  const { offRules, offRuleNotes, offPacks, typoLevel, amber, papers, clocks, lookBack } = settings;
  const line = (title: string, value: unknown, text: string): Line => ({ title, value, text });
  const template = (words: string | undefined) =>
    words === undefined ? '内置' : `自定（${words.length} 字）`;
  const limits = Object.entries(clocks.officeLimits ?? {}).map(
    ([name, limit]) => `${name} ${limit.amount} ${KIND_WORDS[limit.kind]}`,
  );
  const days = Object.entries(amber).map(([name, count]) => `${name} ${count} 天`);
  return [
    line(
      '停用的规则',
      offRules,
      listed(
        offRules.map((id) => ruleTitles.get(id) ?? id),
        '没有',
      ),
    ),
    line(
      '停用规则的理由',
      offRuleNotes,
      listed(
        Object.values(offRuleNotes).map(({ reason }) => reason || '未写'),
        '没有',
      ),
    ),
    line(
      '停用的内置词库',
      offPacks,
      listed(
        offPacks.map((id) => packTitles.get(id) ?? id),
        '没有',
      ),
    ),
    line('按上下文查错字', typoLevel, TYPO_WORDS[typoLevel]),
    line('栏目将到期提前', amber, listed(days, '内置')),
    line('整改通知单模板', papers.notice, template(papers.notice)),
    line('找错答复模板', papers.reply, template(papers.reply)),
    line('落款单位', papers.office, papers.office || '未填'),
    line('联系人', papers.contact, papers.contact || '未填'),
    line('联系电话', papers.phone, papers.phone || '未填'),
    line('工作日期限在当天', clocks.closingTime, clocks.closingTime ?? '24:00'),
    line('自定的工单时限', clocks.officeLimits, listed(limits, '没有')),
    line(
      '小时时限的提醒',
      clocks.warnMinutes,
      clocks.warnMinutes === undefined ? '内置' : `剩 ${clocks.warnMinutes} 分钟`,
    ),
    line(
      '工作日期限的提醒',
      clocks.warnDays,
      clocks.warnDays === undefined ? '内置' : `剩 ${clocks.warnDays} 个工作日`,
    ),
    line('回头看', lookBack, listed(lookBack.map(lookBackName), '不提醒')),
  ];
}

/** One line a setting that would change, in words. @example [{ title: '回头看', from: '1 小时后', to: '不提醒' }] */
export function settingChanges(
  now: OfficeValues,
  next: OfficeValues,
): { title: string; from: string; to: string }[] {
  const before = linesOf(now);
  return linesOf(next).flatMap(({ title, value, text }, index) => {
    const was = before[index];
    if (!was || canonicalJson([was.value]) === canonicalJson([value])) return [];
    return [{ title, from: was.text, to: text }];
  });
}
