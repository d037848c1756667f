import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Load } from '../loaded.tsx';
import { ClockBook, LimitBook } from './clock-book.tsx';
import { MarkLegend } from './mark-legend.tsx';
import type { StoreCheckView } from './store-check.tsx';
import { type StoreFacts, StoreHealth } from './store-health.tsx';
import { TrustHelp } from './trust-help.tsx';

/** What the browser says of our shortcuts: the reader may have changed them. */
export interface Shortcut {
  keys: string;
  what: string;
}

interface Props {
  shortcuts: readonly Shortcut[];
  /** Keys of the overlay itself, on a page that is being read. */
  pageKeys: readonly Shortcut[];
  store: Load<StoreFacts>;
  /** The check of the store; absent where it cannot be started. */
  check?: StoreCheckView | undefined;
  onPractise: () => void;
  onWelcome: () => void;
  onExport: () => void;
}

/** Where the warning of the desk leads. */
export const STORE_SECTION = 'store';

/** Help: everything a new duty reader must know, on one page. */
export function HelpPage({ shortcuts, pageKeys, store, check, onPractise, onWelcome, onExport }: Props) {
  return (
    <div className="stack help">
      <div className="row">
        <Button onClick={onPractise}>练一练（练习单，不入台账）</Button>
        <Button onClick={onWelcome}>重新走一遍首次设置</Button>
      </div>
      <Section title="三步读网">
        <ol>
          <li>打开政府网站：栏目旁有状态牌，错处画了线。</li>
          <li>点画线处看原因和依据，确实有错就点“报错”；没画线的错，选中文字，右键“报错”。</li>
          <li>在工作台里受理、通知、复核、办结，导出台账。</li>
        </ol>
      </Section>
      <Section title="标记是什么意思">
        <MarkLegend />
      </Section>
      <Section title="快捷键">
        <div className="row" style={{ gap: 18 }}>
          {[...shortcuts, ...pageKeys].map((shortcut) => (
            <span key={shortcut.what} className="row" style={{ gap: 6 }}>
              <kbd>{shortcut.keys}</kbd>
              {shortcut.what}
            </span>
          ))}
        </div>
      </Section>
      <Section title="办理时限">
        <ClockBook />
        <p className="soft small" style={{ marginTop: 6 }}>
          工作日：收到当天不算，到最后一天 24:00
          止，最后一天是节假日的顺延。自然小时：夜里和节假日照常走。时间一律按北京时间。次年放假安排没有导入时，跨年的期限标“暂算”。
        </p>
      </Section>
      <Section title="栏目更新期限">
        <LimitBook />
      </Section>
      <Section title="资料存在哪里，怎么备份">
        <ul>
          <li>
            所有工单、设置、清单都只存在这台电脑的这个浏览器里，不连服务器、不上传；只有您点“导出”，文件才会出现在“下载”里。
          </li>
          <li>
            <strong>卸载扩展、清除浏览器数据、重装系统会把工单一起删掉。</strong>
            请每天到“收发文件”点“备份全部”，把文件存到另一台电脑或移动硬盘。栏目清单、词表和设置不在备份里，由大数据中心在“设置
            → 配置包”另存。
          </li>
          <li>升级扩展不会丢工单；升级后原来开着的网页要刷新一次。</li>
        </ul>
      </Section>
      <Section title="台账可信：谁的记录作数">
        <TrustHelp />
      </Section>
      <Section title="本机数据" id={STORE_SECTION}>
        <StoreHealth of={store} check={check} />
      </Section>
      <Section title="怎么导出台账">
        <p>
          工作台 → 工单，先筛选（如按月份、责任单位），再点“导出台账”后的 XLSX、CSV、JSON 或
          DOCX。导出的就是表里看到的那些，Excel 和 WPS 都能直接打开；打印用 A3 纸横向，表头每页重复。
          <Button type="link" onClick={onExport}>
            去导出
          </Button>
        </p>
      </Section>
      <Section title="常见问题">
        <Question ask="它会改动网页吗？">
          不会。标记画在网页之上，网页自身的内容一个字也不动；关掉标记，网页和原来完全一样。
        </Question>
        <Question ask="没有标记，就是没有问题吗？">
          不是。图片里的字、脚本才画得出来的列表可能没有读到，侧栏会写明“没有检查到”的部分，这些要人看。
        </Question>
        <Question ask="标错了怎么办？">
          点标记，看“不是错？”一行：“此处忽略”只管这一处；“此词放行”是这个词在所有网页都不再按这条规则标出；“停用规则”是整条规则不再检查。都要选个原因，马上生效，当场、侧栏、弹窗和“设置
          → 忽略和放行”里都能撤销。
        </Question>
        <Question ask="为什么复核不能直接点通过？">
          复核只认原文：扩展会重新打开页面，原来的错字一字不差还在，就只能退回整改；确实消除了，才出现“复核通过”。只写了情况说明、没有原文的工单，机器没有可比的，由人看过页面作“人工复核”，写明看到了什么，台账会注明。
        </Question>
        <Question ask="几个人共用一台电脑怎么办？">
          交接班时点右上角“换人”，选接班人。之后的报错和办理都记在接班人名下。
        </Question>
        <Question ask="网页上写着“扩展已更新，刷新后继续”？">
          刷新那个网页即可，写了一半的报错会自动保留。
        </Question>
      </Section>
    </div>
  );
}

function Section({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <section className="panel" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Question({ ask, children }: { ask: string; children: ReactNode }) {
  return (
    <details style={{ padding: '3px 0' }}>
      <summary>
        <strong>{ask}</strong>
      </summary>
      <p style={{ paddingLeft: 16 }}>{children}</p>
    </details>
  );
}
