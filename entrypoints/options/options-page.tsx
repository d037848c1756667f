import { Alert, Tabs } from 'antd';
import { useState } from 'react';

import { Loaded } from '../../components/loaded.tsx';
import { OffHosts } from '../../components/options/off-hosts.tsx';
import { PaperTemplates } from '../../components/options/paper-templates.tsx';
import { SitesPanel } from '../../components/options/sites-panel.tsx';
import { VolunteerOnly } from '../../components/volunteer/volunteer-only.tsx';
import { openPlace } from '../../lib/extension/places.ts';
import { isVolunteer } from '../../lib/extension/seat.ts';
import { ClocksPart } from './clocks-part.tsx';
import { ConfigPart } from './config-part.tsx';
import { DismissalsPart, RulesPart } from './control-parts.tsx';
import { LimitsPart } from './limits-part.tsx';
import { PersonPart } from './person-part.tsx';
import { RegisterPart } from './register-part.tsx';
import { StoragePart } from './storage-part.tsx';
import { TyposPart } from './typos-part.tsx';
import { useSettings } from './use-settings.ts';
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
  'config',
  'storage',
  'off',
] as const;

export function OptionsPage() {
  const { settings, failure, saved, dismiss, change, done } = useSettings();
  const sites = useSites();
  const [tab, setTab] = useState<string>(() => {
    const asked = location.hash.slice(1);
    return TABS.find((one) => one === asked) ?? 'person';
  });

  const trouble = failure ?? sites.failure;
  return (
    <main className="options stack">
      <header className="row" style={{ justifyContent: 'space-between' }}>
        <h1>巡读设置</h1>
        <a href="/desk.html">去工作台</a>
      </header>
      {trouble !== undefined && <Alert type="error" showIcon title={trouble} />}
      {saved !== undefined && <Alert type="success" showIcon title={saved} closable={{ onClose: dismiss }} />}
      <Loaded of={settings} rows={8}>
        {(current) =>
          isVolunteer(current) ? (
            <VolunteerOnly
              what="设置"
              onMine={() => void openPlace('mine')}
              onSetUp={() => void openPlace('welcome')}
            >
              <PersonPart settings={current} onChange={change} />
            </VolunteerOnly>
          ) : (
            <Tabs
              // Twelve subjects do not fit one line of an office screen.
              tabPlacement="start"
              activeKey={tab}
              onChange={(key) => {
                setTab(key);
                history.replaceState(null, '', `#${key}`);
              }}
              items={[
                {
                  key: 'person',
                  label: '我是谁',
                  children: <PersonPart settings={current} onChange={change} />,
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
                  children: <ClocksPart settings={current} onChange={change} />,
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
                  key: 'config',
                  label: '配置包',
                  // What was changed since the last one is asked anew each time it is looked at.
                  destroyOnHidden: true,
                  children: (
                    <ConfigPart
                      settings={current}
                      onChanged={() => {
                        settings.reload();
                        sites.reload();
                      }}
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
