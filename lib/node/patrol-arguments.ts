import { epochMs } from '../core/calendar/civil-date.ts';
import { isTypoLevel, type TypoLevel } from '../core/typos/typo-checker.ts';
import { BadInput } from './bad-input.ts';

export interface PatrolArguments {
  list?: string;
  register?: string;
  json?: string;
  /** How eagerly typos are looked for by context; absent: strict, as on pages. */
  level?: TypoLevel;
  /** Instant of judging. */
  at: string;
  atGiven: boolean;
  /** Files and addresses named one by one. */
  targets: string[];
}

const USAGE =
  '用法：npm run patrol -- [--list 清单.tsv] [--register 栏目表] [--at 时间] [--json 结果.json] [--level strict|normal|wide] [文件或网址 …]';
const VALUED = ['--list', '--register', '--at', '--json', '--level'] as const;

/** @throws BadInput on an unknown switch, a switch without value, or a time without offset */
export function patrolArguments(args: readonly string[], now: string): PatrolArguments {
  const values = new Map<string, string>();
  const targets: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (!arg.startsWith('--')) {
      targets.push(arg);
      continue;
    }
    if (!VALUED.some((name) => name === arg)) throw new BadInput(`不认识的参数：${arg}。${USAGE}`);
    const value = args[i + 1];
    if (value === undefined || value.startsWith('--'))
      throw new BadInput(`参数 ${arg} 后面缺少内容。${USAGE}`);
    if (values.has(arg)) throw new BadInput(`参数 ${arg} 给了两次。${USAGE}`);
    values.set(arg, value);
    i += 1;
  }
  const at = values.get('--at');
  if (at !== undefined) checkInstant(at);
  const list = values.get('--list');
  const register = values.get('--register');
  const json = values.get('--json');
  const level = values.get('--level');
  if (level !== undefined && !isTypoLevel(level))
    throw new BadInput(`--level 应为 strict、normal 或 wide：${level}。${USAGE}`);
  return {
    at: at ?? now,
    atGiven: at !== undefined,
    targets,
    ...(list === undefined ? {} : { list }),
    ...(register === undefined ? {} : { register }),
    ...(json === undefined ? {} : { json }),
    ...(level === undefined ? {} : { level }),
  };
}

function checkInstant(at: string): void {
  try {
    epochMs(at);
  } catch {
    throw new BadInput(`--at 的时间看不懂：${at}（应写成 2026-11-23T10:00:00+08:00）`);
  }
}
