import type { CivilDate } from '../calendar/civil-date.ts';
import { readDatePiece } from '../text/chinese-date.ts';
import { hash53 } from '../text/hash.ts';
import type { CellRemark, CellsRead } from './column-cells.ts';
import type { Person } from './register.ts';
import { cellWords, foldWidth, isSpoiltNumber, SPOILT } from './sheet-cell.ts';
import type { PersonHeading } from './sheet-headings.ts';

/** What tells one line of 三级责任人 from another: somebody may answer for two platforms. */
export function personKey(
  unitName: string,
  { name, platform, level }: { [key in 'name' | 'platform' | 'level']?: string | undefined },
): string {
  const more = platform || level ? `\n${platform ?? ''}\n${level ?? ''}` : '';
  return `${unitName}\n${name ?? ''}${more}`;
}

/** 2023-10-16, 2023.10.16, 2023年10月16日, 20231016; undefined for anything else and for days that do not exist. */
function dayOf(words: string): CivilDate | undefined {
  const piece = readDatePiece(words);
  return piece?.kind === 'date' ? piece.date : undefined;
}

function dateError(words: string): CellRemark {
  const advice = /^\d{5}$/.test(words)
    ? '是表格内部的日期序号，请把这一列设为日期格式'
    : '不是日期，或没有这一天，请写成 2026-11-23 或 2026年11月23日';
  return { column: '变更日期', message: `“${words}”${advice}` };
}

/** One line of 三级责任人 (附件2), from a sheet or a form: `record` stands only when there are no errors. */
export function personOfCells(cells: Readonly<Record<string, string>>): CellsRead<Person> {
  const cell = (name: PersonHeading) => cellWords(cells[name] ?? '');
  const errors: CellRemark[] = [];
  const unitName = cell('单位');
  const name = cell('姓名');
  if (unitName === '') errors.push({ column: '单位', message: '没有填写' });
  if (name === '') errors.push({ column: '姓名', message: '没有填写' });
  for (const column of ['办公电话', '手机'] as const) {
    if (isSpoiltNumber(cell(column))) errors.push({ column, message: `“${cell(column)}”${SPOILT}` });
  }
  const written = cell('A/B岗');
  const stand = /^([AB])[岗角]?$/i.exec(foldWidth(written))?.[1]?.toUpperCase();
  if (written !== '' && stand === undefined) {
    errors.push({ column: 'A/B岗', message: `“${written}”看不懂，请写“A岗”或“B岗”` });
  }
  const changed = cell('变更日期');
  const changedOn = changed === '' ? undefined : dayOf(changed);
  if (changed !== '' && changedOn === undefined) errors.push(dateError(changed));
  const texts = {
    post: cell('职务'),
    phone: cell('办公电话'),
    mobile: cell('手机'),
    platform: cell('平台'),
    level: cell('级别'),
  };
  const record: Person = {
    id: '',
    name,
    unitId: '',
    ...Object.fromEntries(Object.entries(texts).filter(([, words]) => words !== '')),
    ...(stand === 'A' || stand === 'B' ? { stand } : {}),
    ...(changedOn === undefined ? {} : { changedOn }),
  };
  return {
    record: { ...record, id: `person-${hash53(personKey(unitName, record))}` },
    unitName,
    errors,
    notes: [],
  };
}

/** The line of 三级责任人 that reads back as this person. */
export function cellsOfPerson(person: Person, unitName: string): Record<PersonHeading, string> {
  return {
    单位: unitName,
    平台: person.platform ?? '',
    级别: person.level ?? '',
    姓名: person.name,
    职务: person.post ?? '',
    办公电话: person.phone ?? '',
    手机: person.mobile ?? '',
    'A/B岗': person.stand ? `${person.stand}岗` : '',
    变更日期: person.changedOn ?? '',
  };
}
