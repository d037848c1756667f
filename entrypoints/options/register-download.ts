import type { Register } from '../../lib/core/register/register.ts';
import { SHEETS, type SheetKind } from '../../lib/core/register/sheet-headings.ts';
import { datedFileName } from '../../lib/export/file-name.ts';
import { CSV_MIME } from '../../lib/export/ledger-csv.ts';
import { registerCsv, registerXlsx } from '../../lib/export/register-xlsx.ts';
import { XLSX_MIME } from '../../lib/export/xlsx-file.ts';
import { download } from '../desk/download.ts';

/** Hands the register to the browser's download under the headings it is imported by. @returns the file's name */
export function downloadRegister(
  register: Register,
  format: 'xlsx' | 'csv',
  kind: SheetKind | undefined,
  day: string,
): string {
  const site = register.sites.length === 1 ? (register.sites[0]?.name ?? '') : '';
  const name = datedFileName(kind ? SHEETS[kind].title : '栏目账号责任人登记册', site, day, format);
  if (format === 'csv' && kind) download(registerCsv(register, kind), CSV_MIME, name);
  else download(registerXlsx(register, kind ? [kind] : ['columns', 'accounts', 'persons']), XLSX_MIME, name);
  return name;
}
