import { Alert, AutoComplete, Form, Input, Modal, Select } from 'antd';

import type { CellRemark } from '../../../lib/core/register/column-cells.ts';

/** One line of a form; its name is the heading the sheet has for it. */
export interface CellField {
  name: string;
  /** Values to choose from; `free` ones may be typed over. */
  options?: readonly string[];
  free?: boolean;
  required?: boolean;
  date?: boolean;
  /** What to write, where it does not go without saying. */
  help?: string;
}

interface Props {
  title: string;
  fields: readonly CellField[];
  initial: Readonly<Record<string, string>>;
  errors: readonly CellRemark[];
  busy: boolean;
  onSubmit: (cells: Record<string, string>) => void;
  onCancel: () => void;
}

function Control({
  field,
  ...bound
}: {
  field: CellField;
  value?: string;
  onChange?: (value: string) => void;
}) {
  const options = (field.options ?? []).map((value) => ({ value, label: value === '' ? '（不填）' : value }));
  if (field.options && !field.free) return <Select options={options} showSearch {...bound} />;
  if (field.options) {
    const filter = (typed: string, option?: { value: string }) => option?.value.includes(typed) ?? false;
    return <AutoComplete options={options} showSearch={{ filterOption: filter }} {...bound} />;
  }
  const { onChange, ...rest } = bound;
  return (
    <Input
      type={field.date ? 'date' : 'text'}
      maxLength={500}
      onChange={(change) => onChange?.(change.target.value)}
      {...rest}
    />
  );
}

/** Ties the dialog's button to the form, so that Enter in a line saves too. */
const FORM_ID = 'record-form';

/** A record typed in by hand, under the headings of its sheet; the rules are the sheet's own. */
export function CellsForm({ title, fields, initial, errors, busy, onSubmit, onCancel }: Props) {
  const named = new Set(fields.map((field) => field.name));
  const others = errors.filter(({ column }) => !named.has(column));
  return (
    <Modal
      open
      title={title}
      okText="保存"
      cancelText="不保存"
      confirmLoading={busy}
      okButtonProps={{ htmlType: 'submit', form: FORM_ID }}
      onCancel={onCancel}
      mask={{ closable: false }}
      width={640}
    >
      <Form<Record<string, string>>
        id={FORM_ID}
        layout="horizontal"
        labelCol={{ flex: '112px' }}
        wrapperCol={{ flex: 1 }}
        initialValues={initial}
        onFinish={(cells) =>
          onSubmit(Object.fromEntries(fields.map(({ name }) => [name, String(cells[name] ?? '')])))
        }
      >
        {others.length > 0 && (
          <Alert type="error" showIcon title={others.map((one) => one.message).join('；')} />
        )}
        {fields.map((field) => {
          const said = errors.filter(({ column }) => column === field.name).map(({ message }) => message);
          return (
            <Form.Item
              key={field.name}
              name={field.name}
              label={field.name}
              required={field.required ?? false}
              extra={field.help}
              {...(said.length > 0 ? { validateStatus: 'error' as const, help: said.join('；') } : {})}
            >
              <Control field={field} />
            </Form.Item>
          );
        })}
      </Form>
    </Modal>
  );
}
