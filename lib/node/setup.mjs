// Entry of every npm script. Plain Node without dependencies: it must run before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What each command needs before it can run. */
const COMMANDS = {
  start: { browser: true, build: true },
  test: { browser: true },
  'test:faults': { browser: true, build: true },
  'test:engines': { fonts: true, build: true },
  patrol: {},
  proofread: {},
  accuracy: {},
  'build-typo-model': { browser: true },
  bench: {},
  package: {},
};

/** What the e2e build is made from; a change in any of them builds anew. */
const SOURCES = ['entrypoints', 'components', 'lib', 'wxt.config.ts', 'tsconfig.json', 'package-lock.json'];
const NOT_BUILT = new Set(['lib/node']);

const say = (line) => process.stderr.write(`${line}\n`);

function stop(line, code = 2) {
  say(line);
  process.exit(code);
}

function run(command, args, options = {}) {
  const shell = process.platform === 'win32' && command === 'npm';
  return spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', shell, ...options }).status ?? 1;
}

/** A record that is absent, or that an interrupted install left half-written, names nothing. */
function recordedPackages(record) {
  try {
    return JSON.parse(readFileSync(record, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** Packages the lock file names that are absent or of another version, read from npm's own record. */
export function missingPackages(root = ROOT) {
  const record = join(root, 'node_modules/.package-lock.json');
  const locked = Object.entries(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages);
  const installed = recordedPackages(record);
  return locked
    .filter(([path, entry]) => path !== '' && !entry.optional && !entry.devOptional && !entry.peer)
    .filter(
      ([path, entry]) =>
        installed[path]?.version !== entry.version || !existsSync(join(root, path, 'package.json')),
    )
    .map(([path]) => path.replace(/^node_modules\//, ''));
}

function installPackages() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  say(`正在安装依赖（缺 ${missing.length} 个包），首次约需一两分钟……`);
  const quiet = { stdio: ['ignore', 'ignore', 'ignore'] };
  const loud = { stdio: ['ignore', 2, 2] };
  // A mirror that lacks another platform's optional packages leaves them out of the lock file, and `npm ci`
  // refuses such a lock; `npm install` takes the same versions and passes over what is optional.
  // No package needs its install script: `re2` would fetch a build from outside the registry, or compile for minutes.
  const options = ['--no-audit', '--no-fund', '--ignore-scripts'];
  if (
    run('npm', ['ci', ...options], quiet) !== 0 &&
    run('npm', ['install', '--no-save', ...options], loud) !== 0
  ) {
    stop('依赖安装失败：请检查网络或 npm 镜像设置后重试，项目文件没有改动。');
  }
}

const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/usr/bin/microsoft-edge',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Branded Chrome loads no unpacked extension from the command line since 137. */
function loadsExtensions(path) {
  if (!/google-chrome/.test(path)) return true;
  const version = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '';
  return Number(/(\d+)\./.exec(version)?.[1] ?? 999) < 137;
}

function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    stop(`CHROME_PATH 指向的浏览器不存在：${named}`);
  }
  return BROWSERS.find((path) => existsSync(path) && loadsExtensions(path));
}

const mayInstall = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function aptInstall(...packages) {
  say(`正在安装系统软件：${packages.join('、')}……`);
  const quiet = {
    stdio: ['ignore', 'ignore', 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  const install = () =>
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
  if (install() === 0) return true;
  run('apt-get', ['update', '-qq'], quiet);
  return install() === 0;
}

function ensureBrowser() {
  let found = findBrowser();
  if (!found && mayInstall() && aptInstall('chromium')) found = findBrowser();
  if (!found)
    stop('没有找到 Chromium：请安装 Chromium 102 以上版本，或用环境变量 CHROME_PATH 指明浏览器位置。');
  process.env.CHROME_PATH = found;
}

/** Chinese faces are needed for pictures only: without them a walk still holds, so this warns. */
function ensureFonts() {
  if (process.platform !== 'linux') return;
  const fonts = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout ?? '';
  if (fonts.trim() !== '') return;
  if (mayInstall() && aptInstall('fonts-noto-cjk', 'fontconfig')) return;
  say('提示：本机没有中文字体，截图中的汉字会显示为方框（建议安装 fonts-noto-cjk）。');
}

function* filesUnder(path) {
  if (NOT_BUILT.has(relative(ROOT, path).replaceAll('\\', '/'))) return;
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const full = join(path, entry.name);
    if (entry.isDirectory()) yield* filesUnder(full);
    else yield full;
  }
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const full = join(ROOT, source);
    if (!existsSync(full)) continue;
    for (const file of /\.\w+$/.test(source) ? [full] : filesUnder(full)) {
      hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * Build the extension unless the present build is of these very sources. Mode `e2e` may read the model site
 * without asking; `production` is what offices get. Returns 0 when the build stands.
 */
export function ensureBuild(browser = 'chrome', mode = 'production') {
  const name = `${browser}-mv3${mode === 'production' ? '' : `-${mode}`}`;
  const output = join(ROOT, '.output', name);
  const stamp = join(ROOT, '.output', `${name}.stamp`);
  const hash = sourceHash();
  const fresh = existsSync(join(output, 'manifest.json')) && existsSync(stamp);
  if (fresh && readFileSync(stamp, 'utf8') === hash) return 0;
  say(`正在构建扩展（${name}）……`);
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  const built = spawnSync(process.execPath, [wxt, 'build', '-b', browser, '--mode', mode], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status !== 0) {
    say(`${built.stdout}${built.stderr}`);
    return 1;
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return 0;
}

function main() {
  const [command, ...args] = process.argv.slice(2);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`需要 Node.js 20.19 以上版本，当前是 ${process.versions.node}。`);
  const needs = command === undefined ? undefined : COMMANDS[command];
  if (!needs) stop(`没有这个命令：${command ?? '（空）'}。可用：${Object.keys(COMMANDS).join('、')}。`);
  installPackages();
  if (needs.browser) ensureBrowser();
  if (needs.browser || needs.fonts) ensureFonts();
  if (needs.build && ensureBuild('chrome', 'e2e') !== 0) stop('构建没有成功，请看上面的信息。', 1);
  const viteNode = join(ROOT, 'node_modules/vite-node/dist/cli.mjs');
  process.exit(run(process.execPath, [viteNode, join(ROOT, 'lib/node/cli.ts'), '--', command, ...args]));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main();
