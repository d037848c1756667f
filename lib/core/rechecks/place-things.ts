import type { PageSource, PageThing, SourceBox, ThingKind } from '../page-source.ts';
import type { Range } from '../text/text-quote.ts';

/** What lies over others is set beside what it covers. */
const COVER_REACH = 200;
const HAN = /\p{Script=Han}/u;

/** What stands at the place, in words a person can look for. */
const SAYS: Readonly<Record<ThingKind, (name: string) => string>> = {
  picture: (name) => `原处现在有图片（${name}），图上写着什么机器看不到`,
  frame: (name) => `原处现在有内嵌框架（${name}），里面显示什么机器没有看到`,
  drawing: (name) => `原处现在有图形或音视频（${name}），里面显示什么机器看不到`,
  control: (name) => `原处现在有输入控件（${name}），里面显示什么机器看不到`,
  script: () => '原处现在有一段脚本，打开网页时会写出什么机器看不到',
  empty: (name) => `原处现在有一个空框（${name}），打开网页时脚本或样式表可能往里面填字`,
  hidden: (name) => `原处的文字在网页上是隐藏的（${name}），读者看到的是什么机器不知道`,
  turned: (name) => `原处的文字在网页上换了排列方向或次序（${name}），读者看到的和网页源码不一样`,
  font: (name) => `原处的文字用了网页自带的字体（${name}），显示成什么字机器看不到`,
  replaced: (name) => `原处的文字被样式表换成了图片（${name}），图上写着什么机器看不到`,
  cover: (name) => `原处旁边有浮在文字上面的图片或框（${name}），可能盖住了文字`,
};

/**
 * What stands at one of the places of a source, or around their words, and may show readers something else; one clause.
 *
 * @param places in `source.text`
 */
export function thingAt(source: PageSource, places: readonly Range[]): string | undefined {
  const met = places.map((place) => thingsAt(source, place));
  // A copy for the printer, mended like the one that is read: that one is what readers see.
  const isRead = met.some((things) => things.every(({ what }) => what !== 'hidden'));
  const thing = met.flat().find(({ what }) => what !== 'hidden' || !isRead);
  return thing && SAYS[thing.what](thing.name);
}

function thingsAt(source: PageSource, place: Range): PageThing[] {
  const { start, end } = place;
  return source.things.filter((thing) => {
    const { at, end: last = at, what } = thing;
    if (what === 'script' && source.live) return false;
    if (what === 'cover') return at >= start - COVER_REACH && at <= end + COVER_REACH;
    // A box that holds words touches the place only where it shares some of them.
    if (last > at) {
      const touches = start === end ? at < start && last > start : at < end && last > start;
      return touches && !(what === 'hidden' && isJammer(source, place, { start: at, end: last }));
    }
    return at >= start && at <= end;
  });
}

/** Signs put between the words so that nobody copies them: within the place, no word of its own, unseen. */
function isJammer({ text }: PageSource, place: Range, { start, end }: Range): boolean {
  if (start < place.start || end > place.end || HAN.test(text.slice(start, end))) return false;
  return HAN.test(text.slice(place.start, start) + text.slice(end, place.end));
}

const LIST = /^(ul|ol|dl|table|tbody)$/;

/** Whether what stands on both sides of every place, so many characters of it, is of one list or table. */
export function areInLists(source: PageSource, places: readonly Range[], reach: number): boolean {
  return (
    places.length > 0 &&
    places.every(({ start, end }) =>
      boxesAround(source, { start: start - reach, end: end + reach }).some(({ tag }) => LIST.test(tag)),
    )
  );
}

/** The boxes around a place, from the innermost outwards. */
export function boxesAround({ boxes }: PageSource, { start, end }: Range): SourceBox[] {
  return boxes
    .filter((box) => box.start <= start && box.end >= end && box.end > box.start)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
}
