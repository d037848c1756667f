import { hash53 } from '../text/hash.ts';
import { type CellRemark, type CellsRead, noUnit } from './column-cells.ts';
import { columnUrlKey } from './column-url.ts';
import { platformKey } from './platform.ts';
import type { Account } from './register.ts';
import { cellWords, foldWidth, isSpoiltNumber, NOTHING, SPOILT } from './sheet-cell.ts';
import type { AccountHeading } from './sheet-headings.ts';

const nameKey = (name: string) => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** One account is one: its platform with its id there or, where the id is not known, with its name. */
export function accountKey({ platform, platformId, name }: Omit<Account, 'id'>): string {
  return `${platformKey(platform)}\n${platformId ?? nameKey(name)}`;
}

/** One line of 新媒体备案 (附件5), from a sheet or a form: `record` stands only when there are no errors. */
export function accountOfCells(cells: Readonly<Record<string, string>>): CellsRead<Account> {
  const cell = (name: AccountHeading) => cellWords(cells[name] ?? '');
  const errors: CellRemark[] = [];
  const platform = cell('类型');
  const name = cell('账号名称');
  const platformId = foldWidth(cell('账号ID')).replace(/\s+/g, '');
  const url = cell('主页网址');
  const matter = cell('事项');
  const main = cell('主账号');
  if (platform === '') errors.push({ column: '类型', message: '没有填写，请写微信公众号、微博等' });
  if (name === '') errors.push({ column: '账号名称', message: '没有填写' });
  if (isSpoiltNumber(platformId)) errors.push({ column: '账号ID', message: `“${platformId}”${SPOILT}` });
  if (/注销|关停/.test(matter)) {
    const message = `事项是“${matter}”，已不在用，请从清单里删掉这一行`;
    errors.push({ column: '事项', message });
  }
  if (url !== '' && columnUrlKey(url) === '')
    errors.push({ column: '主页网址', message: `“${url}”不是网址` });
  if (!/^[是否√×yn]?$/i.test(main)) {
    errors.push({ column: '主账号', message: `“${main}”看不懂，请写“是”或“否”` });
  }
  const admin = [cell('管理员及电话'), cell('联系电话')].filter((words) => words !== '').join(' ');
  if (isSpoiltNumber(cell('联系电话')))
    errors.push({ column: '联系电话', message: `“${cell('联系电话')}”${SPOILT}` });
  const texts = {
    authority: cell('主管单位'),
    matter,
    interaction: cell('互动功能'),
    head: cell('负责人'),
    admin,
  };
  const account: Omit<Account, 'id'> = {
    platform,
    name,
    ...(platformId === '' ? {} : { platformId }),
    ...(url === '' ? {} : { url }),
    ...(/^[是√y]$/i.test(main) ? { main: true } : {}),
    ...Object.fromEntries(Object.entries(texts).filter(([, words]) => words !== '')),
  };
  const record: Account = { id: `acc-${hash53(accountKey(account))}`, ...account };
  const unitName = cell('主办单位');
  return { record, unitName, errors, notes: unitName === '' ? [noUnit('主办单位', name)] : [] };
}

/** The line of 新媒体备案 that reads back as this account. */
export function cellsOfAccount(account: Account, unitName: string): Record<AccountHeading, string> {
  return {
    类型: account.platform,
    账号名称: account.name,
    账号ID: account.platformId ?? '',
    主办单位: unitName || NOTHING,
    主管单位: account.authority ?? '',
    事项: account.matter ?? '',
    互动功能: account.interaction ?? '',
    负责人: account.head ?? '',
    管理员及电话: account.admin ?? '',
    联系电话: '',
    主页网址: account.url ?? '',
    主账号: account.main ? '是' : '',
  };
}
