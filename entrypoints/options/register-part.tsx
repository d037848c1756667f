import { Alert, Button, Tabs } from 'antd';
import { useMemo, useState } from 'react';

import { Loaded } from '../../components/loaded.tsx';
import { CellsForm } from '../../components/options/register/cells-form.tsx';
import { DiscoveredList, type FoundColumn } from '../../components/options/register/discovered-list.tsx';
import { ImportPanel } from '../../components/options/register/import-panel.tsx';
import { ImportErrors, ImportPreview } from '../../components/options/register/import-preview.tsx';
import { ProblemsList } from '../../components/options/register/problems-list.tsx';
import { type ListKind, RegisterLists } from '../../components/options/register/register-lists.tsx';
import { showTime } from '../../components/show-time.ts';
import { civilDateOf } from '../../lib/core/calendar/civil-date.ts';
import { noticeLimits } from '../../lib/core/freshness/limits.ts';
import { removeLine, removeUnit, saveLine } from '../../lib/core/register/edit-register.ts';
import type { Register } from '../../lib/core/register/register.ts';
import { registerProblems } from '../../lib/core/register/register-problems.ts';
import { formForProblem, openForm, type RecordForm, saveForm } from './record-form.ts';
import { downloadRegister } from './register-download.ts';
import { useDiscovered } from './use-discovered.ts';
import { useRegisterEdit } from './use-register-edit.ts';
import { useRegisterImport } from './use-register-import.ts';

interface Props {
  register: Register;
  /** True when the change was written. */
  onWrite: (change: (register: Register) => Register) => Promise<boolean>;
}

type View = 'lists' | 'problems' | 'discovered' | 'import';

/** The columns as lines of 栏目责任清单, added in one go; one that cannot be added any more is left out. */
function withColumns(register: Register, columns: readonly FoundColumn[]): Register | undefined {
  const after = columns.reduce((now, { name, url, columnClass }) => {
    const cells = { 一级栏目: name, 网址: url, 栏目类别: columnClass };
    const edited = saveLine(now, 'columns', cells, undefined, noticeLimits);
    return 'register' in edited ? edited.register : now;
  }, register);
  return after === register ? undefined : after;
}

/** 栏目清单: the office's register looked through, changed, completed, imported and exported. */
export function RegisterPart({ register, onWrite }: Props) {
  const isEmpty = register.columns.length + register.accounts.length + register.persons.length === 0;
  const [view, setView] = useState<View>(isEmpty ? 'import' : 'lists');
  const [kind, setKind] = useState<ListKind>('columns');
  const [form, setForm] = useState<RecordForm>();
  const [exported, setExported] = useState<string>();
  const edit = useRegisterEdit(onWrite);
  const reading = useRegisterImport();
  const discovered = useDiscovered();
  const problems = useMemo(() => registerProblems(register), [register]);
  const waiting = (discovered.found.value ?? []).filter((one) => !one.dismissed).length;

  const submit = async (cells: Record<string, string>) => {
    if (!form) return;
    const edited = saveForm(register, form, cells);
    if ('errors' in edited) {
      setForm({ ...form, errors: edited.errors });
      return;
    }
    const written = await edit.apply(form.done(cells), (now) => {
      const again = saveForm(now, form, cells);
      return 'register' in again ? again.register : undefined;
    });
    if (written) setForm(undefined);
  };

  const remove = (of: ListKind, id: string, name: string) =>
    edit.apply(`已删掉“${name}”`, (now) => {
      if (of === 'sites') return undefined;
      return of === 'units' ? removeUnit(now, id) : removeLine(now, of, id);
    });

  const add = async (columns: readonly FoundColumn[]) => {
    const names = columns.map((one) => one.name).join('、');
    await edit.apply(`已加入“${names}”`, (now) => withColumns(now, columns));
    discovered.reload();
  };

  const confirm = async () => {
    if (reading.state.is !== 'read' || reading.state.read.is !== 'ready') return;
    const { read, against } = reading.state;
    if (!(await edit.apply('已导入，打开网站就按新清单标出', reading.changeOf(read, against)))) return;
    reading.stop();
    setView('lists');
  };

  const state = reading.state;
  return (
    <div className="stack">
      {edit.refused !== undefined && <Alert type="warning" showIcon title={edit.refused} />}
      {discovered.failure !== undefined && <Alert type="error" showIcon title={discovered.failure} />}
      {exported !== undefined && (
        <Alert
          type="success"
          showIcon
          title={`已导出“${exported}”，改好后可以原样导入。`}
          closable={{ onClose: () => setExported(undefined) }}
        />
      )}
      {edit.last !== undefined && (
        <Alert
          type="success"
          showIcon
          title={`${edit.last}。`}
          action={
            <Button loading={edit.busy} onClick={() => void edit.undo().then(discovered.reload)}>
              撤销
            </Button>
          }
        />
      )}
      <section className="panel">
        <Tabs
          size="small"
          activeKey={view}
          onChange={(key) => setView(key as View)}
          items={[
            {
              key: 'lists',
              label: '登记册',
              children: (
                <RegisterLists
                  register={register}
                  kind={kind}
                  busy={edit.busy}
                  onKind={setKind}
                  onAdd={(of) => setForm(openForm(register, of))}
                  onEdit={(of, id) => setForm(openForm(register, of, id))}
                  onRemove={(of, id, name) => void remove(of, id, name)}
                  onExport={(format, of) =>
                    setExported(downloadRegister(register, format, of, civilDateOf(new Date().toISOString())))
                  }
                />
              ),
            },
            {
              key: 'problems',
              label: `要补的 ${problems.length}`,
              children: (
                <ProblemsList
                  problems={problems}
                  onOpen={(problem) => setForm(formForProblem(register, problem))}
                />
              ),
            },
            {
              key: 'discovered',
              label: `发现的新栏目 ${waiting}`,
              children: (
                <Loaded of={discovered.found}>
                  {(found) => (
                    <DiscoveredList
                      found={found}
                      siteName={(id) => register.sites.find((site) => site.id === id)?.name ?? ''}
                      showTime={showTime}
                      busy={edit.busy}
                      justDismissed={discovered.justDismissed}
                      onAdd={(columns) => void add(columns)}
                      onDismiss={(keys, dismissed) => void discovered.dismiss(keys, dismissed)}
                    />
                  )}
                </Loaded>
              ),
            },
            {
              key: 'import',
              label: '导入',
              children: (
                <div className="stack">
                  <ImportPanel
                    sites={register.sites}
                    share={state.is === 'reading' ? state.share : undefined}
                    onRead={(sheet, site) => void reading.start(sheet, register, site)}
                    onStop={reading.stop}
                  />
                  {state.is === 'read' && state.read.is === 'errors' && (
                    <ImportErrors errors={state.read.errors} fileName={state.name} />
                  )}
                  {state.is === 'read' && state.read.is === 'ready' && (
                    <ImportPreview
                      lists={state.read.change.lists}
                      notes={state.read.notes}
                      fileName={state.name}
                      busy={edit.busy}
                      onConfirm={() => void confirm()}
                      onCancel={reading.stop}
                    />
                  )}
                </div>
              ),
            },
          ]}
        />
      </section>
      {form && (
        <CellsForm
          title={form.title}
          fields={form.fields}
          initial={form.initial}
          errors={form.errors}
          busy={edit.busy}
          onSubmit={(cells) => void submit(cells)}
          onCancel={() => setForm(undefined)}
        />
      )}
    </div>
  );
}
