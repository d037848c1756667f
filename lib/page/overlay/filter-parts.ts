import { firstElementOf, nextElementOf, ownerOf, rootOf, tagOf } from '../dom.ts';

/** Parts of a drawn filter that leave everything where it stands. */
const STAYS =
  /^fe(?:colormatrix|componenttransfer|func[rgba]|merge|mergenode|blend|composite|flood|gaussianblur|morphology)$/i;

/** The `filter` element an address of this page names; null where it names none. */
export function filterAt(address: string, from: Element): Element | null {
  const id = /#([^#"')]+)["')]*$/.exec(address)?.[1];
  if (id === undefined || /^["']?data:/i.test(address)) return null;
  const root = rootOf(from) as Partial<Document>;
  const found = root.getElementById?.(id) ?? ownerOf(from)?.getElementById(id);
  return found && tagOf(found) === 'filter' ? found : null;
}

/** The parts of a filter, with those inside of them. */
export function* partsOf(filter: Element): Generator<Element> {
  for (let part = firstElementOf(filter); part; part = nextElementOf(part)) {
    yield part;
    yield* partsOf(part);
  }
}

/** Whether a filter may paint anything anywhere else; `region` is its element, where the page has it. */
export function referredFilter(address: string, from: Element): { moves: boolean; region: Element | null } {
  const written = /^["']?data:[^,]*,([\s\S]*)/i.exec(address)?.[1];
  if (written !== undefined) {
    const names = [...written.matchAll(/(?:<|%3c)(fe\w+)/gi)].map(([, name = '']) => name);
    return { moves: names.length === 0 || !names.every((name) => STAYS.test(name)), region: null };
  }
  const region = filterAt(address, from);
  if (!region) return { moves: true, region: null };
  return { moves: ![...partsOf(region)].every((part) => STAYS.test(tagOf(part))), region };
}
