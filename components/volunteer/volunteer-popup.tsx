import { Alert, Button } from 'antd';

import { PageStateLine, type PageStateName } from '../page-state.tsx';
import { TicketStateLabel } from '../tone.tsx';
import type { MyReport } from './my-reports.tsx';

interface Props {
  page: { title: string; state: PageStateName; reason?: string | undefined } | undefined;
  reports: readonly MyReport[] | undefined;
  error: string | undefined;
  busy: string | undefined;
  readable: boolean;
  onReport: () => void;
  onRetry: () => void;
  onOpen: (where: 'mine' | 'welcome' | 'help') => void;
}

const SHOWN = 3;

/** Nobody sits here by name: report, see what became of it, nothing to set. */
export function VolunteerPopup({
  page,
  reports = [],
  error,
  busy,
  readable,
  onReport,
  onRetry,
  onOpen,
}: Props) {
  return (
    <main className="stack" style={{ padding: '10px 14px 12px', boxSizing: 'border-box', width: 372 }}>
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <h1>巡读</h1>
        <span className="soft">公众志愿者</span>
      </div>
      {error !== undefined && (
        <Alert type="error" title={error} action={<Button onClick={onRetry}>重试</Button>} />
      )}
      {page && (
        <section className="panel stack-tight" aria-label="本页">
          <span className="soft clip" title={page.title}>
            {page.title || '（没有标题的页面）'}
          </span>
          {page.state !== 'not-allowed' && <PageStateLine state={page.state} reason={page.reason} />}
          <Button
            type="primary"
            size="medium"
            block
            disabled={!readable}
            loading={busy === 'report'}
            onClick={onReport}
          >
            报错
          </Button>
          <span className="soft small">
            {readable ? '选中了文字就报这段，没选就报整页。' : '浏览器自己的页面不能报错，请打开要报的网页。'}
          </span>
        </section>
      )}
      <section className="panel stack-tight" aria-label="我报的">
        <div className="row" style={{ justifyContent: 'space-between' }}>
          <strong>我报的 {reports.length > 0 && `${reports.length} 条`}</strong>
          <TextLink onClick={() => onOpen('mine')}>
            {reports.length > 0 ? '全部、导入回复' : '导入回复'}
          </TextLink>
        </div>
        {reports.slice(0, SHOWN).map(({ ticket }) => (
          <div key={ticket.id} className="row" style={{ justifyContent: 'space-between' }}>
            <span className="figures">{ticket.number}</span>
            <TicketStateLabel state={ticket.state} />
          </div>
        ))}
        {reports.length === 0 && (
          <span className="soft small">还没有报过。报完这里看得到回执码和办理情况。</span>
        )}
      </section>
      <nav
        className="row small"
        style={{ justifyContent: 'space-between', borderTop: '1px solid var(--line)', paddingTop: 8 }}
      >
        <span>
          值班人员请 <TextLink onClick={() => onOpen('welcome')}>首次设置</TextLink>
        </span>
        <TextLink onClick={() => onOpen('help')}>帮助</TextLink>
      </nav>
    </main>
  );
}

function TextLink({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button type="button" className="text-link" onClick={onClick}>
      {children}
    </button>
  );
}
