import { LimitsPanel } from '../../components/options/limits-panel.tsx';
import type { Register } from '../../lib/core/register/register.ts';
import type { Settings } from '../../lib/extension/settings.ts';

interface Props {
  settings: Settings;
  register: Register | undefined;
  onChange: (changes: Partial<Settings>, done: string) => Promise<unknown>;
}

/** 期限与提醒: amber days are a setting, a column's own limit comes from the register. */
export function LimitsPart({ settings, register, onChange }: Props) {
  const own = (register?.columns ?? []).flatMap(({ name, limitOverride }) =>
    limitOverride ? [{ name, ...limitOverride }] : [],
  );
  return (
    <section className="panel">
      <LimitsPanel
        amber={settings.amber as Parameters<typeof LimitsPanel>[0]['amber']}
        own={own}
        onChange={(amber) => void onChange({ amber }, '提醒天数已保存，网页和看板刷新后按新的天数显示。')}
      />
    </section>
  );
}
