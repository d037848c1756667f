import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

import type { BoardRow } from '../../lib/core/freshness/board.ts';
import { showTime } from '../show-time.ts';

/** True while the page is being printed, by the button or by the browser's own command. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser lays the page out right after this event: the sheet must stand by then.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    globalThis.addEventListener('beforeprint', begin);
    globalThis.addEventListener('afterprint', end);
    return () => {
      globalThis.removeEventListener('beforeprint', begin);
      globalThis.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

interface Props {
  rows: readonly BoardRow[];
  scope: string;
}

/** The board on paper: every row the filter lets through, not only those of one page of the table. */
export function PrintBoard({ rows, scope }: Props) {
  return (
    <section className="print-only">
      <h2>栏目更新情况</h2>
      <p className="small">{scope}</p>
      <table className="plain-table print-table">
        <thead>
          <tr>
            {[
              '序号',
              '栏目／账号',
              '状态',
              '最新日期',
              '距今',
              '期限',
              '责任单位',
              '核对无变动',
              '谁何时看的',
            ].map((title) => (
              <th scope="col" key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="figures">
          {rows.map((row, index) => (
            <tr key={row.targetId}>
              <td>{index + 1}</td>
              <td>
                {row.parentName !== undefined && `${row.parentName} > `}
                {row.name}
                {row.platform !== '网站' && `（${row.platform}）`}
              </td>
              <td>{row.label}</td>
              <td>{row.newest?.date ?? '—'}</td>
              <td>{row.ageDays === undefined ? '—' : `${row.ageDays}天`}</td>
              <td>{row.limitText}</td>
              <td>{row.unitName || '未登记'}</td>
              <td>{row.attested ? `${row.attested.on} ${row.attested.name}` : ''}</td>
              <td>{row.lastSeen ? `${showTime(row.lastSeen.at)} ${row.lastSeen.by}` : '还没有人看过'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
