import { Alert, Button } from 'antd';
import { useCallback, useState } from 'react';
import { browser } from 'wxt/browser';

import { Loaded, useLoad } from '../../components/loaded.tsx';
import { hostPattern } from '../../components/options/site-host.ts';
import { SiteForm } from '../../components/options/sites-panel.tsx';
import { type Identity, IdentityForm } from '../../components/person/identity-form.tsx';
import { WelcomeSteps } from '../../components/welcome-steps.tsx';
import { ask } from '../../lib/extension/ask.ts';
import { changeRegister } from '../../lib/extension/change-register.ts';
import { openPlace } from '../../lib/extension/places.ts';
import type { Settings } from '../../lib/extension/settings.ts';

export function WelcomePage() {
  const [step, setStep] = useState(0);
  const settings = useLoad(useCallback(() => ask('getSettings', null), []));
  const [failure, setFailure] = useState<string>();
  const next = () => setStep((now) => Math.min(now + 1, 3));

  const save = async (changes: Partial<Settings>) => {
    const answer = await ask('setSettings', changes);
    setFailure(answer.ok ? undefined : answer.error);
    settings.reload();
    return answer.ok;
  };

  return (
    <WelcomeSteps step={step} onStep={setStep}>
      {failure !== undefined && <Alert type="error" showIcon title={failure} />}
      <Loaded of={settings}>
        {(current) => (
          <>
            {step === 0 && (
              <WhoStep
                settings={current}
                onSave={async (identity) => {
                  if (await save(identity)) next();
                }}
                onSkip={next}
              />
            )}
            {step === 1 && <SiteStep onNext={next} />}
            {step === 2 && (
              <PracticeStep practised={current.practised} onNext={next} onRefresh={settings.reload} />
            )}
            {step === 3 && <EndStep onDone={() => save({ setupDone: true })} />}
          </>
        )}
      </Loaded>
    </WelcomeSteps>
  );
}

function WhoStep({
  settings,
  onSave,
  onSkip,
}: {
  settings: Settings;
  onSave: (identity: Identity) => void;
  onSkip: () => void;
}) {
  const { person, role } = settings;
  return (
    <>
      <p>
        报错和办理都记在您的名下。几个人共用一台电脑，交接班时点“换人”就行。这里不设账号和密码，也不向任何地方发送。
      </p>
      <div style={{ maxWidth: 440 }}>
        <IdentityForm
          key={person ? `${person.unit}-${person.name}` : 'none'}
          initial={person ? { person, role } : undefined}
          submitText="保存，下一步"
          onSubmit={onSave}
        />
      </div>
      <div>
        <Button type="link" style={{ padding: 0 }} onClick={onSkip}>
          先跳过，以后再填
        </Button>
      </div>
    </>
  );
}

function SiteStep({ onNext }: { onNext: () => void }) {
  const register = useLoad(useCallback(() => ask('getRegister', null), []));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [added, setAdded] = useState<string[]>([]);

  const add = (name: string, host: string) => {
    setBusy(true);
    setFailure(undefined);
    // Asked first of all: the browser allows the question only inside the click.
    void browser.permissions
      .request({ origins: [hostPattern(host)] })
      .then(async (granted) => {
        if (!granted) {
          setFailure(
            '没有得到授权，没有添加。可以再试，也可以跳过：不授权时，在网页上点工具栏图标再点“读本页”。',
          );
          return;
        }
        const written = await changeRegister((register) =>
          register.sites.some((site) => site.hosts.includes(host))
            ? register
            : { ...register, sites: [...register.sites, { id: `site-${host}`, name, hosts: [host] }] },
        );
        const watched = written.ok ? await ask('watchSites', null) : written;
        if (!watched.ok) return setFailure(watched.error);
        setAdded((before) => [...new Set([...before, `${name}（${host}）`])]);
        register.reload();
      })
      .catch((error: unknown) => setFailure(`浏览器没有受理授权请求（${String(error)}）。请重试。`))
      .finally(() => setBusy(false));
  };

  return (
    <>
      <p>
        填您负责读的网站，以后打开它就自动标出栏目状态和错处。只问这一个网站的授权，可以随时在设置里收回。
      </p>
      <SiteForm busy={busy} submitText="授权这个网站" onAdd={add} />
      {failure !== undefined && <Alert type="warning" showIcon title={failure} />}
      {added.length > 0 && (
        <Alert type="success" showIcon title={`已添加：${added.join('、')}。打开它就会自动读。`} />
      )}
      <div className="row">
        <Button type={added.length > 0 ? 'primary' : 'default'} onClick={onNext}>
          {added.length > 0 ? '下一步' : '先跳过'}
        </Button>
        {added.length === 0 && (
          <span className="soft small">跳过也能用：在要读的网页上点工具栏的“巡”字图标。</span>
        )}
      </div>
    </>
  );
}

function PracticeStep({
  practised,
  onNext,
  onRefresh,
}: {
  practised: boolean;
  onNext: () => void;
  onRefresh: () => void;
}) {
  return (
    <>
      <p>打开一个练习页，上面有三处毛病：一个错字、一个不成对的书名号、一个逾期的栏目。练习单不入台账。</p>
      {practised && <p className="tone-good">● 已经练过一次，可以再练。</p>}
      <div className="row">
        <Button
          type="primary"
          onClick={() => {
            globalThis.addEventListener('focus', onRefresh, { once: true });
            void openPlace('practice');
          }}
        >
          打开练习页
        </Button>
        <Button onClick={onNext}>下一步</Button>
      </div>
    </>
  );
}

function EndStep({ onDone }: { onDone: () => Promise<boolean> }) {
  const [done, setDone] = useState(false);
  return (
    <>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        <li>
          <strong>帮助</strong>在工具栏图标、侧栏和工作台里都有：标记的意思、快捷键、各项时限、常见问题。
        </li>
        <li>
          <strong>工单只存在这个浏览器里。</strong>
          卸载扩展、清除浏览器数据会一起删掉：请每天在工作台的“收发文件”里点“备份全部”，把文件存到单位规定的地方。
        </li>
        <li>把“巡”字图标固定在工具栏上：点浏览器右上角的拼图图标，再点“巡读”旁的图钉。</li>
      </ul>
      {done && <Alert type="success" showIcon title="首次设置完成。打开政府网站就可以开始读了。" />}
      <div className="row">
        <Button type="primary" onClick={() => void onDone().then(setDone)}>
          完成
        </Button>
        <Button onClick={() => void openPlace('desk')}>去工作台</Button>
        <Button onClick={() => void openPlace('help')}>看帮助</Button>
      </div>
    </>
  );
}
