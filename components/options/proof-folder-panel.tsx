import { Alert, Button, InputNumber } from 'antd';
import { useState } from 'react';

import { showTime } from '../show-time.ts';
import { WorkProgress } from '../work-progress.tsx';

interface Trouble {
  why: '没有允许' | '找不到文件夹' | '磁盘已满' | '读回不符' | '写入出错';
  /** What the browser said. */
  detail: string;
}

/** The folder proofs are written to, and how far that is. */
export interface ProofFolderFacts {
  folder?: { name: string; chosenAt: string; mayWrite: boolean };
  inFolder: number;
  onlyInFolder: number;
  look?: { at: string; left: number; damaged: number; trouble?: Trouble | undefined };
}

export interface ProofFolderProps {
  /** Whether this browser can write to a folder at all. */
  isSupported: boolean;
  facts: ProofFolderFacts;
  /** Proofs written of those that were waiting, while that is under way. */
  progress: { wrote: number; of: number } | undefined;
  keepInBrowserDays: number;
  /** These two ask the browser; called in the click itself. */
  onChoose: () => void;
  onAllow: () => void;
  onWrite: () => void;
  onStop: () => void;
  onForget: () => void;
  onKeepInBrowserDays: (days: number) => void;
}

const KEPT = '已写好的都在文件夹里，其余的仍在浏览器里，没有清理。';

/** What happened, what was kept, what to do. */
const SAID: Readonly<Record<Trouble['why'], (name: string, detail: string) => string>> = {
  没有允许: (name) =>
    `浏览器不再允许写入“${name}”（重启浏览器后常会这样）。${KEPT}请点“重新允许”，在弹出的窗口里选允许。`,
  找不到文件夹: (name) =>
    `找不到文件夹“${name}”：可能改了名、移走了，或移动硬盘没有插上。${KEPT}请插上硬盘后再试一次，或另选文件夹。`,
  磁盘已满: (name) => `“${name}”所在的磁盘满了。${KEPT}请清理那块磁盘后再试一次，或另选文件夹。`,
  读回不符: (name, detail) =>
    `写进“${name}”的一份证据读回来不一样（${detail}），没有算数。${KEPT}那块磁盘可能有毛病，请检查后再试一次，或另选文件夹。`,
  写入出错: (name, detail) => `有证据没能写进“${name}”（${detail}）。${KEPT}请再试一次；仍不行请另选文件夹。`,
};

/** 证据文件夹: proofs are written to it once a day, so that the browser need not keep them for good. */
export function ProofFolderPanel(props: ProofFolderProps) {
  const { isSupported, facts, onChoose } = props;
  return (
    <section className="panel stack" data-proof-folder>
      <h2>证据文件夹</h2>
      {!isSupported && (
        <p>
          ○ 这个浏览器不能把证据写到文件夹里（要谷歌、微软 Edge、360、奇安信等 Chromium
          内核的浏览器）。证据只存在浏览器里，请每天到“收发文件”备份。
        </p>
      )}
      {isSupported && !facts.folder && (
        <div className="row">
          <span className="grow">
            ○ 还没有选文件夹。选好以后，截图和网页存档每天自动另存一份到那里并读回核对。
          </span>
          <Button type="primary" onClick={onChoose}>
            选择文件夹
          </Button>
        </div>
      )}
      {facts.folder && <Chosen {...props} folder={facts.folder} />}
      <p className="soft small">
        建议选另一块硬盘或单位共享目录里的一个空文件夹。截图里可能有群众和单位的信息，请选只有值班人员能打开的地方。文件夹里的文件巡读只增加、不删除。
      </p>
    </section>
  );
}

function Chosen({
  isSupported,
  facts,
  folder,
  progress,
  keepInBrowserDays,
  onChoose,
  onAllow,
  onWrite,
  onStop,
  onForget,
  onKeepInBrowserDays,
}: ProofFolderProps & { folder: NonNullable<ProofFolderFacts['folder']> }) {
  const [days, setDays] = useState<number | null>(keepInBrowserDays);
  const { look, inFolder, onlyInFolder } = facts;
  // Asked of the browser now: a worker may have written its trouble down yesterday.
  const trouble: Trouble | undefined = folder.mayWrite
    ? look?.trouble?.why === '没有允许'
      ? undefined
      : look?.trouble
    : (look?.trouble ?? { why: '没有允许', detail: '' });
  return (
    <>
      <div className="row">
        <span className="grow">
          文件夹“<b>{folder.name}</b>”，{showTime(folder.chosenAt)}选定。已存并核对{' '}
          <b className="figures">{inFolder}</b> 份
          {onlyInFolder > 0 && `，其中 ${onlyInFolder} 份浏览器里已不再留`}
          {look ? `；还有 ${look.left} 份待写` : ''}。
          {look && <span className="soft">上次写入：{showTime(look.at)}。</span>}
        </span>
        <WorkProgress
          label="写入证据文件夹"
          says={progress && `已写 ${progress.wrote} 份，共 ${progress.of} 份`}
          share={progress && (progress.of === 0 ? 0 : progress.wrote / progress.of)}
          onStop={onStop}
        />
        {!progress && isSupported && (
          <>
            <Button disabled={!folder.mayWrite} onClick={onWrite}>
              现在写入
            </Button>
            <Button onClick={onChoose}>另选文件夹</Button>
            <Button onClick={onForget}>不再写入</Button>
          </>
        )}
      </div>
      {trouble && !progress && (
        <Alert
          type="warning"
          showIcon
          data-folder-trouble={trouble.why}
          title={SAID[trouble.why](folder.name, trouble.detail)}
          action={
            folder.mayWrite ? (
              <Button onClick={onWrite}>再试一次</Button>
            ) : (
              <Button type="primary" onClick={onAllow}>
                重新允许
              </Button>
            )
          }
        />
      )}
      {look !== undefined && look.damaged > 0 && (
        <p className="tone-grave">
          ▲ 浏览器里有 {look.damaged}{' '}
          份证据的内容和指纹不符，没有写进文件夹，也没有删除。请到相应工单点“校验”。
        </p>
      )}
      <div className="row">
        <label htmlFor="keep-in-browser">已存到文件夹的，浏览器里再留</label>
        <InputNumber id="keep-in-browser" min={0} max={3650} precision={0} value={days} onChange={setDays} />
        <span>天（最少 7 天；0 为一直留）。清理前再核对一次文件夹里的那份。</span>
        <Button
          disabled={days === null || days === keepInBrowserDays || (days > 0 && days < 7)}
          onClick={() => days !== null && onKeepInBrowserDays(days)}
        >
          保存
        </Button>
      </div>
      {onlyInFolder > 0 && (
        <p className="soft small">
          浏览器里不再留的证据，看工单时从文件夹打开，也不在备份文件里：请把这个文件夹一并备份，不要移动或改名。
        </p>
      )}
    </>
  );
}
