import { DEFAULT_PACKS } from '../core/lexicon/default-lexicon.ts';
import { isKnownHost } from '../core/lexicon/known-hosts.ts';
import type { LexiconEntry } from '../core/lexicon/lexicon.ts';
import { filled } from '../core/lexicon/lexicon-of.ts';
import { entriesOf } from '../core/lexicon/pack.ts';
import type { OwnList } from '../core/lexicon/word-list.ts';
import { ownNames } from '../core/register/own-hosts.ts';
import { EMPTY_REGISTER, type Register } from '../core/register/register.ts';
import { isGrave, type Rule } from '../core/rule.ts';
import { compileMatcher } from '../core/text/compile-matcher.ts';
import { bareHost, isPublicBody } from '../core/text/host-name.ts';
import { eachMatch } from '../core/text/matcher.ts';
import { type ListChoice, listPlan, mineOf } from './config-plan.ts';
import type { OfficeConfig, OfficeState } from './office-config.ts';
import { withOffice } from './office-settings.ts';

/** One thing that guards privacy, or against what strangers plant, and that a 配置包 would switch off or silence. */
export interface GraveLoss {
  /** By this a person's second answer names it: a rule's or pack's id, or what it is in words. */
  key: string;
  title: string;
  /** One clause, for whoever has to decide. */
  consequence: string;
  /** It comes only where the package's version of this list is chosen. */
  list?: string | undefined;
}

type List = Pick<OwnList, 'name' | 'on' | 'content'>;

/** Words named in a consequence; the rest are counted. */
const MOST_NAMED = 5;

const PRIVACY_OFF = '网页上的身份证号、手机号等个人信息不再报出';
const LINKS_OFF = '网页被植入的暗链、违法推广词、仿冒网站不再报出';
const GRAVE_OFF = '这一类严重问题不再报出';

/**
 * Everything grave that taking a package over would lose, whoever signed it: rules and word packs switched off, and
 * what makes them silent (words let pass, hosts that count as the office's own, sites no longer watched).
 * Each is worked out by itself, so that a decision about one list does not change what is said of another.
 */
export function graveLosses(state: OfficeState, config: OfficeConfig, rules: readonly Rule[]): GraveLoss[] {
  const { offRules, offPacks } = withOffice(state.values, config);
  return [
    ...offRules.filter((id) => !state.values.offRules.includes(id)).flatMap((id) => ruleLoss(id, rules)),
    ...offPacks.filter((id) => !state.values.offPacks.includes(id)).flatMap(packLoss),
    ...config.lists.flatMap((list) => listLoss(state, list)),
    ...(config.register ? registerLosses(state.register ?? EMPTY_REGISTER, config.register) : []),
  ];
}

/** Those that come with these choices. */
export function lossesWith(
  losses: readonly GraveLoss[],
  choices: readonly { name: string; choice: ListChoice }[],
): GraveLoss[] {
  const taken = new Set(choices.flatMap(({ name, choice }) => (choice === '用包里的' ? [name] : [])));
  return losses.filter(({ list }) => list === undefined || taken.has(list));
}

function ruleLoss(id: string, rules: readonly Rule[]): GraveLoss[] {
  const rule = rules.find((one) => one.id === id);
  if (!rule)
    return [{ key: id, title: `规则“${id}”`, consequence: '本机还没有这条规则，以后更新有了也是停用的' }];
  if (!isGrave(rule)) return [];
  const isOfStrangers = rule.problemClass === '暗链外链' || rule.id === 'look-alike-site';
  const consequence = rule.problemClass === '个人隐私' ? PRIVACY_OFF : isOfStrangers ? LINKS_OFF : GRAVE_OFF;
  return [{ key: id, title: `规则“${rule.title}”`, consequence }];
}

function packLoss(id: string): GraveLoss[] {
  const pack = DEFAULT_PACKS.find((one) => one.id === id);
  if (!pack)
    return [{ key: id, title: `内置词库“${id}”`, consequence: '本机还没有这个词库，以后更新有了也是停用的' }];
  const grave = entriesOf(pack).filter(isGrave);
  if (grave.length === 0) return [];
  const consequence = `其中 ${grave.length} 个严重错误词不再报出（${named(grave.map(({ wrong }) => wrong))}）`;
  return [{ key: id, title: `内置词库“${pack.title}”`, consequence }];
}

