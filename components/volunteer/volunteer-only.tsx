import { Button } from 'antd';
import type { ReactNode } from 'react';

import { EmptyList } from '../loaded.tsx';

interface Props {
  /** The page that is not for volunteers. */
  what: string;
  onMine: () => void;
  onSetUp: () => void;
  children?: ReactNode;
}

/** Where a volunteer has nothing to do: what it is for, and the two ways on. */
export function VolunteerOnly({ what, onMine, onSetUp, children }: Props) {
  return (
    <>
      <EmptyList
        title={`${what}供值班读网员和大数据中心使用`}
        advice="现在是公众志愿者，不用设置：选中文字报错、导出文件交给网站就行。值班人员请先做首次设置。"
        action={
          <div className="row" style={{ justifyContent: 'center' }}>
            <Button type="primary" onClick={onMine}>
              我报的
            </Button>
            <Button onClick={onSetUp}>首次设置</Button>
          </div>
        }
      />
      {children}
    </>
  );
}
