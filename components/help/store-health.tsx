import { Alert, Button } from 'antd';
import { EmptyList, type Load, Loaded } from '../loaded.tsx';
import { showTime } from '../show-time.ts';
import { StoreCheck, type StoreCheckView } from './store-check.tsx';

/** A row that no longer fits its schema: kept as it was, never counted. */
interface AsideRow {
  from: string;
  key: string;
  why: string;
  at: string;
  /** The genuine record is in the ledger again since then. */
  mendedAt?: string;
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
  /** When every record was last verified, and how many there were. */
  checked?: { at: string; records: number };
  /** A ledger written here that is not here any more, or ends earlier. */
  lost?: LostFacts;
}

interface LostFacts {
  /** Deleted, or put back to an earlier state (还原卡, Ghost). */
  how: '不见了' | '退回了';
  /** Up to which number it was written. */
  seq: number;
  noticedAt: string;
  /** A person pressed 已知道. */
  known: boolean;
}

/** Rows shown; their number is said whole. */
const SHOWN = 100;

const PLACES: ReadonlyMap<string, string> = new Map([
  ['events', '台账记录'],
  ['segments', '导入的记录'],
  ['device', '本机编号'],
  ['register', '栏目责任清单'],
  ['drafts', '草稿'],
  ['ignores', '忽略记录'],
  ['allowances', '放行的词'],
]);

/** State of the store of this browser, with every row that was set aside and why. */
export function StoreHealth({ of, check }: { of: Load<StoreFacts>; check?: StoreCheckView | undefined }) {
  return <Loaded of={of}>{(facts) => <StoreFactsView facts={facts} check={check} />}</Loaded>;
}

export function StoreFactsView({ facts, check }: { facts: StoreFacts; check?: StoreCheckView | undefined }) {
  const { deviceId, events, tickets, quarantined, lastFailure, lost } = facts;
  const waiting = quarantined.filter((row) => row.mendedAt === undefined).length;
  return (
    <div className="stack" data-store-health>
      {lost && <p className="tone-grave">▲ {lostSays(lost)}</p>}
      <dl className="facts">
        <dt>本机编号</dt>
        <dd className="figures">{deviceId.slice(0, 8)}</dd>
        <dt>台账</dt>
        <dd>
          {tickets} 张工单，{events} 条记录
        </dd>
        <dt>最近一次存储失败</dt>
        <dd className={lastFailure === undefined ? '' : 'tone-grave'}>{lastFailure ?? '没有'}</dd>
        <dt>另存一边的记录</dt>
        <dd>
          {waiting} 条{quarantined.length > waiting && `，另有 ${quarantined.length - waiting} 条已补回`}
        </dd>
      </dl>
      {check && <StoreCheck checked={facts.checked} check={check} />}
      {quarantined.length === 0 ? (
        <EmptyList
          title="没有另存一边的记录"
          advice="读不出的记录会另存一边，列在这里，不删除，也不计入台账。"
        />
      ) : (
        <>
          <p>
            {waiting > 0
              ? '下面的记录读不出来或核对不上，已另存一边，没有删除，也没有计入台账，其余照常使用。要补回：导入含有这些记录的文件（最近的备份，或当时的交件、回复），完好的会自动补上。补回以前不要卸载扩展、不要清除浏览器数据。'
              : '下面的记录损坏过，完好的已经补回台账；损坏的原样留存备查。'}
          </p>
          <table className="plain-table" aria-label="另存一边的记录">
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
        {row.mendedAt !== undefined && (
          <span className="soft small"> 已于 {showTime(row.mendedAt)} 补回。</span>
        )}
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

function lostSays({ seq, how }: LostFacts): string {
  if (how === '退回了')
    return `这台电脑上的台账退回到了以前的样子（原来写到第 ${seq} 号），可能用过还原卡、Ghost，或复制过浏览器资料。现有的工单都在，从现在起记在新的本机编号下。缺的请用最近的备份补上：收发文件 → 导入文件。`;
  return `这台电脑上的台账不见了（原来写到第 ${seq} 号）。请用最近的备份恢复：收发文件 → 导入文件。新报的错会记在新的台账里，恢复后合在一起。`;
}

/** Said on the desk until a person knows it; in the help page until the ledger is back. */
export function LostLedger({ lost, onKnown }: { lost: LostFacts | undefined; onKnown: () => void }) {
  if (!lost || lost.known) return null;
  return (
    <Alert
      type="error"
      showIcon
      data-lost-ledger
      title={lostSays(lost)}
      action={
        <div className="row">
          <Button type="primary" href="/desk.html#page=packages">
            去恢复
          </Button>
          <Button onClick={onKnown}>已知道</Button>
        </div>
      }
    />
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
  const damaged = facts.quarantined.filter((row) => row.mendedAt === undefined).length;
  const parts = [
    damaged > 0 ? `有 ${damaged} 条记录损坏，已原样隔离，没有计入台账，其余照常使用。` : '',
    facts.lastFailure === undefined ? '' : `最近一次存储失败：${facts.lastFailure}`,
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join('') : undefined;
}
