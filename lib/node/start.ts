import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMO_SITE_HOST } from '../demo/hosts.ts';
import { BadInput } from './bad-input.ts';
import { civilToday } from './civil-today.ts';
import { demoServer, routeDemo } from './demo-routes.ts';
import { launchWithExtension } from './extension-browser.ts';
import { readPatrolList } from './patrol-list.ts';

interface StartOptions {
  headless: boolean;
  out: string;
  list?: string;
}

const USAGE = '用法：npm start [-- --headless --out 文件夹 [--list 清单.tsv]]';

function readOptions(args: string[]): StartOptions {
  let values: { headless?: boolean; out?: string; list?: string };
  try {
    ({ values } = parseArgs({
      args,
      options: { headless: { type: 'boolean' }, out: { type: 'string' }, list: { type: 'string' } },
    }));
  } catch {
    throw new BadInput(`start 的参数不对：${args.join(' ')}。${USAGE}`);
  }
  const headless = values.headless === true || !hasDisplay();
  if (values.out !== undefined && !headless) throw new BadInput('--out 要和 --headless 一起用。');
  if (values.list !== undefined) {
    if (!headless) throw new BadInput('--list 要和 --headless 一起用。');
    if (!existsSync(values.list)) throw new BadInput(`找不到清单文件：${values.list}`);
  }
  return {
    headless,
    out: resolve(values.out ?? 'out/walk'),
    ...(values.list === undefined ? {} : { list: resolve(values.list) }),
  };
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** `npm start`: the model site in a window, or the walk of DESIGN 8 where there is none. */
export async function start(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options.headless) return await openWindow();
  if (!args.includes('--headless')) console.log('本机没有图形界面，改为自动走一遍，结果写入 out/walk。');
  if (options.list) await checkList(options.list);
  makeFolder(options.out);
  if (options.list) return (await import('./walk-list.ts')).walkList(options.list, options.out);
  return (await import('./walk.ts')).walk(options.out);
}

/** A bad list is refused before anything is written: a page that is not there cannot be served to a browser. */
async function checkList(list: string): Promise<void> {
  for (const { path, file } of await readPatrolList(list)) {
    if (file && !existsSync(file)) throw new BadInput(`${list}：清单里的文件不存在：${path}`);
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch {
    throw new BadInput(`结果写不进去：${path}（请检查是不是文件夹、是否有写入权限）`);
  }
}

/** Stays until the reader closes the window. The profile is kept, and with it the ledger. */
async function openWindow(): Promise<number> {
  const { context, extensionId } = await launchWithExtension({
    profile: resolve('.cache/profile'),
    headless: false,
  });
  await routeDemo(context, demoServer(civilToday()), 'leave');
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`https://${DEMO_SITE_HOST}/`);
  console.log(
    `已打开示范站 https://${DEMO_SITE_HOST}/ ，工作台：chrome-extension://${extensionId}/desk.html`,
  );
  console.log('关闭浏览器窗口即结束。');
  await new Promise<void>((done) => context.on('close', () => done()));
  return 0;
}
