import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

import { Loaded, useLoad } from '../../components/loaded.tsx';
import { StoragePanel } from '../../components/options/storage-panel.tsx';
import type { Result } from '../../lib/core/page-result.ts';
import { ask } from '../../lib/extension/ask.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import { useProofFolder } from './use-proof-folder.ts';

/** captureVisibleTab takes this or a gesture, and nothing smaller. */
const EVERYWHERE = { origins: ['<all_urls>'] };

interface Props {
  settings: Settings;
  onChange: (changes: Partial<Settings>, done: string) => Promise<unknown>;
  onDone: (answer: Result<unknown>, sentence: string) => void;
}

/** 证据与存储 with what only the browser knows: the permission, and what the store holds. */
export function StoragePart({ settings, onChange, onDone }: Props) {
  const totals = useLoad(useCallback(() => ask('storedEvidence', null), []));
  const [mayCapture, setMayCapture] = useState<boolean>();
  const lookAgain = useCallback(() => {
    void browser.permissions.contains(EVERYWHERE).then(setMayCapture, () => setMayCapture(false));
  }, []);
  useEffect(lookAgain, [lookAgain]);

  const allow = () => {
    // First thing in the click: a gesture does not survive waiting.
    void browser.permissions.request(EVERYWHERE).then(
      (granted) => {
        lookAgain();
        onDone(
          granted
            ? { ok: true, value: null }
            : { ok: false, error: '没有允许截图，设置没有改动。报错照常可用。' },
          '已允许截图。',
        );
      },
      (error: unknown) =>
        onDone({ ok: false, error: `浏览器没有答应（${String(error)}），设置没有改动。` }, ''),
    );
  };
  const forbid = () =>
    void browser.permissions.remove(EVERYWHERE).then(
      (removed) => {
        lookAgain();
        onDone(
          removed
            ? { ok: true, value: null }
            : { ok: false, error: '浏览器没有收回这项权限，请在扩展管理页里收回。' },
          '已收回截图的允许。',
        );
      },
      () => onDone({ ok: false, error: '浏览器没有收回这项权限，请在扩展管理页里收回。' }, ''),
    );
  const folder = useProofFolder(onDone, totals.reload);
  const giveUp = async (bytes: number) => {
    const answer = await ask('giveUpEvidence', { bytes });
    totals.reload();
    onDone(answer, answer.ok ? `已清理，还有 ${answer.value.files} 份证据。工单没有改动。` : '');
  };
  const clear = async () => {
    const answer = await ask('clearMachine', { typed: '清空本机' });
    totals.reload();
    onDone(answer, '本机已清空：工单、证据、词库、栏目清单和设置都已删除。');
  };

  return (
    <Loaded of={totals}>
      {(value) => (
        <StoragePanel
          key={settings.keepEvidenceDays ?? 0}
          screenshots={settings.screenshots}
          wholePictures={settings.wholePictures}
          mayCapture={mayCapture}
          keepDays={settings.keepEvidenceDays || undefined}
          totals={value}
          given={settings.evidenceSweep?.given}
          lastBackupAt={settings.lastBackup?.at}
          onScreenshots={(on) =>
            void onChange({ screenshots: on }, on ? '报错时会截图。' : '报错时不再截图。')
          }
          onWholePictures={(on) =>
            void onChange(
              { wholePictures: on },
              on ? '报错时截整个可见页面。' : '报错时只截错处和它的上下文。',
            )
          }
          onAllowCapture={allow}
          onForbidCapture={forbid}
          onKeepDays={(days) =>
            void onChange(
              // 0, not undefined: a message drops what is undefined, and the old number would stay.
              { keepEvidenceDays: days ?? 0 },
              days === undefined ? '证据一直保留。' : `证据保留 ${days} 天，过期的每天清理一次。`,
            )
          }
          onGiveUp={(bytes) => void giveUp(bytes)}
          onClear={() => void clear()}
          folder={
            folder.facts.value && {
              isSupported: folder.isSupported,
              facts: folder.facts.value,
              progress: folder.progress,
              keepInBrowserDays: settings.keepInBrowserDays,
              onChoose: folder.choose,
              onAllow: folder.allow,
              onWrite: folder.write,
              onStop: folder.stop,
              onForget: folder.forget,
              onKeepInBrowserDays: (days) =>
                void onChange(
                  { keepInBrowserDays: days },
                  days === 0
                    ? '已存到文件夹的证据，浏览器里也一直留着。'
                    : `已存到文件夹的证据，浏览器里留 ${days} 天。`,
                ),
            }
          }
        />
      )}
    </Loaded>
  );
}
