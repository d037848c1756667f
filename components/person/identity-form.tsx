import { Button, Form, Input, Radio } from 'antd';

import type { Actor, Role } from '../../lib/core/events/event.ts';

/** Who acts, and as what. A statement kept with each record, not access control. */
export interface Identity {
  person: Actor;
  role: Role;
}

const ROLES: readonly { value: Role; what: string }[] = [
  { value: '值班读网员', what: '读网、报错、通知责任单位' },
  { value: '大数据中心', what: '受理、复核、办结、出台账' },
  { value: '主管单位', what: '看办理情况、报错、写备注' },
  { value: '责任单位', what: '整改、反馈、重新发布' },
  { value: '公众志愿者', what: '只报错，不用登记单位' },
];

interface Props {
  initial?: Identity | undefined;
  submitText: string;
  busy?: boolean;
  onSubmit: (identity: Identity) => void;
  onCancel?: () => void;
}

interface Fields {
  name: string;
  unit?: string;
  role: Role;
}

/** 我是谁: name, unit, role. A volunteer needs no unit. */
export function IdentityForm({ initial, submitText, busy = false, onSubmit, onCancel }: Props) {
  const [form] = Form.useForm<Fields>();
  const role = Form.useWatch('role', form);
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        name: initial?.person.name ?? '',
        unit: initial?.person.unit ?? '',
        role: initial?.role ?? '值班读网员',
      }}
      onFinish={({ name, unit, role: chosen }) =>
        onSubmit({
          person: {
            name: name.trim(),
            unit: (unit ?? '').trim() || (chosen === '公众志愿者' ? '公众' : ''),
          },
          role: chosen,
        })
      }
    >
      <Form.Item
        name="name"
        label="姓名"
        rules={[
          { required: true, whitespace: true, message: '请填姓名，工单和台账上要写明是谁发现、谁办的' },
        ]}
      >
        <Input maxLength={20} autoComplete="off" placeholder="如：张三" />
      </Form.Item>
      <Form.Item name="role" label="角色">
        <Radio.Group className="stack-tight">
          {ROLES.map(({ value, what }) => (
            <Radio key={value} value={value}>
              {value} <span className="soft">{what}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item
        name="unit"
        label={role === '公众志愿者' ? '单位（可不填）' : '单位'}
        rules={role === '公众志愿者' ? [] : [{ required: true, whitespace: true, message: '请填单位全称' }]}
        dependencies={['role']}
      >
        <Input maxLength={40} autoComplete="off" placeholder="如：县人民政府办公室" />
      </Form.Item>
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {submitText}
        </Button>
        {onCancel && <Button onClick={onCancel}>取消</Button>}
      </div>
    </Form>
  );
}
