import { IdentityForm } from '../../components/person/identity-form.tsx';
import { identityText, PersonSwitch } from '../../components/person/person-switch.tsx';
import type { Settings } from '../../lib/extension/settings.ts';

/** 我是谁: who sits here, and 换人 on a shared machine. */
export function PersonPart({
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
