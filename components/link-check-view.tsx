import { Alert, Button } from 'antd';
import { useState } from 'react';

import { brokenLinkWords, type CheckedLink, type LinkCheck } from '../lib/core/links/link-check.ts';
import { showTime } from './show-time.ts';
import { WorkProgress } from './work-progress.tsx';

interface Props {
  /** Undefined before the first one of this page. */
  check: LinkCheck | undefined;
  error: string | undefined;
  /** Numbers of tickets filed for broken links of this page, by the link's address. */
  filed: ReadonlyMap<string, string>;
  onStart: () => void;
  onStop: () => void;
  /** Resolves to a sentence when it failed. */
  onFile: (words: string) => Promise<string | undefined>;
  onGrant: (hosts: readonly string[]) => void;
}

/** Links and attachments of the page, opened when a reader asks for it: 正常, 确断, 不能判定. */
export function LinkCheckView({ check, error, filed, onStart, onStop, onFile, onGrant }: Props) {
  const isRunning = check?.state === '进行中';
  const of = (answer: CheckedLink['answer']) => (check?.checked ?? []).filter((one) => one.answer === answer);
  const broken = of('确断');
  const unclear = of('不能判定');
  return (
    <section className="panel stack-tight" aria-label="链接和附件" data-link-check={check?.state ?? ''}>
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <h3>链接和附件</h3>
        {isRunning ? (
          <Button onClick={onStop}>停止</Button>
        ) : (
          <Button onClick={onStart}>{check ? '再查一次' : '检查本页链接和附件'}</Button>
        )}
      </div>
      {error !== undefined && <Alert type="error" showIcon title={error} />}
      {!check && (
        <span className="soft small">
          逐个打开本页的链接和附件，看是否失效。只访问您允许的网站，不带登录信息；断的试两次才算。
        </span>
      )}
      {check && (
        <>
          {isRunning && (
            <div className="row">
              <WorkProgress
                label="检查链接的进度"
                says={`${check.checked.length} / ${check.total}`}
                share={check.checked.length / Math.max(1, check.total)}
              />
            </div>
          )}
          <div role="status">
            {headline(check)}：
            <strong className={broken.length > 0 ? 'tone-grave' : ''}>✕ 确断 {broken.length}</strong> · ?
            不能判定 {unclear.length} · ● 正常 {of('正常').length}
          </div>
          <span className="soft small">{scopeOf(check)}</span>
          <ul className="card-list">
            {broken.map((link) => (
              <BrokenLink key={link.href} link={link} number={filed.get(link.href)} onFile={onFile} />
            ))}
          </ul>
          <Unclear links={unclear} onGrant={onGrant} />
        </>
      )}
    </section>
  );
}

function headline({ state, total }: LinkCheck): string {
  if (total === 0) return '本页没有可检查的链接';
  return state === '进行中' ? '正在检查' : state === '已停止' ? '已停止' : '已查完';
}

/** What was not checked is said with every result. */
function scopeOf({ state, checked, total, leftOut, startedAt }: LinkCheck): string {
  const left = total - checked.length;
  return [
    `${showTime(startedAt)} 开始，共 ${total} 个地址`,
    ...(state !== '进行中' && left > 0 ? [`还有 ${left} 个没有查`] : []),
    ...(leftOut > 0 ? [`另有 ${leftOut} 个超出上限没有查`] : []),
    '脚本画出的按钮和弹窗里的地址不在其中',
  ]
    .join('，')
    .concat('。');
}

function BrokenLink({
  link,
  number,
  onFile,
}: {
  link: CheckedLink;
  number: string | undefined;
  onFile: Props['onFile'];
}) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const file = async () => {
    setBusy(true);
    setFailure(await onFile(brokenLinkWords(link)));
    setBusy(false);
    setAsking(false);
  };
  return (
    <li className="stack-tight" style={{ padding: '6px 0', gap: 2 }} data-broken={link.href}>
      <div className="row" style={{ justifyContent: 'space-between', flexWrap: 'nowrap' }}>
        <span className="grow anywhere">
          <strong>{link.text || '（没有文字的链接）'}</strong>
          {link.isFile && <span className="soft">（附件）</span>}
        </span>
        {number ? (
          <span className="chip">已报 {number}</span>
        ) : asking ? (
          <span className="row" style={{ flexWrap: 'nowrap' }}>
            <Button type="primary" loading={busy} autoFocus onClick={() => void file()}>
              提交工单
            </Button>
            <Button onClick={() => setAsking(false)}>取消</Button>
          </span>
        ) : (
          <Button onClick={() => setAsking(true)}>报错</Button>
        )}
      </div>
      <span className="tone-grave">✕ {link.why}</span>
      <span className="soft small anywhere">{link.href}</span>
      {asking && <span className="soft small anywhere">将报为“失效链接”：{brokenLinkWords(link)}</span>}
      {failure !== undefined && <Alert type="error" showIcon title={failure} />}
    </li>
  );
}

const hostOf = (href: string): string => /^https?:\/\/([^/?#:]*)/i.exec(href)?.[1] ?? '';

function Unclear({ links, onGrant }: { links: readonly CheckedLink[]; onGrant: Props['onGrant'] }) {
  if (links.length === 0) return null;
  const hosts = [...new Set(links.filter(({ ungranted }) => ungranted).map(({ href }) => hostOf(href)))];
  const byWhy = new Map<string, CheckedLink[]>();
  for (const link of links) byWhy.set(link.why, [...(byWhy.get(link.why) ?? []), link]);
  return (
    <details className="scope small">
      <summary>? 不能判定 {links.length} 个，请人工打开看</summary>
      {hosts.length > 0 && (
        <p className="row">
          <span className="grow">有 {hosts.length} 个网站还没有允许访问。</span>
          <Button onClick={() => onGrant(hosts)}>允许这些网站</Button>
        </p>
      )}
      <ul>
        {[...byWhy].map(([why, group]) => (
          <li key={why} className="anywhere">
            {why}（{group.length} 个）：
            {group.map(({ href, text }) => (
              <div key={href} className="soft anywhere">
                {text ? `${text} ` : ''}
                {href}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
