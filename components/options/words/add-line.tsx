import { Button, Input } from 'antd';
import { useState } from 'react';

import { parseTermRows } from '../../../lib/core/lexicon/parse-term-rows.ts';
import { parseWordRows } from '../../../lib/core/lexicon/parse-word-rows.ts';
import type { ListContent } from '../../../lib/core/lexicon/word-list.ts';
import { runAtOnce } from '../../../lib/core/run-in-slices.ts';

type Kind = Exclude<ListContent['kind'], '领导名单'>;

function lineOf(kind: Kind, words: string, right: string): { content?: ListContent; problem?: string } {
  if (kind === '错词') {
    const { items, faults } = runAtOnce(parseWordRows([[words, right]]));
    return faults[0] ? { problem: faults[0].message } : { content: { kind, entries: items } };
  }
  const { items, faults } = runAtOnce(parseTermRows([[words]]));
  return faults[0] ? { problem: faults[0].message } : { content: { kind, terms: items } };
}

interface Props {
  kind: Kind;
  busy: boolean;
  /** A content of the one line typed. */
  onAdd: (line: ListContent, words: string) => void;
}

/** One more line for a list, held to the same rules as a row of a sheet. */
export function AddLine({ kind, busy, onAdd }: Props) {
  const [words, setWords] = useState('');
  const [right, setRight] = useState('');
  const { content, problem } = words.trim() === '' ? {} : lineOf(kind, words, right);
  return (
    <form
      className="row"
      onSubmit={(submit) => {
        submit.preventDefault();
        if (!content || busy) return;
        onAdd(content, words.trim());
        setWords('');
        setRight('');
      }}
    >
      <Input
        style={{ width: kind === '错词' ? 180 : 320 }}
        aria-label={kind === '错词' ? '错误写法' : '固定表述'}
        placeholder={kind === '错词' ? '错误写法' : '固定表述，五个字以上'}
        maxLength={60}
        value={words}
        onChange={(change) => setWords(change.target.value)}
      />
      {kind === '错词' && (
        <Input
          style={{ width: 180 }}
          aria-label="正确写法"
          placeholder="正确写法（可以不填）"
          maxLength={60}
          value={right}
          onChange={(change) => setRight(change.target.value)}
        />
      )}
      <Button htmlType="submit" loading={busy} disabled={!content}>
        添加
      </Button>
      {problem !== undefined && <span role="alert">{problem}</span>}
    </form>
  );
}
