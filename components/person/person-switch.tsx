import { Button, Popover } from 'antd';
import { useState } from 'react';

import { type Identity, IdentityForm } from './identity-form.tsx';

interface Props {
  current: Identity | undefined;
  /** Earlier persons of this PC, newest first. */
  earlier: readonly Identity[];
  onSwitch: (identity: Identity) => void;
}

export function identityText({ person, role }: Identity): string {
  return `${person.name}（${[person.unit, role].filter((part) => part !== '').join(' · ')}）`;
}

function same(a: Identity, b: Identity): boolean {
  return a.person.name === b.person.name && a.person.unit === b.person.unit && a.role === b.role;
}

/** 换人: earlier persons in one click, or a new one. */
export function PersonSwitch({ current, earlier, onSwitch }: Props) {
  const [open, setOpen] = useState(false);
  const [adding, setAdding] = useState(false);
  const others = earlier.filter((identity) => !current || !same(identity, current));
  const choose = (identity: Identity) => {
    setOpen(false);
    setAdding(false);
    onSwitch(identity);
  };
  const content =
    adding || others.length === 0 ? (
      <div style={{ width: 280 }}>
        <IdentityForm
          // Who takes over sits in the same office; only the name is another.
          initial={current && { person: { name: '', unit: current.person.unit }, role: current.role }}
          submitText="就用这个身份"
          onSubmit={choose}
          onCancel={() => (others.length === 0 ? setOpen(false) : setAdding(false))}
        />
      </div>
    ) : (
      <div className="stack-tight" style={{ width: 260 }}>
        <ul className="card-list">
          {others.map((identity) => (
            <li key={identityText(identity)}>
              <button type="button" className="plain-button" onClick={() => choose(identity)}>
                <strong>{identity.person.name}</strong>
                <br />
                <span className="soft small">
                  {[identity.person.unit, identity.role].filter((part) => part !== '').join(' · ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <Button block onClick={() => setAdding(true)}>
          新的值班人…
        </Button>
      </div>
    );
  return (
    <Popover
      content={content}
      title="换人"
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
    >
      <Button type="text" aria-label={current ? `换人，现在是${identityText(current)}` : '设置身份'}>
        {current ? (
          <span className="clip" style={{ maxWidth: 200 }}>
            {current.person.name} · {current.role}
          </span>
        ) : (
          '未设身份'
        )}
        <span className="tone-soft">换人</span>
      </Button>
    </Popover>
  );
}
