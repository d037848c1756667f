import type { Register } from '../core/register/register.ts';
import { DEMO_SITE_HOST } from './hosts.ts';
import { NEWS_COLUMNS } from './news-columns.ts';
import { OPEN_COLUMNS } from './open-columns.ts';

/** Made-up site code: no region has the number 519999. */
export const DEMO_SITE_CODE = '5199990001';
export const DEMO_SITE_NAME = '青禾县人民政府';
export const DEMO_WECHAT_URL = 'https://mp.weixin.qq.com/s/QingheFabu-01';
export const DEMO_WEIBO_URL = 'https://weibo.com/u/7999000001';

export const DEMO_COLUMNS = [...NEWS_COLUMNS, ...OPEN_COLUMNS];

/** Absolute address of a path of the model site. */
export function demoUrl(path: string, insecure = false): string {
  return `${insecure ? 'http' : 'https'}://${DEMO_SITE_HOST}${path}`;
}

/** The office's own register for the model site: every column class of FIELD 1, two accounts, made-up persons. */
export function demoRegister(): Register {
  return {
    version: 1,
    sites: [{ id: 'qinghe', name: DEMO_SITE_NAME, hosts: [DEMO_SITE_HOST], code: DEMO_SITE_CODE }],
    columns: DEMO_COLUMNS.map(({ id, parent, name, path, columnClass, unitId, insecure }) => ({
      id,
      parentName: parent,
      name,
      url: demoUrl(path, insecure),
      columnClass,
      unitId,
    })),
    accounts: [
      {
        id: 'wx',
        platform: '微信公众号',
        name: '青禾发布',
        platformId: 'MzA5OTk5MDAwMQ==',
        url: DEMO_WECHAT_URL,
        unitId: 'rmt',
        main: true,
      },
      {
        id: 'wb',
        platform: '微博',
        name: '青禾发布',
        platformId: '7999000001',
        url: DEMO_WEIBO_URL,
        unitId: 'rmt',
        main: true,
      },
    ],
    units: [
      { id: 'zfb', name: '县政府办公室' },
      { id: 'dsj', name: '县大数据中心' },
      { id: 'rmt', name: '县融媒体中心' },
      { id: 'nyj', name: '县农业农村局' },
      { id: 'spj', name: '县行政审批局' },
      { id: 'rsj', name: '县人力资源和社会保障局' },
      { id: 'tjj', name: '县统计局' },
      { id: 'czj', name: '县财政局' },
      { id: 'xfj', name: '县信访局' },
      { id: 'sthj', name: '县生态环境局' },
      { id: 'shiqiao', name: '石桥镇人民政府' },
    ],
    persons: [
      { id: 'p1', name: '周晓岚', unitId: 'zfb', post: '政务公开股股长', stand: 'A', phone: '0999-6200011' },
      { id: 'p2', name: '何敬远', unitId: 'zfb', post: '政务公开股干部', stand: 'B', phone: '0999-6200012' },
      { id: 'p3', name: '唐若溪', unitId: 'xfj', post: '办信股股长', stand: 'A', phone: '0999-6200031' },
      { id: 'p4', name: '罗景和', unitId: 'shiqiao', post: '党政办主任', stand: 'A', phone: '0999-6200051' },
      { id: 'p5', name: '林知夏', unitId: 'rmt', post: '新媒体部主任', stand: 'A', phone: '0999-6200061' },
    ],
  };
}
