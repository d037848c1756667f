import { Alert } from 'antd';
import type { ReactNode } from 'react';

import type { DeskPage } from './tickets/desk-hash.ts';

const MENU: readonly { page: DeskPage; label: string }[] = [
  { page: 'tickets', label: '工单' },
  { page: 'columns', label: '栏目' },
  { page: 'help', label: '帮助' },
];

interface Props {
  page: DeskPage;
  onPage: (page: DeskPage) => void;
  who: ReactNode;
  failure: string | undefined;
  children: ReactNode;
}

/** The desk: a narrow menu left, the work right. */
export function DeskFrame({ page, onPage, who, failure, children }: Props) {
  return (
    <div className="desk">
      <nav className="desk-menu" aria-label="工作台">
        <h1>巡读</h1>
        {MENU.map((item) => (
          <button
            key={item.page}
            type="button"
            className="desk-menu-item"
            aria-current={item.page === page ? 'page' : undefined}
            onClick={() => onPage(item.page)}
          >
            {item.label}
          </button>
        ))}
        <a className="desk-menu-item" href="/options.html">
          设置
        </a>
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
