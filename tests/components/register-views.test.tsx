import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { DiscoveredList } from '../../components/options/register/discovered-list.tsx';
import { ImportErrors, ImportPreview } from '../../components/options/register/import-preview.tsx';
import { ProblemsList } from '../../components/options/register/problems-list.tsx';
import {
  LIST_NAMES,
  type ListKind,
  RegisterLists,
} from '../../components/options/register/register-lists.tsx';
import { EMPTY_REGISTER, type Register } from '../../lib/core/register/register.ts';
import { HOSTILE_WORDS } from './hostile-words.ts';

const nothing = () => undefined;
const KINDS = Object.keys(LIST_NAMES) as ListKind[];

function lists(register: Register, kind: ListKind): ReactElement {
  return (
    <RegisterLists
      register={register}
      kind={kind}
      busy={false}
      onKind={nothing}
      onAdd={nothing}
      onEdit={nothing}
      onRemove={nothing}
      onExport={nothing}
    />
  );
}

function registerOf(words: string): Register {
  return {
    version: 1,
    sites: [{ id: 's', name: words, hosts: [words] }],
    columns: [
      { id: 'c', name: words, url: words, columnClass: '其他', unitId: 'u', standA: words, limitText: words },
    ],
    accounts: [{ id: 'a', platform: words, name: words, platformId: words, unitId: 'u', admin: words }],
    units: [{ id: 'u', name: words }],
    persons: [{ id: 'p', name: words, unitId: 'u', post: words, platform: words }],
  };
}

const views: Record<string, (words: string) => ReactElement> = {
  ...Object.fromEntries(KINDS.map((kind) => [kind, (words: string) => lists(registerOf(words), kind)])),
  problems: (words) => (
    <ProblemsList problems={[{ about: 'units', id: 'u', message: words, advice: words }]} onOpen={nothing} />
  ),
  discovered: (words) => (
    <DiscoveredList
      found={[
        {
          key: words,
          url: words,
          name: words,
          siteId: 's',
          columnClass: '其他',
          reason: words,
          classReason: words,
          seenAt: '2026-11-23T10:00:00+08:00',
        },
      ]}
      siteName={() => words}
      showTime={(at) => at}
      busy={false}
      justDismissed={[words]}
      onAdd={nothing}
      onDismiss={nothing}
    />
  ),
  errors: (words) => (
    <ImportErrors errors={[{ sheet: words, row: 1, column: words, message: words }]} fileName={words} />
  ),
  preview: (words) => (
    <ImportPreview
      lists={[{ kind: 'columns', read: 1, same: 0, added: [words], changed: [words], removed: [words] }]}
      notes={[{ sheet: words, row: 1, column: words, message: words }]}
      fileName={words}
      busy={false}
      onConfirm={nothing}
      onCancel={nothing}
    />
  ),
};

describe('views of the register', () => {
  it.each(Object.entries(views))('%s shows hostile words as words', (_, view) => {
    for (const words of HOSTILE_WORDS) {
      const markup = renderToStaticMarkup(view(words));
      expect(markup).not.toMatch(/<(script|iframe|style|math|img)\b/i);
      expect(markup).not.toMatch(/href="javascript:/i);
    }
  });

  it.each(KINDS)('%s says what to do when there is nothing', (kind) => {
    const markup = renderToStaticMarkup(lists(EMPTY_REGISTER, kind));
    expect(markup).toContain(`还没有${LIST_NAMES[kind]}`);
    expect(markup).toMatch(/导入|添加|新增/);
  });

  it('of columns says the limit that holds where the sheet gives none of its own', () => {
    const { columns, ...rest } = registerOf('公告');
    const shown = columns.flatMap((column) => [
      { ...column, id: 'c1', columnClass: '通知公告' as const, limitText: undefined },
      { ...column, id: 'c2', limitText: undefined },
      { ...column, id: 'c3', limitText: '10天' },
    ]);
    const markup = renderToStaticMarkup(lists({ ...rest, columns: shown }, 'columns'));
    for (const limit of ['6个月（按类别）', '无规定', '10天']) expect(markup).toContain(limit);
  });

  it('of a sheet wrong throughout lists two hundred errors and counts the rest', () => {
    const errors = Array.from({ length: 50_000 }, (_, row) => ({
      sheet: '',
      row,
      column: '',
      message: `错${row}`,
    }));
    const markup = renderToStaticMarkup(<ImportErrors errors={errors} fileName="大表.xlsx" />);
    expect(markup).toContain('有 50000 处要改');
    expect(markup.match(/<li/g)).toHaveLength(201);
    expect(markup).toContain('另有 49800 处');
  });
});
