import {
  type PageSource,
  type PageThing,
  type SilentPlace,
  type SourceBox,
  squash,
  type ThingKind,
} from '../core/page-source.ts';
import { scriptOf, wordsOfData } from './attribute-scripts.ts';
import { dressedThings } from './dressed-things.ts';
import { isBlockTag, SKIPPED_TAGS } from './element-areas.ts';
import { frameOf, GATHERED, isSheet, mayBeFilled, THINGS } from './source-elements.ts';

/** All silent words of one page, and things told of: beyond, nobody can say that the page was looked through. */
const MOST_SILENT = 8_000_000;
const MOST_THINGS = 5_000;
const MOST_BOXES = 60_000;
const MOST_NAME = 60;
const MOST_ASSETS = 100;

/** Gathered words that a reader sees where they stand. */
const SEEN: ReadonlySet<SilentPlace> = new Set<SilentPlace>(['control', 'drawing']);
const ATTRIBUTES: Readonly<Record<string, SilentPlace>> = {
  value: 'control',
  placeholder: 'control',
  label: 'control',
  srcdoc: 'frame',
  data: 'frame',
  title: 'tip',
  alt: 'tip',
  'aria-label': 'tip',
  style: 'style',
};
/** Addresses and names: no words of the page, unless they hold a page of their own. */
const NO_WORDS =
  /^(id|class|href|src|srcset|action|name|type|rel|lang|xmlns.*|width|height|target|rowspan|colspan)$/;
/** An address with words in it: a file's name. */
const NAMED = /[^\x20-\x7e]|%[\da-f]{2}%/i;
const OWN_PAGE = /^\s*(data|javascript|vbscript):/i;
/** Attributes by which an element shows its words otherwise than they stand. */
const LOOKS = new Set('hidden dir color bgcolor background face'.split(' '));
interface Open {
  tag: string;
  /** Gathers what stands inside, until it closes. */
  gathers?: { where: SilentPlace; pieces: string[] } | undefined;
  /** Its words are not in the reading's text. */
  isOutside: boolean;
  /** Length of the text and number of things when it opened. */
  length: number;
  things: number;
  name: string;
  id?: string | undefined;
  mayBeFilled: boolean;
  /** Index in the boxes, -1 where it is none. */
  box: number;
}

/** Puts a `PageSource` together from the nodes of a page in document order; every element entered is left. */
export class SourceBuilder {
  private readonly text: string[] = [];
  private readonly shown: string[] = [];
  private length = 0;
  private silentLength = 0;
  private readonly open: Open[] = [];
  private readonly silent: PageSource['silent'] = [];
  private readonly things: PageThing[] = [];
  private readonly assets: string[] = [];
  /** Those met since the page named its base, or since its beginning. */
  private readonly asked = new Set<string>();
  private base: PageSource['base'];
  private readonly boxes: SourceBox[] = [];
  private leaves = false;
  private cut = false;

  constructor(private readonly live: boolean) {}

  enter(tag: string, attributes: Iterable<readonly [string, string]>): void {
    const around = this.open.at(-1);
    const given = new Map(attributes);
    const isShadow = tag === 'template' && (given.has('shadowrootmode') || given.has('shadowroot'));
    const where = isShadow ? undefined : GATHERED[tag];
    const id = given.get('id') || undefined;
    const name = [tag, id && `#${id}`, given.get('class')].filter(Boolean).join(' ').slice(0, MOST_NAME);
    const node: Open = {
      tag,
      // Within a template everything goes to the outermost; a drawing's scripts and style sheets are the page's.
      gathers:
        isOfPage(tag, around) && where
          ? { where, pieces: [] }
          : (around?.gathers ?? (where && { where, pieces: [] })),
      isOutside: (around?.isOutside ?? false) || isShadow || SKIPPED_TAGS.has(tag),
      length: this.length,
      things: this.things.length,
      name,
      id,
      mayBeFilled: mayBeFilled(tag, given),
      box: -1,
    };
    if (isBlockTag(tag)) this.shown.push('\n');
    if (isOfPage(tag, around)) this.noteAsset(tag, given);
    if (!around?.gathers) {
      this.note(tag, given, node);
      if (!where && !node.isOutside) node.box = this.addBox(tag, given, around?.box ?? -1);
    }
    this.takeAttributes(tag, given);
    this.open.push(node);
  }

  words(data: string): void {
    const node = this.open.at(-1);
    if (node?.gathers) {
      node.gathers.pieces.push(data);
      if (SEEN.has(node.gathers.where)) this.shown.push(data);
      return;
    }
    this.shown.push(data);
    // Offsets are those of the reading's text: a shadow root's words are shown, and not in it.
    if (node?.isOutside) return;
    const bare = squash(data);
    this.text.push(bare);
    this.length += bare.length;
  }

  comment(data: string): void {
    this.keepSilent('comment', data);
  }

