import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput } from './bad-input.ts';
import { INSTALL_GUIDE } from './install-guide.ts';
import { runTool } from './run-step.ts';
import { zipOfFolder } from './same-zip.ts';

const OUT = 'out/package';
const BUILDS = '.output';

function zipsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => /-(chrome|firefox)\.zip$/.test(name));
}

/** `npm run package`: chrome and firefox zips with 安装说明 beside them; two builds of one commit give the same bytes. */
export async function packageRelease(args: string[]): Promise<number> {
  if (args.length > 0) throw new BadInput(`package 不接受参数：${args.join(' ')}`);
  // Zips of an earlier version must not be handed out with this one's.
  for (const zip of zipsIn(OUT)) rmSync(join(OUT, zip));
  mkdirSync(OUT, { recursive: true });
  for (const browser of ['chrome', 'firefox']) {
    console.log(`正在打包 ${browser}……`);
    const { code, output } = await runTool('wxt/bin/wxt.mjs', ['build', '-b', browser], {
      quiet: true,
      env: { NODE_ENV: 'production' },
    });
    if (code !== 0) {
      console.error(output);
      return 1;
    }
    const build = join(BUILDS, `${browser}-mv3`);
    const { version } = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8')) as { version: string };
    writeFileSync(join(OUT, `xundu-${version}-${browser}.zip`), zipOfFolder(build));
  }
  const zips = zipsIn(OUT);
  // A BOM, because Notepad of Windows 7 reads a file without one as GBK.
  writeFileSync(join(OUT, '安装说明.txt'), `\uFEFF${INSTALL_GUIDE.replaceAll('\n', '\r\n')}`);
  for (const name of [...zips, '安装说明.txt']) console.log(join(OUT, name));
  return zips.length >= 2 ? 0 : 1;
}
