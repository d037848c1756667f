import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

import { HelpPage, type Shortcut } from '../../components/help/help-page.tsx';
import { useLoad } from '../../components/loaded.tsx';
import { ask } from '../../lib/extension/ask.ts';
import { openPlace } from '../../lib/extension/places.ts';
import { PAGE_KEYS } from '../../lib/page/overlay/page-keys.ts';
import { useStoreCheck } from './use-store-check.ts';

/** The reader may have changed the keys in the browser, so they are asked for, not told by heart. */
function useShortcuts(): Shortcut[] {
  const [shortcuts, setShortcuts] = useState<Shortcut[]>([]);
  useEffect(() => {
    void browser.commands.getAll().then((commands) =>
      setShortcuts(
        commands
          .filter((command) => command.description)
          .map((command) => ({
            keys: command.shortcut || '未设快捷键',
            what: command.description ?? '',
          })),
      ),
    );
  }, []);
  return shortcuts;
}

export function HelpPart({ onExport }: { onExport: () => void }) {
  const shortcuts = useShortcuts();
  const health = useLoad(useCallback(() => ask('storeHealth', null), []));
  const check = useStoreCheck(health.reload);
  return (
    <HelpPage
      shortcuts={shortcuts}
      pageKeys={PAGE_KEYS}
      store={health}
      check={check}
      onPractise={() => void openPlace('practice')}
      onWelcome={() => void openPlace('welcome')}
      onExport={onExport}
    />
  );
}
