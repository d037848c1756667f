/** The three lists an office keeps: 附件8, 附件5 and 附件2 of the notice (FIELD 7). */
export type SheetKind = 'columns' | 'accounts' | 'persons';

interface Heading {
  name: string;
  /** Other spellings met, as `headingKey` writes them. */
  also: readonly string[];
  /** Without it the list says nothing. */
  must?: true;
  /** Not in the notice's own form: written only where there is something to say. */
  extra?: true;
}

const columnHeadings = [
  { name: '一级栏目', also: ['一级栏目名称', '一级目录'] },
  { name: '二级栏目', also: ['二级栏目名称', '子栏目', '二级目录', '栏目名称', '栏目'] },
  {
    name: '网址',
    also: ['栏目网址', '栏目链接', '栏目地址', '链接', '链接地址', '网页地址', 'URL'],
    must: true,
  },
  {
    name: '责任单位',
    also: ['责任部门', '保障单位', '保障部门', '维护单位', '牵头单位', '责任科室', '单位'],
    must: true,
  },
  { name: '分管领导', also: ['分管负责人', '分管领导姓名', '责任领导'] },
  { name: 'A岗', also: ['A岗责任人', 'A岗人员', 'A岗姓名', 'A角', '责任人A岗', '责任人'] },
  { name: 'B岗', also: ['B岗责任人', 'B岗人员', 'B岗姓名', 'B角', '责任人B岗'] },
  { name: '栏目类别', also: ['类别', '栏目类型', '栏目分类', '类型'] },
  { name: '更新期限', also: ['更新时限', '更新频率', '更新周期', '更新要求', '期限', '时限'] },
  { name: '期限理由', also: ['另定期限理由', '另定理由'], extra: true },
] as const satisfies readonly Heading[];

const accountHeadings = [
  {
    name: '类型',
    also: ['平台', '账号类型', '平台类型', '平台名称', '新媒体类型', '新媒体平台', '账号平台'],
    must: true,
  },
  {
    name: '账号名称',
    also: ['名称', '账号', '帐号名称', '新媒体名称', '公众号名称', '账号名', '新媒体账号名称'],
    must: true,
  },
  { name: '账号ID', also: ['ID', '帐号ID', '账号编号', '微信号', '原始ID', 'UID', '平台ID'] },
  { name: '主办单位', also: ['开办单位', '单位', '单位名称', '责任单位', '运维单位'], must: true },
  { name: '主管单位', also: ['主管部门', '审批单位', '上级主管单位'] },
  { name: '事项', also: ['备案事项', '申请事项', '办理事项'] },
  { name: '互动功能', also: ['互动', '是否开通互动功能', '是否有互动功能', '互动功能情况'] },
  { name: '负责人', also: ['账号负责人', '分管领导', '责任人', '负责人姓名'] },
  {
    name: '管理员及电话',
    also: ['管理员', '管理员及联系电话', '管理员姓名及电话', '联系人及电话', '管理员及联系方式', '联系人'],
  },
  { name: '联系电话', also: ['电话', '管理员电话', '联系方式', '手机'], extra: true },
  {
    name: '主页网址',
    also: ['网址', '链接', '账号网址', '账号链接', '主页', '主页链接', 'URL'],
    extra: true,
  },
  { name: '主账号', also: ['主要账号', '是否主账号', '是否主要账号'], extra: true },
] as const satisfies readonly Heading[];

const personHeadings = [
  { name: '单位', also: ['单位名称', '责任单位', '部门', '主办单位'], must: true },
  { name: '平台', also: ['平台名称', '网站或新媒体', '网站/新媒体', '平台类型', '类型'] },
  { name: '级别', also: ['责任级别', '责任人级别', '层级', '责任人类别', '责任层级'] },
  { name: '姓名', also: ['责任人', '责任人姓名', '人员姓名'], must: true },
  { name: '职务', also: ['职务职称', '岗位职务', '职位'] },
  { name: '办公电话', also: ['座机', '固定电话', '办公室电话', '电话', '联系电话'] },
  { name: '手机', also: ['手机号', '手机号码', '移动电话'] },
  { name: 'A/B岗', also: ['AB岗', 'A、B岗', 'A岗/B岗', 'A/B角', 'AB角', '岗位'] },
  { name: '变更日期', also: ['变更时间', '变动日期', '变动时间', '调整日期'] },
] as const satisfies readonly Heading[];

export type ColumnHeading = (typeof columnHeadings)[number]['name'];
export type AccountHeading = (typeof accountHeadings)[number]['name'];
export type PersonHeading = (typeof personHeadings)[number]['name'];

/** Name and headings of each list, in the order of the notice's forms. */
export const SHEETS: Readonly<Record<SheetKind, { title: string; headings: readonly Heading[] }>> = {
  columns: { title: '栏目责任清单', headings: columnHeadings },
  accounts: { title: '新媒体账号备案', headings: accountHeadings },
  persons: { title: '三级责任人', headings: personHeadings },
};
export const SHEET_KINDS = Object.keys(SHEETS) as SheetKind[];

/** The headings of the notice's own form. @example formHeadings('columns')[2] === '网址' */
export function formHeadings(kind: SheetKind): string[] {
  return SHEETS[kind].headings.filter((heading) => !heading.extra).map((heading) => heading.name);
}

/** As headings are compared: line breaks, blanks, full-width forms, marks and a remark in brackets do not count. */
function headingKey(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff*★]+/g, '')
    .replace(/[(].*[)]$/, '')
    .replace(/[:：]$/, '')
    .toUpperCase();
}

/** @example headingOf('columns', '网址（ＵＲＬ）') === '网址' */
export function headingOf(kind: SheetKind, cell: string): string | undefined {
  const key = headingKey(cell);
  const found = SHEETS[kind].headings.find(({ name, also }) => name === key || also.includes(key));
  return found?.name;
}

/** Most of its characters stand in the other: a slip (网扯 for 网址), not another thing. */
export function isAlike(cell: string, name: string): boolean {
  const key = headingKey(cell);
  const shared = [...name].filter((sign) => key.includes(sign)).length;
  return name.length === 2 ? shared >= 1 : shared * 2 > name.length;
}
