import { baseOf } from './document-parts.ts';
import type { GatheredParts, PageText } from './page-text.ts';
import { savedPlaces } from './saved-places.ts';
import { TextWalker } from './text-walker.ts';
import { type InnerRoot, PlaceDesk, type WordPlaces } from './word-places.ts';

export interface PageTextOptions {
  url: string;
  /** How words beside the flow are come by; absent = as a saved page's source has them. */
  places?: WordPlaces | undefined;
  /** The page was gathered elsewhere: nothing else is asked. */
  gathered?: GatheredParts | undefined;
}

/** One pass in textContent order, pausing every thousand nodes. No layout, no computed style (DESIGN 5.2). */
export function* pageTextSteps(document: Document, options: PageTextOptions): Generator<void, PageText> {
  const { gathered } = options;
  return yield* gathered ? gatheredText(gathered) : ownText(document, options);
}

function* gatheredText({ parts, aside, unread }: GatheredParts): Generator<void, PageText> {
  const walker = new TextWalker();
  for (const { document, base, within } of parts) {
    if (!walker.page.capped) yield* walker.part(document, { root: document, base, isFrame: !within });
  }
  return walker.finish(aside, unread);
}

function* ownText(document: Document, options: PageTextOptions): Generator<void, PageText> {
  const places = options.places ?? savedPlaces();
  const desk = new PlaceDesk(places);
  const walker = new TextWalker(places, desk);
  const waiting: Omit<InnerRoot, 'at'>[] = [
    { root: document, base: baseOf(document, options.url), isFrame: true },
  ];
  for (let next = waiting.shift(); next && !walker.page.capped; next = waiting.shift()) {
    const before = walker.met.length;
    yield* walker.part(next.root as Document, next);
    waiting.push(...(yield* desk.ask(next.root, walker.met.slice(before), next.base)));
  }
  return walker.finish(walker.page.capped ? [] : desk.aside, desk.gaps, desk);
}

export function pageText(document: Document, options: PageTextOptions): PageText {
  const steps = pageTextSteps(document, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
