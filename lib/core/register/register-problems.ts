import { accountKey } from './account-cells.ts';
import { siteOfUrl } from './column-cells.ts';
import { columnUrlKey } from './column-url.ts';
import { platformKey } from './platform.ts';
import type { Column, Register } from './register.ts';
import { nameList } from './sheet-cell.ts';

/** One thing the register lacks or contradicts, with what to do about it. */
export interface RegisterProblem {
  about: 'columns' | 'accounts' | 'units';
  /** Id of the record a person must look at. */
  id: string;
  message: string;
  advice: string;
  /** A unit's problem that a new person of that stand ends. */
  lacks?: 'A岗' | 'B岗' | '责任人';
}

function columnProblems({ columns, sites, units }: Register): RegisterProblem[] {
  const unitIds = new Set(units.map((unit) => unit.id));
  const firstAt = new Map<string, Column>();
  return columns.flatMap((column) => {
    const { id, name, url, unitId, standA, standB } = column;
    const found: RegisterProblem[] = [];
    const say = (message: string, advice: string) => found.push({ about: 'columns', id, message, advice });
    if (unitId === undefined || !unitIds.has(unitId)) {
      say(`栏目“${name}”没有责任单位`, '补上责任单位，发现问题才知道通知谁。');
    }
    const a = nameList(standA ?? '');
    const b = nameList(standB ?? '');
    if (a.length > 0 && b.length === 0) say(`栏目“${name}”缺B岗`, '补上B岗姓名（通知一(三)要求设A、B岗）。');
    if (b.length > 0 && a.length === 0) say(`栏目“${name}”缺A岗`, '补上A岗姓名（通知一(三)要求设A、B岗）。');
    if (a.length > 0 && b.length > 0 && b.every((one) => a.includes(one))) {
      say(`栏目“${name}”的A岗和B岗是同一个人`, 'B岗换一个人，A岗不在时才有人接。');
    }
    const key = columnUrlKey(url);
    const earlier = firstAt.get(key);
    if (earlier) say(`栏目“${name}”和“${earlier.name}”是同一个网址`, '改正其中一个网址，或删掉重复的一个。');
    else firstAt.set(key, column);
    if (!siteOfUrl(sites, url)) {
      say(`栏目“${name}”的网址不在已登记的网站里`, '到“网站”里添加这个域名，或改正网址；现在它不会被判断。');
    }
    return found;
  });
}

function accountProblems({ accounts, units }: Register): RegisterProblem[] {
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  const firstOf = new Map<string, string>();
  return accounts.flatMap((account) => {
    const { id, name, platform, platformId, unitId } = account;
    const found: RegisterProblem[] = [];
    const say = (message: string, advice: string) => found.push({ about: 'accounts', id, message, advice });
    const unitName = unitNames.get(unitId ?? '');
    if (unitName === undefined) say(`${platform}“${name}”没有主办单位`, '补上主办单位。');
    if (platformId === undefined) {
      say(`${platform}“${name}”没有账号ID`, '补上账号ID：只凭名称认不出仿冒的同名账号。');
    }
    const key = accountKey(account);
    const same = firstOf.get(key);
    if (same !== undefined) say(`${platform}“${name}”登记了两次`, '删掉重复的一条。');
    else firstOf.set(key, name);
    const place = `${unitId}\n${platformKey(platform)}`;
    const other = firstOf.get(place);
    if (unitName !== undefined && other !== undefined && same === undefined) {
      say(
        `${unitName}在${platform}上有第二个账号“${name}”（已有“${other}”）`,
        '核对是否应当整合或注销其中一个：一个单位在同一平台一般只开一个账号。',
      );
    } else if (other === undefined) firstOf.set(place, name);
    return found;
  });
}

function unitProblems({ units, persons, columns, accounts }: Register): RegisterProblem[] {
  const firstOf = new Map<string, string>();
  return units.flatMap(({ id, name }) => {
    const found: RegisterProblem[] = [];
    const say = (message: string, advice: string, lacks?: RegisterProblem['lacks']) =>
      found.push({ about: 'units', id, message, advice, ...(lacks ? { lacks } : {}) });
    const own = persons.filter((person) => person.unitId === id);
    const has = (stand: 'A' | 'B') => own.some((person) => person.stand === stand);
    const duties = [...columns, ...accounts].filter(({ unitId }) => unitId === id);
    if (own.length === 0) {
      say(`${name}没有责任人`, '补上三级责任人，或导入《三级责任人》表。', '责任人');
    } else if (duties.length > 0) {
      // A column that names its own A岗 and lacks the B岗 is said at the column.
      if (!has('A')) say(`${name}没有A岗`, '补上A岗；已在“人员”里的，给他标上A岗。', 'A岗');
      else if (!has('B')) say(`${name}没有B岗`, '补上B岗；已在“人员”里的，给他标上B岗。', 'B岗');
    }
    if (firstOf.has(name))
      say(`单位“${name}”登记了两次`, '把两个单位的栏目、账号和人员归到一个，删掉另一个。');
    firstOf.set(name, id);
    return found;
  });
}

/**
 * Everything a register lacks or says twice, columns first: no unit, no B岗, a unit's second account on one
 * platform, an address twice, a unit without persons, an account without id. Nothing here stops the register
 * from being used.
 * @example registerProblems(register)[0]?.message === '栏目“部门动态”缺B岗'
 */
export function registerProblems(register: Register): RegisterProblem[] {
  return [...columnProblems(register), ...accountProblems(register), ...unitProblems(register)];
}
