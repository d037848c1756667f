import type { z } from 'zod';

import { columnUrlKey } from './column-url.ts';
import { Register } from './register.ts';

/** Errors shown at most; a file that is wrong throughout needs no longer list. */
const ERROR_CAP = 20;

const PARTS: Readonly<Record<string, string>> = {
  version: '版本',
  sites: '站点',
  columns: '栏目',
  accounts: '账号',
  units: '单位',
  persons: '人员',
  name: '名称',
  url: '网址',
  columnClass: '栏目类别',
  limitOverride: '另定期限',
  days: '天数',
  reason: '理由',
  unitId: '单位编号',
  hosts: '域名',
  platform: '平台',
  stand: 'A岗/B岗',
  changedOn: '变更日期',
  main: '主账号',
};

function placeText(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `第${part + 1}条` : (PARTS[String(part)] ?? String(part))))
    .join('·');
}

function issueText(issue: z.core.$ZodIssue): string {
  const place = placeText(issue.path) || '整个文件';
  if (issue.code === 'invalid_value') return `${place}：应为${issue.values.map(String).join('、')}之一`;
  if (issue.code === 'invalid_type') return `${place}：缺少，或类型不对`;
  return `${place}：内容不对`;
}

/** What the schema cannot say: ids once, addresses that are addresses, units that exist. */
function crossChecks(register: Register): string[] {
  const errors: string[] = [];
  const groups = ['sites', 'columns', 'accounts', 'units', 'persons'] as const;
  for (const group of groups) {
    const seen = new Set<string>();
    register[group].forEach(({ id }, index) => {
      if (seen.has(id)) errors.push(`${PARTS[group]}·第${index + 1}条：编号“${id}”重复`);
      seen.add(id);
    });
  }
  register.columns.forEach((column, index) => {
    if (columnUrlKey(column.url) === '') errors.push(`栏目·第${index + 1}条·网址：“${column.url}”不是网址`);
  });
  const units = new Set(register.units.map((unit) => unit.id));
  for (const group of ['columns', 'accounts', 'persons'] as const) {
    register[group].forEach(({ unitId }, index) => {
      if (unitId !== undefined && !units.has(unitId)) {
        errors.push(`${PARTS[group]}·第${index + 1}条·单位编号：“${unitId}”不在单位表里`);
      }
    });
  }
  return errors;
}

/**
 * A register from JSON text, checked whole: nothing is taken over from a file with errors. Errors are Chinese
 * lines that name the place, at most 20.
 * @example parseRegisterJson('{') // { errors: ['登记册不是有效的 JSON 文件，没有导入任何内容'] }
 */
export function parseRegisterJson(text: string): { register: Register } | { errors: string[] } {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { errors: ['登记册不是有效的 JSON 文件，没有导入任何内容'] };
  }
  const parsed = Register.safeParse(data);
  const errors = parsed.success ? crossChecks(parsed.data) : parsed.error.issues.map(issueText);
  if (parsed.success && errors.length === 0) return { register: parsed.data };
  const more = errors.length > ERROR_CAP ? [`…另有${errors.length - ERROR_CAP}处错误`] : [];
  return { errors: [...errors.slice(0, ERROR_CAP), ...more] };
}
