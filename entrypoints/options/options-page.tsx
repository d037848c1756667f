import { Alert, Tabs } from 'antd';
import { useCallback, useRef, useState } from 'react';

import { Loaded, useLoad } from '../../components/loaded.tsx';
import { OffHosts } from '../../components/options/off-hosts.tsx';
import { RulesPanel } from '../../components/options/rules-panel.tsx';
import { SitesPanel } from '../../components/options/sites-panel.tsx';
import { IdentityForm } from '../../components/person/identity-form.tsx';
import { identityText, PersonSwitch } from '../../components/person/person-switch.tsx';
import type { RuleExample } from '../../lib/core/rule.ts';
import { rules } from '../../lib/core/rules/index.ts';
import { ask } from '../../lib/extension/ask.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import { RegisterPart } from './register-part.tsx';
import { useSites } from './use-sites.ts';

const TABS = ['person', 'sites', 'register', 'rules', 'off'] as const;

/** Words of the rule's own examples; one that is told by dates alone has none to show. */
function exampleWords(examples: readonly RuleExample[]): string[] {
  const words = examples.flatMap(({ reading, now }) => {
    const text = (reading.text ?? '').trim();
    if (text === '') return [];
    const short = text.length > 80 ? `${text.slice(0, 80)}…` : text;
    return now === undefined ? short : `${short}（${now.slice(0, 10)} 读）`;
  });
  return [...new Set(words)];
}

function ruleRows(offRules: readonly string[]) {
  return rules.map((rule) => ({
    id: rule.id,
    title: rule.title,
    clause: rule.clause,
    problemClass: rule.problemClass,
    severity: rule.severity,
    flags: exampleWords(rule.examples.flags),
    passes: exampleWords(rule.examples.passes),
    on: !offRules.includes(rule.id),
  }));
}

export function OptionsPage() {
  const settings = useLoad(useCallback(() => ask('getSettings', null), []));
  const sites = useSites();
  const [failure, setFailure] = useState<string>();
  const [saved, setSaved] = useState<string>();
  const [tab, setTab] = useState<string>(() => {
    const asked = location.hash.slice(1);
    return TABS.find((one) => one === asked) ?? 'person';
  });

  const queue = useRef<Promise<unknown>>(Promise.resolve());

  /** One change after another, each made from what is stored then: two quick switches must not undo each other. */
  const change = (changes: Partial<Settings> | ((stored: Settings) => Partial<Settings>), done: string) => {
    const turn = queue.current.then(async () => {
      const stored = await ask('getSettings', null);
      const next = typeof changes === 'function' ? stored.ok && changes(stored.value) : changes;
      const answer = next ? await ask('setSettings', next) : stored;
      setFailure(answer.ok ? undefined : answer.error);
      setSaved(answer.ok ? done : undefined);
      settings.reload();
    });
    queue.current = turn;
    return turn;
  };

  const trouble = failure ?? sites.failure;
  return (
    <main className="options stack">
      <header className="row" style={{ justifyContent: 'space-between' }}>
        <h1>巡读设置</h1>
        <a href="/desk.html">去工作台</a>
      </header>
      {trouble !== undefined && <Alert type="error" showIcon title={trouble} />}
      {saved !== undefined && (
        <Alert type="success" showIcon title={saved} closable={{ onClose: () => setSaved(undefined) }} />
      )}
      <Loaded of={settings} rows={8}>
        {(current) => (
          <Tabs
            activeKey={tab}
            onChange={(key) => {
              setTab(key);
              history.replaceState(null, '', `#${key}`);
            }}
            items={[
              {
                key: 'person',
                label: '我是谁',
                children: <Person settings={current} onChange={change} />,
              },
              {
                key: 'sites',
                label: '网站',
                children: (
                  <section className="panel">
                    <Loaded of={sites.rows}>
                      {(rows) => (
                        <SitesPanel
                          rows={rows}
                          busy={sites.busy}
                          removed={sites.removed}
                          onAdd={sites.add}
                          onGrant={sites.grant}
                          onRemove={(site) => void sites.remove(site)}
                          onUndo={sites.undo}
                        />
                      )}
                    </Loaded>
                  </section>
                ),
              },
              {
                key: 'register',
                label: '栏目清单',
                children: (
                  <Loaded of={sites.register}>
                    {(register) => <RegisterPart register={register} onWrite={sites.write} />}
                  </Loaded>
                ),
              },
              {
                key: 'rules',
                label: '规则',
                children: (
                  <section className="panel stack">
                    <p className="soft">停用的规则不再检查，已报的工单不受影响。点行首的加号看例子。</p>
                    <RulesPanel
                      rows={ruleRows(current.offRules)}
                      onToggle={(id, on) =>
                        void change(
                          ({ offRules }) => ({
                            offRules: on
                              ? offRules.filter((one) => one !== id)
                              : [...new Set([...offRules, id])],
                          }),
                          on ? '规则已启用，刷新网页后生效。' : '规则已停用，随时可以再打开。',
                        )
                      }
                    />
                  </section>
                ),
              },
              {
                key: 'off',
                label: '已关闭标记的网站',
                children: (
                  <section className="panel">
                    <OffHosts
                      hosts={current.offHosts}
                      onRestore={(host) =>
                        void change(
                          { offHosts: current.offHosts.filter((one) => one !== host) },
                          `已恢复 ${host} 的标记。`,
                        )
                      }
                    />
                  </section>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </main>
  );
}

function Person({
  settings,
  onChange,
}: {
  settings: Settings;
  onChange: (changes: Partial<Settings>, done: string) => Promise<void>;
}) {
  const { person, role, people } = settings;
  const current = person ? { person, role } : undefined;
  return (
    <section className="panel stack">
      <div className="row">
        <span className="grow">
          {current ? (
            <>
              现在是 <strong>{identityText(current)}</strong>
            </>
          ) : (
            '还没有设置身份。只看标记不需要；报错和办理时，工单上要写明是谁。'
          )}
        </span>
        {current && (
          <PersonSwitch
            current={current}
            earlier={people}
            onSwitch={(identity) => void onChange(identity, `已换成${identityText(identity)}。`)}
          />
        )}
      </div>
      <div style={{ maxWidth: 420 }}>
        <IdentityForm
          key={current ? identityText(current) : 'none'}
          initial={current}
          submitText={current ? '改为这个身份' : '保存'}
          onSubmit={(identity) =>
            void onChange({ ...identity, setupDone: true }, `已保存：${identityText(identity)}。`)
          }
        />
      </div>
      <p className="soft small">姓名、单位只存在这台电脑上，写进您报的工单和导出的台账，不上传。</p>
    </section>
  );
}