  leave(): void {
    const node = this.open.pop();
    if (!node) return;
    const around = this.open.at(-1);
    if (node.gathers && node.gathers !== around?.gathers) {
      const { where, pieces } = node.gathers;
      this.keepSilent(where, pieces.join(''));
    }
    const isEmpty = this.length === node.length && this.things.length === node.things;
    const box = this.boxes[node.box];
    if (box) {
      box.end = this.length;
      box.holdsThings = this.things.length > node.things;
    }
    if (isEmpty && node.mayBeFilled && !around?.gathers) this.put('empty', node);
    if (isBlockTag(node.tag)) this.shown.push('\n');
  }

  /** Closes what is open; what comes next is another document of the page. */
  endDocument(): void {
    while (this.open.length > 0) this.leave();
    this.shown.push('\n');
  }

  source(): PageSource {
    this.endDocument();
    const { silent, things, assets, base, boxes, leaves, live } = this;
    const styles = silent.filter(({ where }) => where === 'style').map(({ text }) => text);
    const dressed = dressedThings(boxes, styles);
    return {
      text: this.text.join(''),
      shown: this.shown.join(''),
      silent,
      things: [...things, ...dressed.things],
      assets,
      ...(base ? { base } : {}),
      boxes,
      leaves,
      cut: this.cut || dressed.cut,
      live,
    };
  }

  private note(tag: string, given: ReadonlyMap<string, string>, node: Open): void {
    const what = THINGS[tag];
    const isHiddenField = tag === 'input' && /^(hidden|radio|checkbox)$/i.test(given.get('type') ?? '');
    if (what && !isHiddenField) this.put(what, node, what === 'frame' ? frameOf(given) : {});
    const around = this.open.at(-1);
    // A box around the fields a form sends with itself is no box to be filled.
    if (isHiddenField && around) around.mayBeFilled = false;
    if (/url\s*\(/i.test(given.get('style') ?? '') || given.has('background')) this.put('picture', node);
    const base = tag === 'base' ? given.get('href')?.trim() : undefined;
    if (base && !this.base) {
      this.base = { href: base, from: this.assets.length };
      this.asked.clear();
    }
    if (tag !== 'meta') return;
    const isRefresh = /^refresh$/i.test(given.get('http-equiv')?.trim() ?? '');
    if (isRefresh && /url\s*=/i.test(given.get('content') ?? '')) this.leaves = true;
  }

  private noteAsset(tag: string, given: ReadonlyMap<string, string>): void {
    const isScript = tag === 'script';
    const asset = isScript
      ? (given.get('src') ?? given.get('href') ?? given.get('xlink:href'))
      : isSheet(tag, given)
        ? given.get('href')
        : undefined;
    if (!asset || this.asked.has(asset)) return;
    this.asked.add(asset);
    const words = wordsOfData(asset);
    if (words !== undefined) this.keepSilent(isScript ? 'script' : 'style', words);
    // What a tab shows has run its scripts.
    else if (this.assets.length < MOST_ASSETS) this.assets.push(asset);
    else if (!this.live) this.cut = true;
  }

  private takeAttributes(tag: string, given: ReadonlyMap<string, string>): void {
    for (const [name, value] of given) {
      if (value === '' || (NO_WORDS.test(name) && !OWN_PAGE.test(value) && !NAMED.test(value))) continue;
      const where = OWN_PAGE.test(value)
        ? 'frame'
        : tag === 'meta'
          ? 'meta'
          : (ATTRIBUTES[name] ?? 'attribute');
      if (where === 'frame' && name === 'data' && !OWN_PAGE.test(value)) continue;
      const isSeen =
        (where === 'control' && tag !== 'li' && tag !== 'param') || (name === 'alt' && tag !== 'area');
      if (isSeen) this.shown.push(value);
      this.keepSilent(where, value, name);
      const script = scriptOf(tag, name, value);
      if (script !== undefined) this.keepSilent('script', script);
    }
  }

  private put(what: ThingKind, { name, id }: Open, more: Pick<PageThing, 'src' | 'isUnseen'> = {}): void {
    if (this.things.length >= MOST_THINGS) this.cut = true;
    else this.things.push({ at: this.length, what, name, ...(id === undefined ? {} : { id }), ...more });
  }

  private addBox(tag: string, given: ReadonlyMap<string, string>, parent: number): number {
    if (this.boxes.length >= MOST_BOXES) {
      this.cut = true;
      return -1;
    }
    const start = this.length;
    const classes = given.get('class')?.trim().split(/\s+/).filter(Boolean) ?? [];
    const looks = [...given].filter(([name]) => LOOKS.has(name));
    const [id, style] = [given.get('id') ?? '', given.get('style') ?? ''];
    return (
      this.boxes.push({ start, end: start, parent, tag, id, classes, style, looks, holdsThings: false }) - 1
    );
  }

  private keepSilent(where: SilentPlace, text: string, name?: string): void {
    if (text.trim() === '') return;
    this.silentLength += text.length;
    if (this.silentLength > MOST_SILENT) this.cut = true;
    else this.silent.push(name === undefined ? { where, text } : { where, text, name });
  }
}

/** Stands in the page itself, or is a script or style sheet of a drawing. */
function isOfPage(tag: string, around: Open | undefined): boolean {
  if (!around?.gathers) return true;
  return around.gathers.where === 'drawing' && (tag === 'script' || tag === 'style');
}
