import { Button, Input, Table } from 'antd';
import { useState } from 'react';

import { type Leader, postsOf } from '../../../lib/core/lexicon/roster.ts';

interface Props {
  leaders: readonly Leader[];
  busy: boolean;
  /** The roster as it should be, and what was done in a few words. */
  onChange: (leaders: Leader[], what: string) => void;
}

/** Names in their order, numbered anew: what a person moves is the row, not a number. */
const inOrder = (leaders: readonly Leader[]): Leader[] =>
  leaders.map((leader, index) => ({ ...leader, order: index + 1 }));

const NAME = /^[\p{Script=Han}·•a-zA-Z]{2,30}$/u;

/** The roster by hand: add, change posts, move, delete; every change is a version that can be taken back. */
export function RosterEditor({ leaders, busy, onChange }: Props) {
  const [name, setName] = useState('');
  const [posts, setPosts] = useState('');
  const rows = [...leaders].sort((a, b) => a.order - b.order);
  const typed = name.replace(/\s+/g, '');
  const isThere = rows.some((leader) => leader.name === typed);
  const problem =
    typed === ''
      ? undefined
      : isThere
        ? '名单里已有这个人，直接改他的职务。'
        : NAME.test(typed)
          ? undefined
          : '姓名是两个字以上的汉字、字母和间隔号。';
  const move = (index: number, by: number) => {
    const next = [...rows];
    const [one] = next.splice(index, 1);
    if (one) next.splice(index + by, 0, one);
    onChange(inOrder(next), `${one?.name ?? ''}的排序改为第 ${index + by + 1}`);
  };
  const add = () => {
    onChange(inOrder([...rows, { name: typed, posts: postsOf(posts), order: rows.length + 1 }]), '添加一人');
    setName('');
    setPosts('');
  };
  return (
    <div className="stack">
      <Table<Leader>
        size="small"
        rowKey="name"
        dataSource={rows}
        pagination={false}
        tableLayout="fixed"
        locale={{ emptyText: '名单是空的，在下面添加，或者导入。' }}
        columns={[
          { title: '排序', width: 60, render: (_, _leader, index) => index + 1 },
          { title: '姓名', width: 130, render: (_, leader) => <strong>{leader.name}</strong> },
          {
            title: '职务（几个用顿号隔开）',
            render: (_, leader) => (
              <Posts
                key={leader.posts.join('、')}
                leader={leader}
                busy={busy}
                onChange={(changed) =>
                  onChange(
                    rows.map((one) => (one.name === leader.name ? { ...one, posts: changed } : one)),
                    '改动一人的职务',
                  )
                }
              />
            ),
          },
          {
            title: '',
            width: 190,
            render: (_, leader, index) => (
              <div className="row">
                <Button
                  size="small"
                  disabled={busy || index === 0}
                  aria-label={`${leader.name}上移`}
                  onClick={() => move(index, -1)}
                >
                  上移
                </Button>
                <Button
                  size="small"
                  disabled={busy || index === rows.length - 1}
                  aria-label={`${leader.name}下移`}
                  onClick={() => move(index, 1)}
                >
                  下移
                </Button>
                <Button
                  size="small"
                  disabled={busy}
                  aria-label={`从名单里删去${leader.name}`}
                  onClick={() =>
                    onChange(inOrder(rows.filter((one) => one.name !== leader.name)), '删去一人')
                  }
                >
                  删去
                </Button>
              </div>
            ),
          },
        ]}
      />
      <form
        className="row"
        onSubmit={(submit) => {
          submit.preventDefault();
          if (typed !== '' && problem === undefined && !busy) add();
        }}
      >
        <Input
          style={{ width: 130 }}
          aria-label="姓名"
          placeholder="姓名"
          maxLength={30}
          value={name}
          onChange={(change) => setName(change.target.value)}
        />
        <Input
          style={{ width: 320 }}
          aria-label="职务"
          placeholder="职务，如 县委副书记、县长"
          maxLength={200}
          value={posts}
          onChange={(change) => setPosts(change.target.value)}
        />
        <Button htmlType="submit" loading={busy} disabled={typed === '' || problem !== undefined}>
          添加
        </Button>
        {problem !== undefined && <span role="alert">{problem}</span>}
      </form>
    </div>
  );
}

function Posts({
  leader,
  busy,
  onChange,
}: {
  leader: Leader;
  busy: boolean;
  onChange: (posts: string[]) => void;
}) {
  const now = leader.posts.join('、');
  const [typed, setTyped] = useState(now);
  const posts = postsOf(typed);
  const isFit = posts.length <= 20 && posts.every((post) => post.length >= 2 && post.length <= 60);
  return (
    <form
      className="row"
      onSubmit={(submit) => {
        submit.preventDefault();
        if (isFit && typed !== now && !busy) onChange(posts);
      }}
    >
      <Input
        className="grow"
        maxLength={300}
        aria-label={`${leader.name}的职务`}
        {...(isFit ? {} : { status: 'error' as const })}
        value={typed}
        onChange={(change) => setTyped(change.target.value)}
      />
      {typed !== now && (
        <Button size="small" htmlType="submit" disabled={busy || !isFit}>
          保存
        </Button>
      )}
    </form>
  );
}
