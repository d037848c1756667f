import type { Leader } from '../lexicon/roster.ts';
import { POST_REACH, postAfter, postBefore } from '../lexicon/written-post.ts';
import type { Hit, Rule } from '../rule.ts';
import { compileMatcher } from '../text/compile-matcher.ts';
import { type CompiledMatcher, eachMatch } from '../text/matcher.ts';

/** A place where a leader's name stands. */
interface Named {
  leader: Leader;
  start: number;
  end: number;
}

interface Index {
  leaders: readonly Leader[];
  names: CompiledMatcher;
  /** Every post of the roster, longest first. */
  posts: readonly string[];
  postMatcher: CompiledMatcher;
}

let kept: Index | undefined;

function indexOf(roster: readonly Leader[]): Index {
  if (kept?.leaders !== roster) {
    const posts = [...new Set(roster.flatMap((leader) => leader.posts))].sort((a, b) => b.length - a.length);
    kept = {
      leaders: roster,
      names: compileMatcher(roster.map(({ name }) => name)),
      posts,
      postMatcher: compileMatcher(posts),
    };
  }
  return kept;
}

/** Of names that overlap (王小 in 王小明) the longest; each place once. */
function namesIn(text: string, { names, leaders }: Index): Named[] {
  const found: Named[] = [];
  eachMatch(names, text, (term, start, end) => {
    const leader = leaders[term];
    if (leader) found.push({ leader, start, end });
  });
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let reach = -1;
  return found.filter(({ start, end }) => {
    const isFree = start >= reach;
    if (isFree) reach = end;
    return isFree;
  });
}

/** 县长 ends 示范县县长 and not 副县长. */
const ends = (long: string, short: string): boolean =>
  long === short || (long.endsWith(short) && !long.slice(0, -short.length).endsWith('副'));

/** 县长 is held by whoever is 示范县县长 in the roster's words, and the other way round. */
const holds = (leader: Leader, post: string): boolean =>
  leader.posts.some((own) => ends(own, post) || ends(post, own));

/** What a ticket would carry: a roster never leaves this machine, not even a line of it. */
const ADVICE = '按本单位领导名单核对';

function wrongPosts(text: string, named: readonly Named[], { posts, leaders }: Index): Hit[] {
  return named.flatMap(({ leader, start, end }, index): Hit[] => {
    if (leader.posts.length === 0) return [];
    const said =
      postBefore(text, start, posts) ?? postAfter(text, end, posts, named[index + 1]?.leader.name ?? '');
    if (!said) return [];
    const words = said.deputy ? `副${said.post}` : said.post;
    if (holds(leader, words)) return [];
    const holder = said.deputy ? undefined : leaders.find((one) => holds(one, said.post));
    return [
      {
        // Name and post together: let pass as a word, the name alone would hide every post it is ever given.
        start: Math.min(start, said.start),
        end: Math.max(end, said.end),
        message: `名单里${leader.name}的职务是“${leader.posts.join('、')}”，这里写成“${words}”${holder ? `（名单里是${holder.name}）` : ''}`,
        suggestion: ADVICE,
        sureness: said.deputy ? '疑似' : '确定',
      },
    ];
  });
}

const LINK = /^[、，,和及与\s\u3000]*(?:以及)?[、，,和及与\s\u3000]*$/;
/** 按姓氏笔画为序 is an order too, and not the roster's. */
const OTHER_ORDER = /(?:笔画|笔划|拼音|音序|不分先后|排名不分)/;

/** Names of leaders that follow one another with nothing but their posts between. */
function rows(text: string, named: readonly Named[], posts: readonly string[]): Named[][] {
  const found: Named[][] = [];
  for (const one of named) {
    const row = found[found.length - 1];
    const last = row?.[row.length - 1];
    let between = last ? text.slice(last.end, one.start) : undefined;
    if (between !== undefined && between.length <= 3 * POST_REACH && !between.includes('\n')) {
      for (const post of posts) between = between.replaceAll(post, '');
      if (LINK.test(between) && row) {
        row.push(one);
        continue;
      }
    }
    found.push([one]);
  }
  return found.filter((row) => row.length > 1);
}

