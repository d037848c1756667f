import { Button, Popconfirm, Radio, Switch } from 'antd';

interface Props {
  level: 'strict' | 'normal' | 'off';
  onLevel: (level: Props['level']) => void;
  /** What keeps typos from being looked for, undefined while they are. */
  trouble: string | undefined;
  learns: boolean;
  onLearns: (on: boolean) => void;
  learnt: { pages: number; phrases: number; characters: number };
  onForget: () => void;
}

const LEVELS: readonly { value: Props['level']; label: string }[] = [
  { value: 'strict', label: '严：只标把握大的（推荐）' },
  { value: 'normal', label: '中：多标一些，误报也多' },
  { value: 'off', label: '不查' },
];

/** 按上下文查错别字: how readily pages are marked, and what was learnt of the office's own pages. */
export function TyposPanel({ level, onLevel, trouble, learns, onLearns, learnt, onForget }: Props) {
  return (
    <section className="panel stack" aria-label="按上下文查错别字">
      <h3>按上下文查错别字</h3>
      <div className="row">
        <span>网页上</span>
        <Radio.Group
          aria-label="网页上查错别字的宽严"
          options={[...LEVELS]}
          value={level}
          onChange={(change) => onLevel(change.target.value as Props['level'])}
        />
        <a href="/desk.html#page=proofread">发布前的稿件用“仔细校对”</a>
      </div>
      {trouble !== undefined && level !== 'off' && <span className="tone-warn">▲ {trouble}</span>}
      <div className="row">
        <Switch
          checked={learns}
          checkedChildren="开"
          unCheckedChildren="停"
          aria-label="学习本单位网站的用语"
          onChange={onLearns}
        />
        <span className="grow">
          学习本单位网站的用语：读登记网站的文章时记下常用的说法，两个以上页面都有的才算。已学 {learnt.pages}{' '}
          页、
          {learnt.phrases} 个短语。
        </span>
        <Popconfirm
          title="忘掉学到的全部短语？忘掉后要重新读网页才能再学到。"
          okText="全部忘掉"
          cancelText="不忘"
          onConfirm={onForget}
        >
          <Button disabled={learnt.pages === 0}>忘掉</Button>
        </Popconfirm>
      </div>
      <p className="soft small">
        学到的短语只存在这台电脑上，不随台账、上报文件和备份导出；号码等个人信息不学。停用后不再学，已学的也不用。
      </p>
    </section>
  );
}
