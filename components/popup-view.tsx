import { Alert, Button } from 'antd';

import type { Silenced } from '../lib/core/dismissals/dismissal.ts';
import type { Finding } from '../lib/core/finding.ts';
import type { ColumnState } from '../lib/core/freshness/judge.ts';
import { PageCounts, PageStateLine, type PageStateName } from './page-state.tsx';
import type { Identity } from './person/identity-form.tsx';
import { PersonSwitch } from './person/person-switch.tsx';
import { ScopeLine } from './scope-line.tsx';
import { SilencedList } from './silenced-list.tsx';

interface PopupPage {
  title: string;
  state: PageStateName;
  reason?: string | undefined;
  result?:
    | {
        findings: Finding[];
        columns: ColumnState[];
        notLookedAt: string[];
        failedRules: string[];
        rulesOff?: string[];
        silenced?: Silenced[];
      }
    | undefined;
}

interface Props {
  page: PopupPage | undefined;
  /** Tickets filed for this page, by anyone at this browser; undefined while they cannot be read. */
  ticketCount: number | undefined;
  error: string | undefined;
  busy: string | undefined;
  setupDone: boolean;
  current: Identity | undefined;
  earlier: readonly Identity[];
  /** A page of the browser itself, a store page, a local file: nothing may be read there. */
  readable: boolean;
  onRead: () => void;
  onReport: () => void;
  onPanel: () => void;
  onToggle: (on: boolean) => void;
  onRetry: () => void;
  onUndo: (how: Silenced['how'], key: string) => void;
  onOpen: (where: 'desk' | 'options' | 'help' | 'welcome' | 'dismissals') => void;
  onSwitch: (identity: Identity) => void;
}

/** This page's state, the three actions, and the ways on. Works without any set-up. */
export function PopupView(props: Props) {
  const { page, error, busy, setupDone, current, earlier, readable } = props;
  const result = page?.result;
  return (
    <main className="stack" style={{ padding: '10px 14px 12px', boxSizing: 'border-box', width: 372 }}>
      <div className="row" style={{ justifyContent: 'space-between', flexWrap: 'nowrap' }}>
        <h1>巡读</h1>
        <PersonSwitch current={current} earlier={earlier} onSwitch={props.onSwitch} />
      </div>
      {error !== undefined && (
        <Alert type="error" title={error} action={<Button onClick={props.onRetry}>重试</Button>} />
      )}
      {page && (
        <section className="panel stack-tight" aria-label="本页">
          <span className="soft clip" title={page.title}>
            {page.title || '（没有标题的页面）'}
          </span>
          <PageStateLine state={page.state} reason={page.reason} />
          {result && (
            <>
              <PageCounts
                findings={result.findings}
                columns={result.columns}
                ticketCount={props.ticketCount}
              />
              <ScopeLine {...result} />
              <SilencedList
                silenced={result.silenced ?? []}
                onUndo={props.onUndo}
                onAll={() => props.onOpen('dismissals')}
              />
            </>
          )}
        </section>
      )}
      <div className="stack-tight" style={{ gap: 6 }}>
        <div className="row" style={{ flexWrap: 'nowrap' }}>
          <Button
            className="grow"
            size="medium"
            type={page?.state === 'read' ? 'default' : 'primary'}
            disabled={!readable || page?.state === 'reading'}
            loading={busy === 'read'}
            onClick={props.onRead}
          >
            {page?.state === 'read' || page?.state === 'failed' ? '重读本页' : '读本页'}
          </Button>
          <Button
            className="grow"
            size="medium"
            type={page?.state === 'read' ? 'primary' : 'default'}
            disabled={!readable}
            loading={busy === 'report'}
            onClick={props.onReport}
            title="选中了文字就报这段文字，没选就报整页"
          >
            报错
          </Button>
          <Button className="grow" size="medium" loading={busy === 'panel'} onClick={props.onPanel}>
            打开侧栏
          </Button>
        </div>
        <span className="soft small">报错：选中了文字就报这段，没选就报整页。</span>
        {(page?.state === 'read' || page?.state === 'off') && (
          <Button type="text" onClick={() => props.onToggle(page.state === 'off')}>
            {page.state === 'off' ? '打开本站标记' : '关闭本站标记'}
          </Button>
        )}
      </div>
      {!setupDone && (
        <p className="soft small">
          还没设置身份也能用；值班人员请 <Link onClick={() => props.onOpen('welcome')}>首次设置</Link>
          ，群众可在右上角选“公众志愿者”。
        </p>
      )}
      <nav
        className="row small"
        style={{ justifyContent: 'space-between', borderTop: '1px solid var(--line)', paddingTop: 8 }}
      >
        <Link onClick={() => props.onOpen('desk')}>工作台</Link>
        <Link onClick={() => props.onOpen('options')}>设置</Link>
        <Link onClick={() => props.onOpen('help')}>帮助</Link>
      </nav>
    </main>
  );
}

function Link({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button type="button" className="text-link" onClick={onClick}>
      {children}
    </button>
  );
}