function wrongOrders(text: string, named: readonly Named[], { posts }: Index): Hit[] {
  return rows(text, named, posts).flatMap((row): Hit[] => {
    const first = row[0];
    const last = row[row.length - 1];
    if (!first || !last || OTHER_ORDER.test(text.slice(Math.max(0, first.start - 40), last.end + 40)))
      return [];
    const at = row.findIndex(({ leader }, index) => leader.order < (row[index - 1]?.leader.order ?? 0));
    const [before, late] = [row[at - 1], row[at]];
    if (!before || !late) return [];
    return [
      {
        start: before.start,
        end: late.end,
        message: `排序与名单不符：${late.leader.name}应在${before.leader.name}之前`,
        suggestion: ADVICE,
        sureness: '疑似',
      },
    ];
  });
}

/** A two-character name shares its surname with too many for one character to tell; its post must be a long one. */
const SURE_POST = 4;

/** Right behind a post: its holder's name with one character wrong, or two swapped. */
function wrongNames(text: string, named: readonly Named[], index: Index): Hit[] {
  const places: { post: string; end: number }[] = [];
  eachMatch(index.postMatcher, text, (term, _start, end) => {
    places.push({ post: index.posts[term] ?? '', end });
  });
  const isNamed = new Set(named.map(({ start }) => start));
  const hits = new Map<number, Hit>();
  for (const { post, end } of places) {
    const said = postBefore(text, end, [post]);
    if (!said || said.deputy) continue;
    const at = end + (/^[\s\u3000]*/.exec(text.slice(end, end + 4))?.[0].length ?? 0);
    if (isNamed.has(at)) continue;
    for (const { name, posts } of index.leaders) {
      const words = text.slice(at, at + name.length);
      if (!posts.some((own) => own === post) || !isOneOff(name, words, post)) continue;
      hits.set(at, {
        start: at,
        end: at + name.length,
        message: `名单里“${post}”是${name}，这里写成“${words}”`,
        suggestion: ADVICE,
        sureness: '疑似',
      });
    }
  }
  return [...hits.values()];
}

function isOneOff(name: string, words: string, post: string): boolean {
  if (words.length !== name.length || !/^[\u4e00-\u9fff·]+$/.test(words)) return false;
  const off = [...name].filter((sign, at) => sign !== words.charAt(at)).length;
  const isSwapped = off === 2 && [...name].sort().join('') === [...words].sort().join('');
  if (name.length === 2) return (off === 1 && name[0] === words[0] && post.length >= SURE_POST) || isSwapped;
  return off === 1 || isSwapped;
}

/** Nobody of these is anybody. */
const SAMPLE: readonly Leader[] = [
  { name: '甘一山', posts: ['县委书记'], order: 1 },
  { name: '凌二水', posts: ['县委副书记', '县长'], order: 2 },
  { name: '陶三石', posts: ['副县长'], order: 3 },
];

/** Names, posts and order of leaders, against the roster the office keeps; without one the rule says nothing. */
export const rule: Rule = {
  id: 'leader-roster',
  title: '领导姓名、职务、排序与名单不符',
  clause: '四(六)、五(四)',
  problemClass: '严重表述错误',
  severity: '严重',
  sureness: '疑似',
  needs: ['text'],
  check({ text }, { roster }) {
    if (!roster || roster.length === 0) return [];
    const index = indexOf(roster);
    const named = namesIn(text, index);
    return [
      ...wrongPosts(text, named, index),
      ...wrongOrders(text, named, index),
      ...wrongNames(text, named, index),
    ];
  },
  examples: {
    flags: [
      { why: "another's post", reading: { text: '县长甘一山主持会议。' }, roster: SAMPLE },
      { why: 'a post behind the name', reading: { text: '甘一山县长主持会议。' }, roster: SAMPLE },
      { why: 'deputy', reading: { text: '副县长凌二水出席。' }, roster: SAMPLE },
      { why: 'order', reading: { text: '凌二水、甘一山出席会议。' }, roster: SAMPLE },
      { why: 'one character of the name', reading: { text: '县委书记甘一杉主持会议。' }, roster: SAMPLE },
    ],
    passes: [
      {
        why: 'as the roster has it',
        reading: { text: '县委书记甘一山，县委副书记、县长凌二水，副县长陶三石出席。' },
        roster: SAMPLE,
      },
      { why: 'a former post', reading: { text: '原县长甘一山回忆说。' }, roster: SAMPLE },
      { why: 'by strokes', reading: { text: '（按姓氏笔画为序）凌二水、甘一山' }, roster: SAMPLE },
      { why: 'no roster', reading: { text: '县长甘一山主持会议。' } },
    ],
  },
};
