import { Button, Table } from 'antd';

import type { RegisterProblem } from '../../../lib/core/register/register-problems.ts';
import { EmptyList } from '../../loaded.tsx';

const ABOUT = { columns: '栏目', accounts: '账号', units: '单位' } as const;

interface Props {
  problems: readonly RegisterProblem[];
  onOpen: (problem: RegisterProblem) => void;
}

/** What the register lacks or contradicts, each with what to do. */
export function ProblemsList({ problems, onOpen }: Props) {
  if (problems.length === 0) {
    return (
      <EmptyList
        title="没有要补的"
        advice="每个栏目有责任单位和A、B岗，账号有ID，单位有责任人，没有重复的网址。"
      />
    );
  }
  return (
    <Table<RegisterProblem>
      size="small"
      rowKey={({ about, id, message }) => `${about}-${id}-${message}`}
      dataSource={[...problems]}
      tableLayout="fixed"
      pagination={{ defaultPageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: '哪里', width: 64, render: (_, { about }) => ABOUT[about] },
        { title: '缺什么', render: (_, { message }) => <span className="anywhere">{message}</span> },
        { title: '怎么办', render: (_, { advice }) => <span className="soft anywhere">{advice}</span> },
        {
          title: '',
          width: 76,
          render: (_, problem) => (
            <Button
              aria-label={`${problem.lacks ? '去补' : '去改'}：${problem.message}`}
              onClick={() => onOpen(problem)}
            >
              {problem.lacks ? '去补' : '去改'}
            </Button>
          ),
        },
      ]}
    />
  );
}
