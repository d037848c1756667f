import type { PageSource, SourceBox, ThingKind } from '../page-source.ts';
import type { Range } from '../text/text-quote.ts';

/** What lies over others is set beside what it covers. */
const COVER_REACH = 200;

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
  for (const { start, end } of places) {
    const thing = source.things.find(({ at, end: last = at, what }) => {
      if (what === 'script' && source.live) return false;
      if (what === 'cover') return at >= start - COVER_REACH && at <= end + COVER_REACH;
      // A box that holds words touches the place only where it shares some of them.
      if (last > at) return start === end ? at < start && last > start : at < end && last > start;
      return at >= start && at <= end;
    });
    if (thing) return SAYS[thing.what](thing.name);
  }
  return undefined;
}

/** The boxes around a place, from the innermost outwards. */
export function boxesAround({ boxes }: PageSource, { start, end }: Range): SourceBox[] {
  return boxes
    .filter((box) => box.start <= start && box.end >= end && box.end > box.start)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
}
