import { Alert } from 'antd';
import type { ReactNode } from 'react';

import type { DeskPage } from './tickets/desk-hash.ts';

const MENU: readonly { page: DeskPage; label: string }[] = [
  { page: 'tickets', label: '工单' },
  { page: 'columns', label: '栏目' },
  { page: 'proofread', label: '校对' },
  { page: 'packages', label: '收发文件' },
  { page: 'help', label: '帮助' },
];

interface Props {
  page: DeskPage;
  onPage: (page: DeskPage) => void;
  who: ReactNode;
  failure: string | undefined;
  /** Records lie here that no backup of the last two days holds. */
  backupDue?: boolean | undefined;
  /** Only help and one's own reports. */
  volunteer?: boolean | undefined;
  children: ReactNode;
}

/** The desk: a narrow menu left, the work right. */
export function DeskFrame({
  page,
  onPage,
  who,
  failure,
  backupDue = false,
  volunteer = false,
  children,
}: Props) {
  const menu = volunteer ? MENU.filter((item) => item.page === 'help') : MENU;
  return (
    <div className="desk">
      <nav className="desk-menu" aria-label="工作台">
        <h1>巡读</h1>
        {volunteer && (
          <a className="desk-menu-item" href="/mine.html">
            我报的
          </a>
        )}
        {menu.map((item) => (
          <button
            key={item.page}
            type="button"
            className="desk-menu-item"
            aria-current={item.page === page ? 'page' : undefined}
            onClick={() => onPage(item.page)}
          >
            {item.label}
            {backupDue && item.page === 'packages' && <span className="desk-menu-note">◐ 该备份了</span>}
          </button>
        ))}
        {!volunteer && (
          <a className="desk-menu-item" href="/options.html">
            设置
          </a>
        )}
      </nav>
      <main className="desk-work stack">
        <header className="row" style={{ justifyContent: 'space-between' }}>
          <h2>{MENU.find((item) => item.page === page)?.label}</h2>
          {who}
        </header>
        {failure !== undefined && <Alert type="error" showIcon title={failure} />}
        {children}
      </main>
    </div>
  );
}
