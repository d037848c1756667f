import type { Rule } from '../rule.ts';

const files = import.meta.glob<Rule>(['./*.ts', '!./index.ts'], { eager: true, import: 'rule' });

/**
 * Every rule of this folder, by id. Adding a rule is adding its file (which exports `rule`) and its test.
 *
 * @example rules.map((rule) => rule.id).includes('wrong-word')
 */
export const rules: readonly Rule[] = Object.values(files).sort((a, b) => (a.id < b.id ? -1 : 1));
