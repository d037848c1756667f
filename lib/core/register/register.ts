import { z } from 'zod';

import { CivilDate } from '../calendar/civil-date-schema.ts';

/** Classes of FIELD 1, in the notice's words. The limit of each is data in `freshness/limits.ts`. */
export const ColumnClass = z.enum([
  '动态要闻',
  '专题专栏',
  '通知公告',
  '政策文件',
  '人事招考',
  '统计信息',
  '办事统计',
  '信件选登',
  '概况信息',
  '年报规划财政',
  '领导机构',
  '其他',
]);
export type ColumnClass = z.infer<typeof ColumnClass>;

export const Person = z.object({
  id: z.string(),
  name: z.string(),
  unitId: z.string(),
  post: z.string().optional(),
  /** A岗 or B岗 (notice 一(三)). */
  stand: z.enum(['A', 'B']).optional(),
  /** 办公电话. */
  phone: z.string().optional(),
  mobile: z.string().optional(),
  /** What this person answers for, as 三级责任人 (附件2) words it: 网站, 微信公众号 … */
  platform: z.string().optional(),
  /** 级别 of 附件2, as written. */
  level: z.string().optional(),
  /** 变更日期: from it the re-filing of 一(四) is counted. */
  changedOn: CivilDate.optional(),
});
export type Person = z.infer<typeof Person>;

export const Unit = z.object({ id: z.string(), name: z.string() });
export type Unit = z.infer<typeof Unit>;

export const Column = z.object({
  id: z.string(),
  /** 一级栏目 when this one is a 二级栏目. */
  parentName: z.string().optional(),
  name: z.string(),
  url: z.string(),
  columnClass: ColumnClass,
  unitId: z.string().optional(),
  /** Stricter than the class limit (a longer one is not followed); the reason is shown wherever the limit is. */
  limitOverride: z.object({ days: z.int().positive(), reason: z.string() }).optional(),
  /** 更新期限 as the office's list words it, whether or not it changes the limit. */
  limitText: z.string().optional(),
  /** 分管领导, A岗 and B岗 of this column as written, several names with 、 between. */
  leader: z.string().optional(),
  standA: z.string().optional(),
  standB: z.string().optional(),
});
export type Column = z.infer<typeof Column>;

export const Account = z.object({
  id: z.string(),
  platform: z.string(),
  name: z.string(),
  /** Platform's own id (biz, uid …) when the office knows it. */
  platformId: z.string().optional(),
  url: z.string().optional(),
  /** 主办单位. */
  unitId: z.string().optional(),
  /** A main account of the office, to be shown on its website (二(二)2). */
  main: z.boolean().optional(),
  /** 主管单位, 事项, 互动功能, 负责人 and 管理员及电话 of 附件5, as written. */
  authority: z.string().optional(),
  matter: z.string().optional(),
  interaction: z.string().optional(),
  head: z.string().optional(),
  admin: z.string().optional(),
});
export type Account = z.infer<typeof Account>;

export const Site = z.object({
  id: z.string(),
  name: z.string(),
  /** Host names that are the site's own, first the main one. */
  hosts: z.array(z.string()).min(1),
  code: z.string().optional(),
});
export type Site = z.infer<typeof Site>;

/** What the office keeps of its own: sites, columns, accounts, units and persons. */
export const Register = z.object({
  version: z.literal(1),
  sites: z.array(Site),
  columns: z.array(Column),
  accounts: z.array(Account),
  units: z.array(Unit),
  persons: z.array(Person),
});
export type Register = z.infer<typeof Register>;

export const EMPTY_REGISTER: Register = {
  version: 1,
  sites: [],
  columns: [],
  accounts: [],
  units: [],
  persons: [],
};
