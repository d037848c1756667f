import { Button, Input, Select } from 'antd';
import { useState } from 'react';

import type { Site } from '../../../lib/core/register/register.ts';
import { formHeadings, SHEET_KINDS, SHEETS } from '../../../lib/core/register/sheet-headings.ts';
import { FileButton, SHEET_FILES } from '../../file-button.tsx';
import { WorkProgress } from '../../work-progress.tsx';

interface Props {
  sites: readonly Site[];
  /** Share read, 0–1; undefined when nothing is being read. */
  share: number | undefined;
  onRead: (sheet: string | File, site: Site | undefined) => void;
  onStop: () => void;
}

const EVERY_SITE = '';

/** The office's lists from a file or pasted from a spreadsheet: read, looked over, then confirmed. */
export function ImportPanel({ sites, share, onRead, onStop }: Props) {
  const [siteId, setSiteId] = useState(EVERY_SITE);
  const [pasted, setPasted] = useState('');
  const site = sites.find((one) => one.id === siteId);
  const isReading = share !== undefined;
  return (
    <div className="stack">
      <p className="soft">
        Excel 文件（.xlsx，可以有几张表）或 CSV
        都可以直接选，也可以复制整张表粘贴。按表头自己认是哪种表；先看读得对不对，确认之前什么都不写入。
      </p>
      <details>
        <summary>三种表要有哪些表头</summary>
        <ul style={{ margin: 0, paddingLeft: 20 }}>
          {SHEET_KINDS.map((kind) => (
            <li key={kind}>
              《{SHEETS[kind].title}》：{formHeadings(kind).join('、')}
            </li>
          ))}
        </ul>
      </details>
      <div className="row">
        <FileButton
          text="选表格文件…"
          accept={SHEET_FILES}
          disabled={isReading}
          onFile={(file) => onRead(file, site)}
        />
        {sites.length > 1 && (
          <>
            <span>栏目归到</span>
            <Select
              style={{ width: 260 }}
              aria-label="栏目归到哪个网站"
              value={siteId}
              options={[
                { value: EVERY_SITE, label: '按网址归到各自的网站' },
                ...sites.map((one) => ({ value: one.id, label: `只收 ${one.name} 的` })),
              ]}
              onChange={setSiteId}
            />
          </>
        )}
      </div>
      <Input.TextArea
        rows={4}
        aria-label="粘贴表格内容"
        placeholder="或者在这里粘贴从表格里复制的内容（连表头一起）"
        value={pasted}
        onChange={(change) => setPasted(change.target.value)}
      />
      <div className="row">
        <Button disabled={isReading || pasted.trim() === ''} onClick={() => onRead(pasted, site)}>
          看看读得对不对
        </Button>
        <WorkProgress label="正在读表格" share={share} onStop={onStop} />
      </div>
    </div>
  );
}
