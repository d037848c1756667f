import type { Draft, PageResult } from '../../lib/core/page-result.ts';
import '../../lib/extension/jitless.ts';

import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';

import { ModelPage, PRACTICE_TITLE, PRACTICE_URL } from '../../components/practice/model-page.tsx';
import { PRACTICE_FAULTS, type PracticeRule } from '../../components/practice/practice-faults.ts';
import { PracticeGuide } from '../../components/practice/practice-guide.tsx';
import { civilDateOf, isoOf } from '../../lib/core/calendar/civil-date.ts';
import { ask } from '../../lib/extension/ask.ts';
import { onMessage } from '../../lib/extension/messages.ts';
import { startOverlay } from '../../lib/page/overlay/start-overlay.ts';
import { GUIDE_STYLES } from './guide-styles.ts';
import './practice.css';
import '../overlay.content/style.css';
import { practiceAbilities } from './practice-abilities.ts';

/** The fault a practice ticket is about: by the rule of its finding, else by the words selected. */
function faultOf(draft: Draft, last: PageResult | undefined): PracticeRule | undefined {
  const ruleId = last?.findings.find((finding) => finding.id === draft.findingId)?.ruleId;
  const exact = draft.selection?.exact;
  return PRACTICE_FAULTS.find((fault) => fault.ruleId === ruleId || (exact?.includes(fault.words) ?? false))
    ?.ruleId;
}

function start(page: HTMLElement, guideHost: HTMLElement): void {
  document.title = PRACTICE_TITLE;
  // The overlay reads the finished page, as it would a real one.
  flushSync(() => createRoot(page).render(<ModelPage today={civilDateOf(isoOf(Date.now()))} />));
  // The model site leads nowhere: its links are there to be looked at.
  page.addEventListener('click', (event) => event.preventDefault());

  const shadow = guideHost.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(GUIDE_STYLES);
  shadow.adoptedStyleSheets = [sheet];
  const guide = createRoot(shadow);

  const found = new Set<PracticeRule>();
  let last: PageResult | undefined;
  let error: string | undefined;
  const show = () =>
    guide.render(
      <PracticeGuide
        found={new Set(found)}
        ready={last !== undefined}
        error={error}
        onAgain={() => location.reload()}
        onBack={() => void goBack()}
      />,
    );
  show();

  const overlay = startOverlay(
    document,
    PRACTICE_URL,
    practiceAbilities({
      judged(result) {
        last = result;
        show();
      },
      filed(draft) {
        const fault = faultOf(draft, last);
        if (fault) found.add(fault);
        show();
        if (found.size === PRACTICE_FAULTS.length) void remember();
      },
    }),
  );
  onMessage('reportSelection', () => overlay.reportSelection());

  async function remember(): Promise<void> {
    const answer = await ask('setSettings', { practised: true });
    error = answer.ok ? undefined : answer.error;
    show();
  }
}

/** Back to the tab that opened this one: close it; the first page of a window has none to go back to. */
async function goBack(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

const page = document.getElementById('root');
const guideHost = document.getElementById('guide');
if (page && guideHost) start(page, guideHost);
