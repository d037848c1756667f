const JUMP =
  /(?:(?:window|document|top|self|parent)\s*\.\s*)*\blocation(?:\s*\.\s*href)?\s*(?:=(?!=)|\.\s*(?:replace|assign)\s*\()/;
/** A jump by itself, or in a function that the browser calls by itself. */
const AT_ONCE = new RegExp(
  `(?:^|[;}\\n])\\s*(?:(?:(?:window|self)\\s*\\.\\s*)?(?:setTimeout|requestAnimationFrame|onload\\s*=|addEventListener|\\$|jQuery)?\\s*[(!]?\\s*(?:["'](?:load|DOMContentLoaded)["']\\s*,\\s*)?(?:function\\s*\\w*\\s*\\(\\s*\\)\\s*\\{|\\(\\s*\\)\\s*=>\\s*\\{?)\\s*)?${JUMP.source}`,
  'g',
);
/** Declared, and called by somebody else. */
const DECLARED = /^[;}\s]*function\s+\w/;

/** A script sends the reader elsewhere as it runs, without asking anything first. */
export function leavesPage(script: string): boolean {
  if (!JUMP.test(script)) return false;
  for (const found of script.matchAll(AT_ONCE)) {
    const before = script.slice(0, found.index + (/^[;}]/.test(found[0]) ? 1 : 0)).trimEnd();
    const isStatement = before === '' || /[;}]$/.test(before) || /["']use strict["']$/.test(before);
    if (isStatement && !DECLARED.test(found[0]) && depthOf(before) === 0) return true;
  }
  return false;
}

function depthOf(script: string): number {
  let depth = 0;
  for (const [sign] of script.matchAll(/[{}]/g)) depth += sign === '{' ? 1 : -1;
  return depth;
}
