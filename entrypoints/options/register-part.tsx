import { Alert, Button } from 'antd';
import Papa from 'papaparse';
import { useState } from 'react';

import { EmptyList } from '../../components/loaded.tsx';
import { mergeRegister, type RegisterChange } from '../../components/options/merge-register.ts';
import { ColumnList, RegisterImport, type SheetPreview } from '../../components/options/register-import.tsx';
import { noticeLimits } from '../../lib/core/freshness/limits.ts';
import { parseRegisterSheet } from '../../lib/core/register/parse-sheet.ts';
import type { Register, Site } from '../../lib/core/register/register.ts';

const EXCEL_FILE =
  '这是 Excel 文件，这里不能直接读。请用 Excel 或 WPS 打开它，另存为 CSV 再选；或者复制整张表，粘贴到上面的框里。';

/** An .xlsx is a zip, an .xls a compound file; renamed to .csv they are still not text. */
async function isExcelFile(file: File): Promise<boolean> {
  const [first = 0, second = 0, third = 0] = new Uint8Array(await file.slice(0, 3).arrayBuffer());
  return (first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf && third === 0x11);
}

/** A spreadsheet saves CSV in the office's own charset: UTF-8 when it is valid, else GB18030. */
async function sheetText(sheet: string | File): Promise<string> {
  if (typeof sheet === 'string') return sheet;
  const bytes = await sheet.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

interface Props {
  register: Register;
  /** True when the change was written. */
  onWrite: (change: (register: Register) => Register) => Promise<boolean>;
}

export function RegisterPart({ register, onWrite }: Props) {
  const [preview, setPreview] = useState<SheetPreview>();
  const [pending, setPending] = useState<RegisterChange>();
  const [before, setBefore] = useState<Register>();
  const [busy, setBusy] = useState(false);

  const read = async (site: Site, sheet: string | File) => {
    setBusy(true);
    setPending(undefined);
    if (typeof sheet !== 'string' && (await isExcelFile(sheet))) {
      setPreview({ is: 'errors', errors: [{ row: 0, column: '', message: EXCEL_FILE }] });
      setBusy(false);
      return;
    }
    const rows = Papa.parse<string[]>(await sheetText(sheet), { skipEmptyLines: false }).data;
    const parsed = parseRegisterSheet(rows, site, noticeLimits);
    if ('errors' in parsed) setPreview({ is: 'errors', errors: parsed.errors });
    else {
      const change = mergeRegister(register, parsed.register, site);
      const { columns, units } = parsed.register;
      const { added, removed, kept } = change;
      setPending(change);
      setPreview({ is: 'ready', columns, units, notes: parsed.notes, added, removed, kept });
    }
    setBusy(false);
  };

  const confirm = async () => {
    if (!pending) return;
    setBusy(true);
    if (await onWrite(() => pending.next)) {
      setBefore(register);
      setPreview(undefined);
      setPending(undefined);
    }
    setBusy(false);
  };

  const restore = async () => {
    if (before && (await onWrite(() => before))) setBefore(undefined);
  };

  const unitName = (id: string | undefined) => register.units.find((unit) => unit.id === id)?.name ?? '—';
  return (
    <div className="stack">
      <section className="panel stack">
        <h2>导入《栏目责任清单》</h2>
        {before && (
          <Alert
            type="success"
            showIcon
            title="已导入，打开网站就按新清单标出。"
            action={<Button onClick={() => void restore()}>撤销导入</Button>}
          />
        )}
        <RegisterImport
          sites={register.sites}
          preview={preview}
          busy={busy}
          onRead={(site, sheet) => void read(site, sheet)}
          onConfirm={() => void confirm()}
          onCancel={() => {
            setPreview(undefined);
            setPending(undefined);
          }}
        />
      </section>
      <section className="panel stack">
        <h2>现有栏目（{register.columns.length} 个）</h2>
        {register.columns.length === 0 ? (
          <EmptyList title="还没有栏目" advice="导入清单后，页面上的栏目旁会标出是否逾期。" />
        ) : (
          <ColumnList columns={register.columns} unitName={unitName} />
        )}
      </section>
    </div>
  );
}
