import { Alert, Tabs } from 'antd';
import { useCallback, useRef, useState } from 'react';

import { Loaded, useLoad } from '../../components/loaded.tsx';
import { HolidayYears } from '../../components/options/holiday-years.tsx';
import { LookBackHours } from '../../components/options/look-back-hours.tsx';
import { OffHosts } from '../../components/options/off-hosts.tsx';
import { PaperTemplates } from '../../components/options/paper-templates.tsx';
import { SitesPanel } from '../../components/options/sites-panel.tsx';
import { TicketLimits } from '../../components/options/ticket-limits.tsx';
import { IdentityForm } from '../../components/person/identity-form.tsx';
import { identityText, PersonSwitch } from '../../components/person/person-switch.tsx';
import { VolunteerOnly } from '../../components/volunteer/volunteer-only.tsx';
import type { Result } from '../../lib/core/page-result.ts';
import { ask } from '../../lib/extension/ask.ts';
import { openPlace } from '../../lib/extension/places.ts';
import { isVolunteer } from '../../lib/extension/seat.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import { DismissalsPart, RulesPart } from './control-parts.tsx';
import { LimitsPart } from './limits-part.tsx';
import { RegisterPart } from './register-part.tsx';
import { StoragePart } from './storage-part.tsx';
import { TyposPart } from './typos-part.tsx';
import { useSites } from './use-sites.ts';
import { WordsPart } from './words-part.tsx';

const TABS = [
  'person',
  'sites',
  'register',
  'words',
  'rules',
  'dismissals',
  'limits',
  'clocks',
  'papers',
  'storage',
  'off',
] as const;

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

  const done = (answer: Result<unknown>, sentence: string) => {
    setFailure(answer.ok ? undefined : answer.error);
    setSaved(answer.ok ? sentence : undefined);
    settings.reload();
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
        {(current) =>
          isVolunteer(current) ? (
            <VolunteerOnly
              what="设置"
              onMine={() => void openPlace('mine')}
              onSetUp={() => void openPlace('welcome')}
            >
              <Person settings={current} onChange={change} />
            </VolunteerOnly>
          ) : (
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
                  key: 'words',
                  label: '词库与人名',
                  children: <WordsPart settings={current} onChange={change} />,
                },
                {
                  key: 'rules',
                  label: '规则',
                  children: (
                    <div className="stack">
                      <TyposPart settings={current} onChange={change} onDone={done} />
                      <RulesPart settings={current} onDone={done} />
                    </div>
                  ),
                },
                {
                  key: 'dismissals',
                  label: '忽略和放行',
                  children: <DismissalsPart settings={current} onDone={done} />,
                },
                {
                  key: 'limits',
                  label: '期限与提醒',
                  children: (
                    <LimitsPart settings={current} register={sites.register.value} onChange={change} />
                  ),
                },
                {
                  key: 'clocks',
                  label: '工单时限与节假日',
                  children: (
                    <div className="stack">
                      <TicketLimits
                        value={current.clocks}
                        onChange={(clocks, done) =>
                          void change({ clocks: clocks as Settings['clocks'] }, done)
                        }
                      />
                      <LookBackHours
                        value={current.lookBack}
                        onChange={(lookBack, done) => void change({ lookBack }, done)}
                      />
                      <HolidayYears
                        loaded={current.holidays}
                        onChange={(holidays, done) => void change({ holidays }, done)}
                      />
                    </div>
                  ),
                },
                {
                  key: 'papers',
                  label: '公文模板',
                  children: (
                    <PaperTemplates
                      value={current.papers}
                      onChange={(papers, done) => void change({ papers }, done)}
                    />
                  ),
                },
                {
                  key: 'storage',
                  label: '证据与存储',
                  children: <StoragePart settings={current} onChange={change} onDone={done} />,
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
          )
        }
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
