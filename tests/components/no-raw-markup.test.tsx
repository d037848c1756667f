import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { ColumnSummary } from '../../components/column-summary.tsx';
import { ColumnBoard } from '../../components/columns/column-board.tsx';
import { FindingsList } from '../../components/findings-list.tsx';
import { StoreFactsView, StoreWarning } from '../../components/help/store-health.tsx';
import { LinkCheckView } from '../../components/link-check-view.tsx';
import { NewerLine } from '../../components/newer-line.tsx';
import { ConfigPanel } from '../../components/options/config/config-panel.tsx';
import { LossQuestion } from '../../components/options/config/loss-question.tsx';
import { TakeConfig } from '../../components/options/config/take-config.tsx';
import { DismissalsPanel } from '../../components/options/dismissals-panel.tsx';
import { ProofFolderPanel } from '../../components/options/proof-folder-panel.tsx';
import { DevicesTable } from '../../components/packages/devices-table.tsx';
import { OldApprovals } from '../../components/packages/old-approvals.tsx';
import { OwnBackupQuestion } from '../../components/packages/own-backup-question.tsx';
import { WaitingSection } from '../../components/packages/waiting-section.tsx';
import { PaperView } from '../../components/papers/paper-view.tsx';
import { Quote } from '../../components/quote.tsx';
import { ScopeLine } from '../../components/scope-line.tsx';
import { SilencedList } from '../../components/silenced-list.tsx';
import { OpenTickets } from '../../components/tickets/open-tickets.tsx';
import { TicketEvidence } from '../../components/tickets/ticket-evidence.tsx';
import { TicketFacts } from '../../components/tickets/ticket-facts.tsx';
import { TicketHistory } from '../../components/tickets/ticket-history.tsx';
import { TicketSteps } from '../../components/tickets/ticket-steps.tsx';
import { TicketTable } from '../../components/tickets/ticket-table.tsx';
import { column, finding, refused, veto } from './hostile-samples.ts';
import { HOSTILE_WORDS } from './hostile-words.ts';
import { sampleDevice, sampleWaiting } from './sample-devices.ts';
import { sampleClock, sampleTicket } from './sample-ticket.ts';

const nothing = () => undefined;