function listLoss(state: OfficeState, list: List): GraveLoss[] {
  const mine = mineOf(state.lists, list);
  const { what } = listPlan(mine, list);
  if (what === '相同') return [];
  const before = mine?.on ? mine.content : undefined;
  const after = list.on ? list.content : undefined;
  const silenced = silencedWords(state, mine, list);
  const parts = [
    ...(silenced.length > 0
      ? [`${silenced.length} 个严重错误词不再报出或在有的地方不报（${named(silenced)}）`]
      : []),
    ...(before?.kind === '固定表述' &&
    before.terms.length > 0 &&
    !(after?.kind === '固定表述' && after.terms.length > 0)
      ? ['本单位的固定表述写错一个字不再报出']
      : []),
    ...(before?.kind === '领导名单' &&
    before.leaders.length > 0 &&
    !(after?.kind === '领导名单' && after.leaders.length > 0)
      ? ['领导姓名、职务、排序写错不再报出']
      : []),
  ];
  if (parts.length === 0) return [];
  const loss = { key: `词表“${list.name}”`, title: `词表“${list.name}”`, consequence: parts.join('；') };
  return [what === '冲突' ? { ...loss, list: list.name } : loss];
}

/** Grave words that this list found and no longer does, and those of any list or pack that it lets pass. */
function silencedWords({ lists, values }: OfficeState, mine: OwnList | undefined, list: List): string[] {
  const before = entriesIn(mine);
  const after = entriesIn(list);
  const kept = new Map<string, LexiconEntry[]>();
  for (const entry of after.filter(isGrave)) kept.set(entry.wrong, [...(kept.get(entry.wrong) ?? []), entry]);
  const isKept = (one: LexiconEntry) => (kept.get(one.wrong) ?? []).some((entry) => covers(entry, one));
  const lost = before.filter((one) => isGrave(one) && !isKept(one));

  const guarded = [
    ...DEFAULT_PACKS.filter(({ id }) => !values.offPacks.includes(id)).flatMap(entriesOf),
    ...lists.flatMap(entriesIn),
    ...after,
  ].filter(isGrave);
  const passed = new Set([...before.flatMap(({ allow }) => allow), ...lighter(before)]);
  const passing = [...after.flatMap(({ allow }) => allow), ...lighter(after)].filter(
    (phrase) => !passed.has(phrase),
  );
  const words = [...new Set(guarded.map(({ wrong }) => wrong))];
  const shadowed = new Set<string>();
  if (words.length > 0 && passing.length > 0) {
    const matcher = compileMatcher(words);
    // The phrases are looked through as one text; a line's end is in no word.
    eachMatch(matcher, passing.join('\n'), (term) => void shadowed.add(words[term] ?? ''));
  }
  return [...new Set([...lost.map(({ wrong }) => wrong), ...shadowed])];
}

/** Words told as less than grave: an own word stands before the same word of a pack, a longer one before a shorter. */
const lighter = (entries: readonly LexiconEntry[]): string[] =>
  entries.filter((entry) => !isGrave(entry)).map(({ wrong }) => wrong);

/** In force on every day on which the other is. */
const covers = (entry: LexiconEntry, other: LexiconEntry): boolean =>
  (entry.from === undefined || (other.from !== undefined && entry.from <= other.from)) &&
  (entry.to === undefined || (other.to !== undefined && entry.to >= other.to));

/** Words of a list that is on, whatever the day. */
function entriesIn(list: List | undefined): LexiconEntry[] {
  if (!list?.on || list.content.kind !== '错词') return [];
  return list.content.entries.map((entry) => filled(entry, list.name));
}

const squeezed = (name: string): string => name.replace(/\s/g, '');

function registerLosses(was: Register, next: Register): GraveLoss[] {
  const own = ownNames(was, { url: '' });
  const fresh = [...ownNames(next, { url: '' })].filter(
    (name) => !own.has(name) && !isPublicBody(name) && !isKnownHost(name),
  );
  const hosts = new Set(next.sites.flatMap((site) => site.hosts.map(bareHost)));
  const names = new Set(next.sites.map(({ name }) => squeezed(name)));
  return [
    ...fresh.map((name) => ({
      key: `域名 ${name}`,
      title: `域名 ${name}`,
      consequence: '算作本单位的网站，藏在网页里、指向它的暗链不再报出',
    })),
    ...was.sites.flatMap(({ name, hosts: old }): GraveLoss[] => {
      const gone = old.map(bareHost).filter((host) => !hosts.has(host));
      const parts = [
        ...(gone.length > 0 ? [`${gone.join('、')} 不再自动检查`] : []),
        ...(names.has(squeezed(name)) ? [] : ['冒用这个名称的网站不再报出']),
      ];
      return parts.length > 0
        ? [{ key: `网站“${name}”`, title: `网站“${name}”`, consequence: parts.join('；') }]
        : [];
    }),
  ];
}

function named(words: readonly string[]): string {
  const shown = words.slice(0, MOST_NAMED).join('、');
  return words.length > MOST_NAMED ? `${shown} 等` : shown;
}
