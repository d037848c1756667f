/** One part of a paper: what a template's line becomes. */
export type PaperPart =
  | { is: 'title' | 'heading' | 'text' | 'right' | 'center'; text: string }
  /** A line left open for a hand: label, then room. */
  | { is: 'sign'; labels: string[] }
  | { is: 'table'; headings: string[]; rows: string[][] };

/** What a template may speak of, by the name it has between braces. */
export type PaperFields = Readonly<Record<string, string | null>>;
export type PaperTables = Readonly<Record<string, { headings: string[]; rows: string[][] }>>;

const FIELD = /\{\{\s*([^{}]+?)\s*\}\}/g;
/** A field nobody has filled: room to write it in by hand. */
const OPEN = '＿＿＿＿＿＿';

/**
 * A paper from an office's template. A line is a paragraph; `#` begins the title, `##` a heading, `>` a line
 * at the right, `=` one in the middle, `签:` places to sign (several with ｜ between), `{{字段}}` is filled in and
 * `{{表名}}` alone on its line becomes that table. What is filled in is words and never template again.
 *
 * @param fields an empty one leaves room for a hand, null leaves nothing
 * @example composePaper('# 整改通知单\n{{责任单位}}：', { 责任单位: '区教体局' }, {})
 */
export function composePaper(template: string, fields: PaperFields, tables: PaperTables): PaperPart[] {
  const filled = (line: string) =>
    line.replace(FIELD, (whole, name: string) => {
      const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (value === undefined) return whole;
      return value === null ? '' : value.trim() || OPEN;
    });
  return template.split(/\r?\n/).flatMap((line): PaperPart[] => {
    const plain = line.trim();
    if (plain === '') return [];
    const table = /^\{\{\s*([^{}]+?)\s*\}\}$/.exec(plain)?.[1];
    if (table !== undefined && Object.hasOwn(tables, table)) {
      const { headings = [], rows = [] } = tables[table] ?? {};
      return [{ is: 'table', headings, rows }];
    }
    const sign = /^签[:：](.*)$/.exec(plain)?.[1];
    if (sign !== undefined)
      return [{ is: 'sign', labels: sign.split(/[|｜]/).map((label) => filled(label.trim())) }];
    const marked = /^(##|#|>|=)\s*(.*)$/.exec(plain);
    // A paragraph keeps the two blanks it begins with, as official papers have them.
    const text = filled(marked?.[2] ?? `${/^\u3000*/.exec(line)?.[0] ?? ''}${plain}`);
    switch (marked?.[1]) {
      case '#':
        return [{ is: 'title', text }];
      case '##':
        return [{ is: 'heading', text }];
      case '>':
        return [{ is: 'right', text }];
      case '=':
        return [{ is: 'center', text }];
      default:
        return [{ is: 'text', text }];
    }
  });
}

/** Names between braces that no field and no table has: a slip in the template, shown before it is saved. */
export function unknownFields(template: string, known: readonly string[]): string[] {
  const names = [...template.matchAll(FIELD)].map((match) => match[1] ?? '');
  return [...new Set(names)].filter((name) => !known.includes(name));
}