const VIEWS: Record<string, (words: string) => ReactElement> = {
  Quote: (words) => <Quote quote={{ exact: words, prefix: words, suffix: words, start: 0 }} />,
  FindingsList: (words) => (
    <FindingsList findings={[finding(words)]} filed={new Map([['f1', words]])} onShow={nothing} />
  ),
  ColumnSummary: (words) => <ColumnSummary columns={[column(words)]} registered onRegister={nothing} />,
  ColumnBoard: (words) => (
    <ColumnBoard
      rows={[
        {
          ...column(words),
          className: '动态要闻',
          platform: words,
          unitName: words,
          url: words,
          line: words,
        },
      ]}
      vetoes={[veto(words)]}
      tickets={{}}
      acts={{
        person: undefined,
        today: '2026-11-23',
        sight: refused,
        attest: refused,
        undo: refused,
        file: nothing,
        openTicket: nothing,
      }}
      news={{ ok: true, says: words }}
      filter={{}}
      onFilter={nothing}
      onNewsClose={nothing}
      onRegister={nothing}
      scopeOf={() => words}
      onExport={nothing}
      onPrint={nothing}
    />
  ),
  SilencedList: (words) => (
    <SilencedList
      silenced={[
        { finding: finding(words), how: '此词放行', key: words, reason: words, at: words, by: words },
      ]}
      onUndo={nothing}
      onAll={nothing}
    />
  ),
  LinkCheckView: (words) => (
    <LinkCheckView
      check={{
        url: words,
        title: words,
        state: '已完成',
        total: 2,
        leftOut: 1,
        startedAt: words,
        checked: [
          { href: words, text: words, isFile: true, answer: '确断', why: words },
          { href: `${words}2`, text: words, isFile: false, answer: '不能判定', why: words, ungranted: true },
        ],
      }}
      error={words}
      filed={new Map()}
      onStart={nothing}
      onStop={nothing}
      onFile={() => Promise.resolve(undefined)}
      onGrant={nothing}
    />
  ),
  DismissalsPanel: (words) => (
    <DismissalsPanel
      dismissals={{
        ignores: [{ key: words, url: words, findingId: words, reason: words, at: words, by: words, words }],
        allowances: [{ key: words, ruleId: words, word: words, reason: words, at: words, by: words }],
      }}
      offRules={[{ id: words, title: words, note: { at: words, by: words, reason: words } }]}
      ruleTitle={() => words}
      onUndo={nothing}
      onSwitchOn={nothing}
    />
  ),
  ScopeLine: (words) => <ScopeLine notLookedAt={[words]} failedRules={[words]} />,
  OpenTickets: (words) => (
    <OpenTickets
      rows={[{ ticket: sampleTicket(words), clocks: [sampleClock({ text: words })] }]}
      total={2}
      onOpen={nothing}
    />
  ),
  TicketFacts: (words) => <TicketFacts ticket={sampleTicket(words)} onOpenPage={nothing} />,
  TicketHistory: (words) => <TicketHistory entries={sampleTicket(words).history} />,
  TicketTable: (words) => (
    <TicketTable
      rows={[{ ticket: sampleTicket(words), clocks: [sampleClock()] }]}
      page={1}
      total={1}
      all={1}
      order={{ order: 'urgency' }}
      selected={undefined}
      ticked={[]}
      onTick={nothing}
      onTurn={nothing}
      onOpen={nothing}
      onClearFilter={nothing}
    />
  ),
  TicketEvidence: (words) => (
    <TicketEvidence
      proofs={[
        {
          step: words,
          file: { hash: words, type: 'image/png', what: '截图', bytes: 1, takenAt: words },
        },
      ]}
      note={words}
      read={() => Promise.resolve({ ok: false, error: words })}
      readFolder={() => Promise.resolve({ ok: false, error: words })}
      check={() => Promise.resolve({ ok: false, error: words })}
      save={nothing}
      archive={{
        isSupported: true,
        offer: async () => ({ ok: false, error: words }),
        take: async () => ({ ok: false, error: words }),
      }}
    />
  ),
  PaperView: (words) => (
    <PaperView
      parts={[
        { is: 'title', text: words },
        { is: 'text', text: words },
        { is: 'sign', labels: [words] },
        { is: 'table', headings: [words], rows: [[words]] },
      ]}
    />
  ),
  ProofFolderPanel: (words) => (
    <ProofFolderPanel
      isSupported
      facts={{
        folder: { name: words, chosenAt: words, mayWrite: true },
        inFolder: 1,
        onlyInFolder: 1,
        look: { at: words, left: 1, damaged: 1, trouble: { why: '读回不符', detail: words } },
      }}
      progress={undefined}
      keepInBrowserDays={90}
      onChoose={nothing}
      onAllow={nothing}
      onWrite={nothing}
      onStop={nothing}
      onForget={nothing}
      onKeepInBrowserDays={nothing}
    />
  ),
  StoreFactsView: (words) => (
    <StoreFactsView
      facts={{
        deviceId: words,
        events: 1,
        tickets: 1,
        quarantined: [{ from: words, key: words, why: words, at: words, content: words }],
        lastFailure: words,
      }}
    />
  ),
  ConfigPanel: (words) => (
    <ConfigPanel
      standing={{
        note: { fileName: words, madeBy: words, madeAt: words, takenBy: words, takenAt: words },
        canUndo: true,
        changedSince: [words],
      }}
      isCenter
      busy={false}
      said={{ ok: false, sentence: words }}
      onUndo={nothing}
      onWrite={nothing}
    />
  ),
  LossQuestion: (words) => (
    <LossQuestion
      losses={[{ key: words, title: words, consequence: words }]}
      busy={false}
      onConfirm={nothing}
      onCancel={nothing}
    />
  ),
  DevicesTable: (words) => (
    <DevicesTable
      devices={[
        sampleDevice(words, {
          state: '已核准',
          roles: [words],
          seats: [words],
          approvedBy: words,
          notCounted: { missing: 1, apart: 1, reason: words },
          waiting: 1,
        }),
      ]}
      actingAs="大数据中心"
      onPaste={nothing}
      onApprove={nothing}
      onRevoke={nothing}
      onUndoRestore={nothing}
    />
  ),
  OldApprovals: (words) => (
    <OldApprovals
      devices={[sampleDevice(words, { state: '已核准', isOldApproval: true, seats: [words] })]}
      onConfirm={nothing}
    />
  ),
  WaitingSection: (words) => (
    <WaitingSection
      waiting={[sampleWaiting(words)]}
      columnName={() => words}
      isCenter
      busy={false}
      onTakeOver={nothing}
    />
  ),
  NewerLine: (words) => (
    <NewerLine newer={{ records: [{ id: 'r1', what: words, at: words, by: words }], count: 1 }} />
  ),
  OwnBackupQuestion: (words) => (
    <OwnBackupQuestion
      owner={{ fileName: words, name: words, unit: words, fingerprint: words, madeAt: words }}
      onAnswer={nothing}
      onCancel={nothing}
    />
  ),
  TakeConfig: (words) => (
    <TakeConfig
      state={{
        is: 'ready',
        preview: {
          fileName: words,
          madeBy: words,
          madeAt: words,
          base: '',
          signer: { is: '换了钥匙', fingerprint: words, knownAs: words },
          losses: [{ key: words, title: words, consequence: words }],
          newerHere: { fileName: words, madeAt: words },
          plan: {
            register: [{ part: '栏目', added: [words], changed: [words], removed: [words] }],
            lists: [
              {
                name: words,
                kind: '错词',
                what: '冲突',
                count: 1,
                on: true,
                mine: { name: `${words}二`, count: 1, on: true, savedAt: words, savedBy: words },
              },
            ],
            keptLists: [words],
            holidays: [{ year: 2027, what: '新增' }],
            settings: [{ title: '落款单位', from: words, to: words }],
          },
        },
      }}
      onFile={nothing}
      onConfirm={nothing}
      onCancel={nothing}
    />
  ),
  StoreWarning: (words) => <StoreWarning says={words} onLook={nothing} />,
  TicketSteps: (words) => (
    <TicketSteps
      row={{ ticket: sampleTicket(words), clocks: [] }}
      actingAs="大数据中心"
      steps={[{ type: '受理', to: '已受理' }]}
      closed={[{ type: '通知', why: words }]}
      findOthers={() => Promise.resolve([])}
      units={[{ id: 'u', name: words }]}
      persons={[]}
      now="2026-11-23T10:00:00+08:00"
      onStep={() => Promise.resolve(undefined)}
      recheck={() => Promise.resolve({ ok: false, error: words })}
      recheckByHand={() => ({ result: '打不开', checkedAt: '', url: words, evidence: words })}
      onOpenPage={nothing}
    />
  ),
};

/** Tags and attributes of a rendering, without its text and attribute values. */
function skeleton(html: string): string {
  return [...html.matchAll(/<\/?[a-z][^\s>/]*(?:\s+[^\s=>"]+(?:="[^"]*")?)*\s*\/?>/gi)]
    .map(([tag]) => tag.replace(/="[^"]*"/g, ''))
    .join('');
}

describe.each(Object.entries(VIEWS))('%s', (_name, view) => {
  const plain = skeleton(renderToStaticMarkup(view('平常的话')));

  it.each(HOSTILE_WORDS.map((words) => [words.slice(0, 40), words]))(
    'gives the same elements and attributes for %j as for plain words',
    (_shown, words) => {
      const html = renderToStaticMarkup(view(words));
      expect(skeleton(html)).toBe(plain);
      expect(html).not.toMatch(/(?:href|src)="\s*javascript:/i);
    },
  );

  it('shows the words it was given', () => {
    expect(renderToStaticMarkup(view('平常的话'))).toContain('平常的话');
  });
});
