import { useCallback } from 'react';

import { Loaded, useLoad } from '../../components/loaded.tsx';
import { TyposPanel } from '../../components/options/typos-panel.tsx';
import type { Result } from '../../lib/core/page-result.ts';
import { ask } from '../../lib/extension/ask.ts';
import type { Settings } from '../../lib/extension/settings.ts';

interface Props {
  settings: Settings;
  onChange: (changes: Partial<Settings>, done: string) => Promise<void>;
  onDone: (answer: Result<unknown>, done: string) => void;
}

/** 按上下文查错别字, in 规则. */
export function TyposPart({ settings, onChange, onDone }: Props) {
  const learnt = useLoad(useCallback(() => ask('learntPhrases', null), []));
  // Asked for by its failure only: that the model is there needs no saying.
  const model = useLoad(useCallback(() => ask('typoModel', null), []));
  const forget = async () => {
    const forgotten = await ask('forgetPhrases', null);
    onDone(forgotten, '学到的短语已全部忘掉。');
    learnt.reload();
  };
  return (
    <Loaded of={learnt} rows={2}>
      {(summary) => (
        <TyposPanel
          level={settings.typoLevel}
          onLevel={(typoLevel) =>
            void onChange(
              { typoLevel },
              typoLevel === 'off'
                ? '网页上不再按上下文查错别字，每页结果都会写明。'
                : '宽严已改，打开的网页正在重新检查。',
            )
          }
          trouble={model.error}
          learns={settings.learnPhrases}
          onLearns={(learnPhrases) =>
            void onChange(
              { learnPhrases },
              learnPhrases ? '已开始学习登记网站的用语。' : '已停止学习，已学的不再使用，也没有删除。',
            )
          }
          learnt={summary}
          onForget={() => void forget()}
        />
      )}
    </Loaded>
  );
}
