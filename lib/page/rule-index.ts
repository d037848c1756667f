import type { PageElement, PageText } from './page-text.ts';
import type { StyleRule } from './style-rules.ts';

/** Words of a class-and-id string, split once for all elements that carry it. */
const known = new Map<string, ReadonlySet<string>>();

function wordsOf(name: string): ReadonlySet<string> {
  let words = known.get(name);
  if (!words) {
    if (known.size > 5000) known.clear();
    words = new Set(name.split(/\s+/));
    known.set(name, words);
  }
  return words;
}

/** Rules of <style> by the name their last part asks for, so that an element meets only those that may be its own. */
export class RuleIndex {
  private readonly byName = new Map<string, StyleRule[]>();

  add(rule: StyleRule): void {
    const last = rule.parts[0];
    const key = last?.ids[0] ?? last?.classes[0] ?? `<${last?.tag}`;
    const rules = this.byName.get(key);
    if (rules) rules.push(rule);
    else this.byName.set(key, [rule]);
  }

  /** What the heaviest rule that matches and says it says. */
  says<K extends 'shows' | 'colour' | 'background'>(
    page: PageText,
    item: PageElement,
    what: K,
  ): StyleRule[K] {
    if (this.byName.size === 0) return undefined;
    let said: StyleRule | undefined;
    const look = (name: string): void => {
      for (const rule of this.byName.get(name) ?? []) {
        if (rule[what] && rule.weight > (said?.weight ?? -1) && matches(page, item, rule, 0)) said = rule;
      }
    };
    look(`<${item.tag}`);
    if (item.name) for (const name of wordsOf(item.name)) look(name);
    return (said as StyleRule | undefined)?.[what];
  }
}

function matches(page: PageText, item: PageElement, rule: StyleRule, at: number): boolean {
  const part = rule.parts[at];
  if (!part) return true;
  if (part.tag && part.tag !== item.tag) return false;
  if (part.ids.length + part.classes.length > 0) {
    if (!item.name) return false;
    const words = wordsOf(item.name);
    if (!part.ids.every((id) => words.has(id)) || !part.classes.every((name) => words.has(name)))
      return false;
  }
  if (at + 1 >= rule.parts.length) return true;
  for (let up = item.parent; up >= 0; ) {
    const above = page.elements[up];
    if (!above) return false;
    if (matches(page, above, rule, at + 1)) return true;
    if (part.child) return false;
    up = above.parent;
  }
  return false;
}
