import { Alert, Button, Input, Select, Table } from 'antd';
import { useState } from 'react';

import type { Column, Site, Unit } from '../../lib/core/register/register.ts';
import type { SheetError } from '../../lib/core/register/sheet-headings.ts';

/** What was read of a sheet: nothing is written until a person confirms. */
export type SheetPreview =
  | { is: 'errors'; errors: readonly SheetError[] }
  | {
      is: 'ready';
      columns: readonly Column[];
      units: readonly Unit[];
      notes: readonly SheetError[];
      added: readonly string[];
      removed: readonly string[];
      kept: number;
    };

interface Props {
  sites: readonly Site[];
  preview: SheetPreview | undefined;
  busy: boolean;
  onRead: (site: Site, sheet: string | File) => void;
  onConfirm: () => void;
  onCancel: () => void;
}

const HEADINGS = '一级栏目、二级栏目、网址、责任单位、分管领导、A岗、B岗、栏目类别、更新期限';

/** 栏目责任清单 from a CSV file or pasted from a spreadsheet: read, looked over, then confirmed. */
export function RegisterImport({ sites, preview, busy, onRead, onConfirm, onCancel }: Props) {
  const [siteId, setSiteId] = useState<string>();
  const [pasted, setPasted] = useState('');
  const site = sites.find((one) => one.id === siteId) ?? (sites.length === 1 ? sites[0] : undefined);
  if (sites.length === 0) {
    return <Alert type="info" showIcon title="先在“网站”一栏添加网站，再导入它的栏目责任清单。" />;
  }
  return (
    <div className="stack">
      <p className="soft">
        表头要有：{HEADINGS}。在 Excel 或 WPS 里另存为 CSV，或者直接复制整张表粘贴到下面。
      </p>
      <div className="row">
        <span>导入到</span>
        <Select
          style={{ width: 260 }}
          aria-label="导入到哪个网站"
          placeholder="选网站"
          value={site?.id ?? null}
          options={sites.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(id: string | null) => setSiteId(id ?? undefined)}
        />
        <label className="file-button">
          选 CSV 文件…
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            disabled={!site || busy}
            onChange={(change) => {
              const file = change.target.files?.[0];
              if (file && site) onRead(site, file);
              // The same file, put right and chosen again, must be read again.
              change.target.value = '';
            }}
          />
        </label>
      </div>
      <Input.TextArea
        rows={4}
        aria-label="粘贴栏目责任清单"
        placeholder="或者在这里粘贴从表格里复制的内容（连表头一起）"
        value={pasted}
        onChange={(change) => setPasted(change.target.value)}
      />
      <div>
        <Button
          disabled={!site || pasted.trim() === ''}
          loading={busy}
          onClick={() => site && onRead(site, pasted)}
        >
          看看读得对不对
        </Button>
      </div>
      {preview?.is === 'errors' && <Errors errors={preview.errors} />}
      {preview?.is === 'ready' && (
        <Ready preview={preview} busy={busy} onConfirm={onConfirm} onCancel={onCancel} />
      )}
    </div>
  );
}

function Errors({ errors }: { errors: readonly SheetError[] }) {
  return (
    <Alert
      type="error"
      showIcon
      title={`有 ${errors.length} 处要改，什么都没有写入。请改好后再导入。`}
      description={
        <ol style={{ margin: 0, paddingLeft: 20 }}>
          {errors.map((error) => (
            <li key={`${error.row}-${error.column}-${error.message}`} className="anywhere">
              {error.row === 0 || /第\d+行|前\d+行/.test(error.message)
                ? error.message
                : `第${error.row}行：${error.message}`}
            </li>
          ))}
        </ol>
      }
    />
  );
}

function Ready({
  preview,
  busy,
  onConfirm,
  onCancel,
}: {
  preview: Extract<SheetPreview, { is: 'ready' }>;
  busy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const { columns, units, notes, added, removed, kept } = preview;
  const unitName = (id: string | undefined) => units.find((unit) => unit.id === id)?.name ?? '—';
  return (
    <div className="stack">
      <Alert
        type={removed.length > 0 ? 'warning' : 'info'}
        showIcon
        title={`读到 ${columns.length} 个栏目：新增 ${added.length} 个，已有 ${kept} 个，去掉 ${removed.length} 个。还没有写入。`}
        description={removed.length > 0 ? `清单里没有、将去掉的栏目：${removed.join('、')}` : undefined}
        action={
          <div className="row">
            <Button type="primary" loading={busy} onClick={onConfirm}>
              确认导入
            </Button>
            <Button onClick={onCancel}>不导入</Button>
          </div>
        }
      />
      {notes.length > 0 && (
        <details>
          <summary>有 {notes.length} 处请核对（可以照此导入）</summary>
          <ul style={{ margin: 0, paddingLeft: 20 }}>
            {notes.map((note) => (
              <li key={note.message} className="anywhere">
                {note.message}
              </li>
            ))}
          </ul>
        </details>
      )}
      <ColumnList columns={columns} unitName={unitName} />
    </div>
  );
}

/** Columns of the register as a table. */
export function ColumnList({
  columns,
  unitName,
}: {
  columns: readonly Column[];
  unitName: (id: string | undefined) => string;
}) {
  return (
    <Table<Column>
      size="small"
      rowKey="id"
      dataSource={[...columns]}
      tableLayout="fixed"
      pagination={{ defaultPageSize: 20, hideOnSinglePage: true }}
      columns={[
        { title: '一级栏目', width: 130, render: (_, column) => column.parentName ?? '—' },
        { title: '栏目', width: 150, render: (_, column) => <strong>{column.name}</strong> },
        { title: '类别', width: 110, dataIndex: 'columnClass' },
        { title: '责任单位', width: 170, render: (_, column) => unitName(column.unitId) },
        {
          title: '期限',
          width: 130,
          render: (_, { limitOverride }) =>
            limitOverride ? (
              <span title={limitOverride.reason}>{limitOverride.days} 天（清单）</span>
            ) : (
              '按类别'
            ),
        },
        { title: '网址', render: (_, column) => <span className="anywhere small">{column.url}</span> },
      ]}
    />
  );
}
