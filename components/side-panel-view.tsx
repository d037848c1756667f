import { Alert, Button, Tabs } from 'antd';
import type { ReactNode } from 'react';

import type { Silenced } from '../lib/core/dismissals/dismissal.ts';
import type { Finding } from '../lib/core/finding.ts';
import type { ColumnState } from '../lib/core/freshness/judge.ts';
import type { VetoCounter } from '../lib/core/freshness/veto.ts';
import { ColumnSummary } from './column-summary.tsx';
import { FindingsList } from './findings-list.tsx';
import { EmptyList, type Load, Loaded } from './loaded.tsx';
import { PageStateLine, type PageStateName } from './page-state.tsx';
import { ScopeLine } from './scope-line.tsx';
import { SilencedList } from './silenced-list.tsx';
import { OpenTickets } from './tickets/open-tickets.tsx';
import type { TicketRow } from './tickets/ticket-row.ts';

interface PanelPage {
  url: string;
  title: string;
  state: PageStateName;
  reason?: string;
  result?: {
    findings: Finding[];
    columns: ColumnState[];
    vetoes?: VetoCounter[];
    notLookedAt: string[];
    failedRules: string[];
    rulesOff?: string[];
    silenced?: Silenced[];
    registered: boolean;
  };
}

interface Props {
  page: Load<PanelPage>;
  /** The most urgent open tickets, and how many are open. */
  tickets: Load<{ rows: TicketRow[]; total: number }>;
  /** Tickets filed for the page shown. */
  ofPage: readonly TicketRow[];
  who: ReactNode;
  failure: string | undefined;
  onShow: (findingId: string) => void;
  onRead: () => void;
  onToggle: (on: boolean) => void;
  onTicket: (id: string) => void;
  onUndo: (how: Silenced['how'], key: string) => void;
  onPlace: (place: 'desk' | 'options' | 'help' | 'dismissals') => void;
  /** The check of links and attachments of the page shown. */
  links: ReactNode;
}

/** 本页 and 工单, following the tab the reader looks at. */
export function SidePanelView(props: Props) {
  const { page, tickets, who, failure, onPlace } = props;
  const openCount = tickets.value?.total;
  const findingCount = page.value?.result?.findings.length;
  return (
    <main className="side-panel">
      <header className="row" style={{ justifyContent: 'space-between', flexWrap: 'nowrap' }}>
        <h1>巡读</h1>
        {who}
      </header>
      {failure !== undefined && <Alert type="error" showIcon title={failure} />}
      <Tabs
        items={[
          {
            key: 'page',
            label: findingCount === undefined ? '本页' : `本页 ${findingCount}`,
            children: <Loaded of={page}>{(value) => <ThisPage {...props} value={value} />}</Loaded>,
          },
          {
            key: 'tickets',
            label: openCount === undefined ? '工单' : `工单 ${openCount}`,
            children: (
              <Loaded of={tickets}>
                {({ rows, total }) => <OpenTickets rows={rows} total={total} onOpen={props.onTicket} />}
              </Loaded>
            ),
          },
        ]}
      />
      <nav className="row small side-panel-foot">
        <button type="button" className="text-link" onClick={() => onPlace('desk')}>
          工作台
        </button>
        <button type="button" className="text-link" onClick={() => onPlace('options')}>
          设置
        </button>
        <button type="button" className="text-link" onClick={() => onPlace('help')}>
          帮助
        </button>
      </nav>
    </main>
  );
}

function ThisPage({ value, ...props }: Props & { value: PanelPage }) {
  const { ofPage, onShow, onRead, onToggle, onPlace } = props;
  const { result, state } = value;
  // From the tickets, not from the page's own result: one may have been filed since the page was judged.
  const filed = new Map(
    ofPage.flatMap(({ ticket: { number, submission } }) =>
      submission.findingId === undefined ? [] : [[submission.findingId, number] as const],
    ),
  );
  return (
    <div className="stack">
      <div
        className="row"
        style={{ justifyContent: 'space-between', flexWrap: 'nowrap', alignItems: 'flex-start' }}
      >
        <div className="grow">
          <div className="clip soft" title={value.url}>
            {value.title || value.url || '（没有标题的页面）'}
          </div>
          <PageStateLine state={state} reason={value.reason} />
        </div>
        {state === 'off' && <Button onClick={() => onToggle(true)}>打开标记</Button>}
        {state === 'read' && <Button onClick={() => onToggle(false)}>关闭标记</Button>}
        {(state === 'not-allowed' || state === 'failed') && (
          <Button type="primary" onClick={onRead}>
            读本页
          </Button>
        )}
      </div>
      {result ? (
        <>
          <ScopeLine {...result} />
          <FindingsList findings={result.findings} filed={filed} onShow={onShow} />
          <SilencedList
            silenced={result.silenced ?? []}
            onUndo={props.onUndo}
            onAll={() => onPlace('dismissals')}
          />
          {props.links}
          <ColumnSummary
            columns={result.columns}
            vetoes={result.vetoes}
            registered={result.registered}
            onRegister={() => onPlace('options')}
          />
        </>
      ) : (
        state !== 'reading' && (
          <EmptyList
            title="这一页还没有读"
            advice="打开要读的政府网站，点“读本页”。常读的网站请在设置里添加，以后打开就自动标出。"
            action={<Button onClick={() => onPlace('options')}>添加网站</Button>}
          />
        )
      )}
    </div>
  );
}
