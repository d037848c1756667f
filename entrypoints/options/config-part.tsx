import { Loaded } from '../../components/loaded.tsx';
import { ConfigPanel } from '../../components/options/config/config-panel.tsx';
import { TakeConfig } from '../../components/options/config/take-config.tsx';
import type { Settings } from '../../lib/extension/settings.ts';
import { useConfig } from './use-config.ts';

interface Props {
  settings: Settings;
  /** The register, lists or settings are others now. */
  onChanged: () => void;
}

/** 配置包: one office, one configuration. */
export function ConfigPart({ settings, onChanged }: Props) {
  const config = useConfig(onChanged);
  return (
    <div className="stack" data-config>
      <TakeConfig
        state={config.taking}
        onFile={(file) => void config.choose(file)}
        onConfirm={(answer) => void config.confirm(answer)}
        onCancel={config.cancel}
      />
      <Loaded of={config.standing} rows={2}>
        {(standing) => (
          <ConfigPanel
            standing={standing}
            isCenter={settings.role === '大数据中心' && settings.person !== undefined}
            busy={config.busy}
            said={config.said}
            onUndo={() => void config.undo()}
            onWrite={() => void config.write(settings)}
          />
        )}
      </Loaded>
    </div>
  );
}
