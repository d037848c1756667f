import type { PageThing, SilentPlace, ThingKind } from '../core/page-source.ts';

/** What may show words of its own, by tag. */
export const THINGS: Readonly<Record<string, ThingKind>> = {
  img: 'picture',
  picture: 'picture',
  iframe: 'frame',
  frame: 'frame',
  object: 'frame',
  embed: 'frame',
  applet: 'frame',
  portal: 'frame',
  svg: 'drawing',
  math: 'drawing',
  canvas: 'drawing',
  video: 'drawing',
  audio: 'drawing',
  input: 'control',
  textarea: 'control',
  select: 'control',
  meter: 'control',
  script: 'script',
};
/** What stands inside is gathered as one silent stretch. */
export const GATHERED: Readonly<Record<string, SilentPlace>> = {
  script: 'script',
  style: 'style',
  title: 'title',
  template: 'template',
  noscript: 'noscript',
  noframes: 'noscript',
  noembed: 'noscript',
  textarea: 'control',
  datalist: 'control',
  svg: 'drawing',
  math: 'drawing',
  canvas: 'drawing',
  video: 'drawing',
  audio: 'drawing',
  object: 'frame',
  iframe: 'frame',
  applet: 'frame',
};
/** Boxes that keep space and hold nothing. */
const SPACERS = /^(clear\w*|cl|cb|both|blank\w*|line\d*|hr|space\w*|split\w*|gap)$/i;
/** An empty cell or line is what an editor leaves. */
const LEFT_EMPTY = new Set(
  'html head body br hr wbr td th tr col colgroup link meta base source track param area style'.split(' '),
);

/** Address of a frame, and whether its attributes leave it any size. */
export function frameOf(given: ReadonlyMap<string, string>): Pick<PageThing, 'src' | 'isUnseen'> {
  // What the page brings itself is shown in the place of any address.
  const src = given.has('srcdoc') ? undefined : given.get('src');
  const none = /^\s*[01](px)?\s*$/;
  const style = given.get('style') ?? '';
  const isUnseen =
    none.test(given.get('width') ?? '') ||
    none.test(given.get('height') ?? '') ||
    /(^|[;\s])(display\s*:\s*none|(width|height)\s*:\s*[01](px)?\s*(;|$))/i.test(style);
  return { ...(src === undefined ? {} : { src }), ...(isUnseen ? { isUnseen } : {}) };
}

export function isSheet(tag: string, given: ReadonlyMap<string, string>): boolean {
  return tag === 'link' && /stylesheet/i.test(given.get('rel') ?? '');
}

/** An element that a script or a style sheet of the page could put words into. */
export function mayBeFilled(tag: string, given: ReadonlyMap<string, string>): boolean {
  if (LEFT_EMPTY.has(tag) || GATHERED[tag] !== undefined || THINGS[tag] !== undefined) return false;
  if (tag.includes('-') || tag === 'slot' || tag === 'marquee') return true;
  for (const name of given.keys()) {
    if (name.startsWith('data-') || name.startsWith('v-') || name.startsWith(':') || name.startsWith('ng-'))
      return true;
  }
  const classes = given.get('class')?.trim() ?? '';
  return (given.get('id') ?? '') !== '' || (classes !== '' && !SPACERS.test(classes));
}
