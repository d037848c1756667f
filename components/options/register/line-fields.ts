import { ColumnClass, type Register } from '../../../lib/core/register/register.ts';
import { SHEETS, type SheetKind } from '../../../lib/core/register/sheet-headings.ts';
import type { CellField } from './cells-form.tsx';

const PLATFORMS = ['微信公众号', '视频号', '微博', '抖音', '快手', '今日头条', '百家号', '小程序'];

const MORE: Readonly<Record<string, Omit<CellField, 'name'>>> = {
  二级栏目: { help: '只有一级的栏目这里不填。' },
  网址: { required: true, help: '栏目列表页的完整网址。' },
  栏目类别: { options: ColumnClass.options, help: '更新期限按类别定；“其他”不判断。' },
  更新期限: { help: '不填就按通知对这一类别的规定。要更严，写几天、几周、几个月或几年。' },
  期限理由: { help: '期限比通知严时写明理由，页面上会显示。' },
  类型: { required: true, options: PLATFORMS, free: true },
  账号名称: { required: true },
  账号ID: { help: '平台自己的编号（微信 gh_…、微博 uid）。填了才认得出仿冒的同名账号。' },
  事项: { options: ['', '开设', '变更'], free: true },
  主账号: { options: ['', '是', '否'], help: '主账号的名称和图标要在网站醒目位置展示。' },
  主页网址: { help: '填了以后，打开这个网址就按账号主页判断。' },
  姓名: { required: true },
  'A/B岗': { options: ['', 'A岗', 'B岗'] },
  变更日期: { date: true },
};
const UNIT_HEADINGS = ['责任单位', '主办单位', '单位'];
/** A telephone beside its person's name is one cell in the notice's form. */
const NOT_TYPED = ['联系电话'];

/** The lines of the form for one record of a list. */
export function lineFields(kind: SheetKind, register: Register): CellField[] {
  const units = register.units.map((unit) => unit.name);
  return SHEETS[kind].headings
    .filter(({ name }) => !NOT_TYPED.includes(name))
    .map(({ name, must }) => ({
      name,
      ...(UNIT_HEADINGS.includes(name) ? { options: units, free: true } : {}),
      ...(must && kind === 'persons' ? { required: true } : {}),
      ...MORE[name],
    }));
}
