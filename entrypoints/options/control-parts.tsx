import { useCallback, useEffect } from 'react';

import { Loaded, useLoad } from '../../components/loaded.tsx';
import { DismissalsPanel } from '../../components/options/dismissals-panel.tsx';
import { type RuleRow, RulesPanel } from '../../components/options/rules-panel.tsx';
import type { Dismissals } from '../../lib/core/dismissals/dismissal.ts';
import { countByRule, type FiledByRule, NO_COUNT } from '../../lib/core/dismissals/rule-counts.ts';
import type { Result } from '../../lib/core/page-result.ts';
import type { RuleExample } from '../../lib/core/rule.ts';
import { rules } from '../../lib/core/rules/index.ts';
import { ask } from '../../lib/extension/ask.ts';
import { onLedgerChanged } from '../../lib/extension/ledger-news.ts';
import type { Settings } from '../../lib/extension/settings.ts';

interface Props {
  settings: Settings;
  /** Says what came of it and reads the settings anew. */
  onDone: (answer: Result<unknown>, done: string) => void;
}

const titles = new Map(rules.map(({ id, title }) => [id, title]));
const ruleTitle = (id: string): string => titles.get(id) ?? id;

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

function ruleRows(
  { offRules, offRuleNotes }: Settings,
  filed: readonly FiledByRule[],
  dismissals: Dismissals,
): RuleRow[] {
  const counts = countByRule(filed, dismissals);
  return rules.map(({ id, title, clause, problemClass, severity, severest, sureness, examples }) => ({
    id,
    title,
    clause,
    problemClass,
    severity,
    severest,
    sureness,
    flags: exampleWords(examples.flags),
    passes: exampleWords(examples.passes),
    on: !offRules.includes(id),
    off: offRuleNotes[id],
    count: counts.get(id) ?? NO_COUNT,
  }));
}

/** What was put away, read anew whenever somebody puts away or takes back. */
function useDismissals() {
  const dismissals = useLoad(useCallback(() => ask('dismissals', null), []));
  const { reload } = dismissals;
  useEffect(() => onLedgerChanged(reload), [reload]);
  return dismissals;
}

/** 规则: every rule with its switch and what readers made of it here. */
export function RulesPart({ settings, onDone }: Props) {
  const dismissals = useDismissals();
  const filedByRule = useLoad(useCallback(() => ask('filedByRule', null), []));
  return (
    <section className="panel stack">
      <p className="soft">
        停用的规则不再检查，每页结果都会写明，已报的工单不受影响。点行首的加号看例子和常被忽略的词。
      </p>
      <Loaded of={filedByRule}>
        {(filed) => (
          <Loaded of={dismissals}>
            {(away) => (
              <RulesPanel
                rows={ruleRows(settings, filed, away)}
                onToggle={(ruleId, on, reason) =>
                  void ask('switchRule', { ruleId, on, reason }).then((answer) =>
                    onDone(
                      answer,
                      on ? '规则已启用，打开的网页正在重新检查。' : '规则已停用，随时可以再打开。',
                    ),
                  )
                }
                onCopy={(words) =>
                  void navigator.clipboard.writeText(words).then(
                    () => onDone({ ok: true, value: null }, '已复制，可以粘贴给维护人员。'),
                    () => onDone({ ok: false, error: '没有复制成，请手动选取这些词。' }, ''),
                  )
                }
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </section>
  );
}

/** 忽略和放行: everything put away on this machine, with its undo. */
export function DismissalsPart({ settings, onDone }: Props) {
  const dismissals = useDismissals();
  const offRules = settings.offRules.map((id) => ({
    id,
    title: ruleTitle(id),
    note: settings.offRuleNotes[id],
  }));
  return (
    <section className="panel stack">
      <p className="soft">只在这台电脑上有效，不随台账导出。撤销后，打开的网页马上重新标出。</p>
      <Loaded of={dismissals}>
        {(away) => (
          <DismissalsPanel
            dismissals={away}
            offRules={offRules}
            ruleTitle={ruleTitle}
            onUndo={(how, key) =>
              void ask('undoDismissal', { how, key }).then((answer) => {
                dismissals.reload();
                onDone(answer, `已撤销“${how}”，打开的网页正在重新检查。`);
              })
            }
            onSwitchOn={(ruleId) =>
              void ask('switchRule', { ruleId, on: true, reason: '' }).then((answer) =>
                onDone(answer, `已重新启用“${ruleTitle(ruleId)}”。`),
              )
            }
          />
        )}
      </Loaded>
    </section>
  );
}
