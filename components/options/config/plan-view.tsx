import type { ReactNode } from 'react';

/** What a 配置包 would change, part by part. */
export interface ConfigPlan {
  register?: readonly RegisterPart[] | undefined;
  lists: readonly {
    name: string;
    kind: string;
    what: '新增' | '更新' | '相同' | '冲突';
    count: number;
    on: boolean;
    mine?: { name: string; count: number; on: boolean; savedAt: string; savedBy: string } | undefined;
  }[];
  keptLists: readonly string[];
  holidays: readonly { year: number; what: string }[];
  settings: readonly { title: string; from: string; to: string }[];
}

interface RegisterPart {
  part: string;
  added: readonly string[];
  changed: readonly string[];
  removed: readonly string[];
}

const MOST_NAMES = 12;

function names(all: readonly string[]): string {
  const shown = all.slice(0, MOST_NAMES).join('、');
  return all.length > MOST_NAMES ? `${shown} 等` : shown;
}

function RegisterRow({ part, added, changed, removed }: RegisterPart) {
  const lines: [string, readonly string[]][] = [
    ['增加', added],
    ['改动', changed],
    ['去掉', removed],
  ];
  const some = lines.filter(([, all]) => all.length > 0);
  return (
    <tr>
      <th scope="row">{part}</th>
      <td>
        {some.length === 0
          ? '没有变化'
          : some.map(([what, all]) => (
              <div key={what} className={what === '去掉' ? 'tone-warn' : undefined}>
                {what} {all.length} 个{part}：{names(all)}
              </div>
            ))}
      </td>
    </tr>
  );
}

function listWords({ kind, what, count, on, mine }: ConfigPlan['lists'][number]): string {
  const size = `${kind} ${count} 条`;
  if (what === '新增') return `增加（${size}${on ? '' : '，停用'}）`;
  if (what === '相同') return '没有变化';
  if (what === '冲突') return '本机也有一份，请在下面选用哪一份';
  const switched = mine && mine.on !== on ? `${mine.on ? '启用' : '停用'} → ${on ? '启用' : '停用'}，` : '';
  return `更新（${switched}${mine?.count ?? 0} 条 → ${count} 条）`;
}

/** One table of everything that would be written. */
export function PlanView({ plan }: { plan: ConfigPlan }) {
  const row = (title: string, words: ReactNode) => (
    <tr key={title}>
      <th scope="row">{title}</th>
      <td>{words}</td>
    </tr>
  );
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">内容</th>
          <th scope="col">会怎样</th>
        </tr>
      </thead>
      <tbody>
        {plan.register
          ? plan.register.map((part) => <RegisterRow key={part.part} {...part} />)
          : row('栏目清单', '包里没有，本机的不变')}
        {plan.lists.map((list) => row(`词表“${list.name}”`, listWords(list)))}
        {plan.keptLists.length > 0 && row('本机其他词表', `保留不变：${names(plan.keptLists)}`)}
        {plan.holidays.map(({ year, what }) =>
          row(`${year} 年放假安排`, what === '相同' ? '没有变化' : what === '新增' ? '增加' : '改动'),
        )}
        {plan.settings.length === 0
          ? row('设置', '没有变化')
          : plan.settings.map(({ title, from, to }) => row(title, `${from} → ${to}`))}
      </tbody>
    </table>
  );
}
