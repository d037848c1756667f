import { noticeLimits } from '../../../lib/core/freshness/limits.ts';
import {
  type ParsedSheets,
  parseRegisterSheets,
  type Sheet,
} from '../../../lib/core/register/parse-sheets.ts';
import type { Site } from '../../../lib/core/register/register.ts';
import { runAtOnce } from '../../../lib/core/run-in-slices.ts';

export const site: Site = { id: 's1', name: '某区人民政府', hosts: ['www.a.gov.cn'] };
export const COLUMN_HEAD = [
  '一级栏目',
  '二级栏目',
  '网址',
  '责任单位',
  '分管领导',
  'A岗',
  'B岗',
  '栏目类别',
  '更新期限',
];
export const ACCOUNT_HEAD = [
  '类型',
  '账号名称',
  '账号ID',
  '主办单位',
  '主管单位',
  '事项',
  '互动功能',
  '负责人',
  '管理员及电话',
];
export const PERSON_HEAD = ['单位', '平台', '级别', '姓名', '职务', '办公电话', '手机', 'A/B岗', '变更日期'];

const COLUMN: Record<string, string> = {
  一级栏目: '新闻中心',
  二级栏目: '部门动态',
  网址: 'https://www.a.gov.cn/bmdt/',
  责任单位: '区教体局',
  分管领导: '王五',
  A岗: '张三',
  B岗: '李四',
  栏目类别: '动态要闻',
  更新期限: '14天',
};
const ACCOUNT: Record<string, string> = {
  类型: '微信公众号',
  账号名称: '某区发布',
  账号ID: 'gh_0123456789ab',
  主办单位: '区融媒体中心',
  主管单位: '区委宣传部',
  事项: '开设',
  互动功能: '留言',
  负责人: '赵六',
  管理员及电话: '钱七 0999-6200001',
};
const PERSON: Record<string, string> = {
  单位: '区教体局',
  平台: '网站',
  级别: '具体责任人',
  姓名: '张三',
  职务: '股长',
  办公电话: '0999-6200011',
  手机: '13800000000',
  'A/B岗': 'A岗',
  变更日期: '2026-10-16',
};

type Over = Record<string, string>;
const line =
  (head: string[], base: Over) =>
  (over: Over = {}) =>
    head.map((name) => over[name] ?? base[name] ?? '');
export const columnRow = line(COLUMN_HEAD, COLUMN);
export const accountRow = line(ACCOUNT_HEAD, ACCOUNT);
export const personRow = line(PERSON_HEAD, PERSON);

export function parse(rows: string[][] | Sheet[], sites: Site[] = [site]): ParsedSheets {
  const sheets = rows.every((one): one is Sheet => 'rows' in one) ? rows : [{ name: '', rows }];
  return runAtOnce(parseRegisterSheets(sheets as Sheet[], { sites, site: sites[0], limits: noticeLimits }));
}
export function listsOf(rows: string[][] | Sheet[], sites?: Site[]) {
  const parsed = parse(rows, sites);
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed;
}
export function errorsOf(rows: string[][] | Sheet[], sites?: Site[]) {
  const parsed = parse(rows, sites);
  return 'errors' in parsed ? parsed.errors : [];
}
export const messages = (said: readonly { message: string }[]) => said.map(({ message }) => message);
