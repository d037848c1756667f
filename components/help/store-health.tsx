import { Alert, Button } from 'antd';

import { EmptyList, type Load, Loaded } from '../loaded.tsx';
import { showTime } from '../show-time.ts';

/** A row that no longer fits its schema: kept as it was, never counted. */
interface AsideRow {
  from: string;
  key: string;
  why: string;
  at: string;
  /** The row as stored, cut to a length that can be shown. */
  content?: string;
}

/** What the store holds and what it had to set aside. */
export interface StoreFacts {
  deviceId: string;
  events: number;
  tickets: number;
  quarantined: readonly AsideRow[];
  lastFailure?: string;
}

/** Rows shown; their number is said whole. */
const SHOWN = 100;

const PLACES: ReadonlyMap<string, string> = new Map([
  ['events', '台账记录'],
  ['device', '本机编号'],
  ['register', '栏目责任清单'],
  ['drafts', '草稿'],
  ['ignores', '忽略记录'],
  ['allowances', '放行的词'],
]);

/** State of the store of this browser, with every row that was set aside and why. */
export function StoreHealth({ of }: { of: Load<StoreFacts> }) {
  return <Loaded of={of}>{(facts) => <StoreFactsView facts={facts} />}</Loaded>;
}

export function StoreFactsView({ facts }: { facts: StoreFacts }) {
  const { deviceId, events, tickets, quarantined, lastFailure } = facts;
  return (
    <div className="stack" data-store-health>
      <dl className="facts">
        <dt>本机编号</dt>
        <dd className="figures">{deviceId.slice(0, 8)}</dd>
        <dt>台账</dt>
        <dd>
          {tickets} 张工单，{events} 条记录
        </dd>
        <dt>最近一次存储失败</dt>
        <dd className={lastFailure === undefined ? '' : 'tone-grave'}>{lastFailure ?? '没有'}</dd>
        <dt>被隔离的记录</dt>
        <dd>{quarantined.length} 条</dd>
      </dl>
      {quarantined.length === 0 ? (
        <EmptyList title="没有被隔离的记录" advice="读不出的记录会原样另存在这里，不删除，也不计入台账。" />
      ) : (
        <>
          <p>
            下面的记录读不出来，已原样另存，没有删除，也没有计入台账。请先导出一次台账，再把这一页交给大数据中心核对；在此之前不要卸载扩展、不要清除浏览器数据。
          </p>
          <table className="plain-table" aria-label="被隔离的记录">
            <thead>
              <tr>
                <th>原来在</th>
                <th>编号</th>
                <th>隔离时间</th>
                <th>原因和内容</th>
              </tr>
            </thead>
            <tbody>
              {quarantined.slice(0, SHOWN).map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same row may be set aside twice; the list only grows
                <AsideLine key={index} row={row} />
              ))}
            </tbody>
          </table>
          {quarantined.length > SHOWN && (
            <p className="soft small">
              只列出前 {SHOWN} 条，共 {quarantined.length} 条。
            </p>
          )}
        </>
      )}
    </div>
  );
}

function AsideLine({ row }: { row: AsideRow }) {
  return (
    <tr>
      <td className="nowrap">{PLACES.get(row.from) ?? row.from}</td>
      <td className="anywhere figures">{row.key || '–'}</td>
      <td className="nowrap figures">{showTime(row.at)}</td>
      <td>
        <span className="as-stored">{row.why}</span>
        {row.content !== undefined && (
          <details>
            <summary className="soft small">原样内容</summary>
            <pre className="as-stored quote-line small">{row.content}</pre>
          </details>
        )}
      </td>
    </tr>
  );
}

export function StoreWarning({ says, onLook }: { says: string; onLook: () => void }) {
  return (
    <Alert
      type="warning"
      showIcon
      data-store-warning
      title={says}
      action={<Button onClick={onLook}>查看本机数据</Button>}
    />
  );
}

/** One line when something was set aside or was not stored; undefined when all is well. */
export function storeWarning(facts: StoreFacts | undefined, error: string | undefined): string | undefined {
  if (error !== undefined) return error;
  if (!facts) return undefined;
  const parts = [
    facts.quarantined.length > 0
      ? `有 ${facts.quarantined.length} 条记录读不出来，已原样隔离，没有计入台账。`
      : '',
    facts.lastFailure === undefined ? '' : `最近一次存储失败：${facts.lastFailure}`,
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join('') : undefined;
}
