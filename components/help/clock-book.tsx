/** The clock book of the notice as a duty reader needs it: duty, limit, kind of time, from when, clause. */
const CLOCKS: readonly {
  duty: string;
  limit: string;
  kind: string;
  from: string;
  until: string;
  clause: string;
}[] = [
  {
    duty: '错敏信息整改并反馈',
    limit: '1 小时',
    kind: '自然小时，昼夜连续',
    from: '责任单位收到通知（记下给谁、A岗还是B岗、怎么通知）',
    until: '反馈整改结果',
    clause: '四(六)',
  },
  {
    duty: '公众找错：整改并答复',
    limit: '3 个工作日',
    kind: '工作日',
    from: '收到找错留言',
    until: '答复',
    clause: '三(三)1(1)',
  },
  {
    duty: '季度督查问题整改并交报告',
    limit: '2 个工作日',
    kind: '工作日',
    from: '收到通报',
    until: '交报告',
    clause: '五(二)',
  },
  {
    duty: '重要政务信息转载',
    limit: '8 小时',
    kind: '自然小时',
    from: '来源发布',
    until: '本网转载发布',
    clause: '三(二)2(3)',
  },
  {
    duty: '留言咨询',
    limit: '24 小时快速反应，48 小时必须回应',
    kind: '自然小时',
    from: '留言发布',
    until: '回应',
    clause: '三(三)2(3)',
  },
  {
    duty: '备案人员变更后重新备案',
    limit: '5 个工作日',
    kind: '工作日',
    from: '人员变更',
    until: '报备',
    clause: '一(四)',
  },
  {
    duty: '新栏目、新专题建成后维护发布',
    limit: '5 个工作日',
    kind: '工作日',
    from: '建成',
    until: '发布',
    clause: '二(一)1、2',
  },
  {
    duty: '新媒体开设、变更、关停、注销提交备案表',
    limit: '3 个工作日',
    kind: '工作日',
    from: '申请',
    until: '提交',
    clause: '二(二)1',
  },
  {
    duty: '每日抽检并建台账（大数据中心）',
    limit: '每日',
    kind: '—',
    from: '—',
    until: '—',
    clause: '五(一)',
  },
  {
    duty: '读网',
    limit: '7×24 小时，工作日和节假日都读',
    kind: '—',
    from: '—',
    until: '—',
    clause: '四(四)',
  },
];

export function ClockBook() {
  return (
    <table className="plain-table" aria-label="办理时限">
      <thead>
        <tr>
          <th>事项</th>
          <th>时限</th>
          <th>怎么算</th>
          <th>从何时起</th>
          <th>到何时止</th>
          <th>依据</th>
        </tr>
      </thead>
      <tbody>
        {CLOCKS.map((clock) => (
          <tr key={clock.duty}>
            <td>{clock.duty}</td>
            <td>
              <strong>{clock.limit}</strong>
            </td>
            <td>{clock.kind}</td>
            <td>{clock.from}</td>
            <td>{clock.until}</td>
            <td className="nowrap">{clock.clause}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Freshness limits of the notice. */
const LIMITS: readonly { what: string; limit: string; soon: string; clause: string }[] = [
  { what: '动态要闻', limit: '14 天', soon: '第 10 天起', clause: '三(二)1(2)' },
  { what: '专题专栏（按动态管理）', limit: '14 天', soon: '第 10 天起', clause: '二(一)2' },
  { what: '政务新媒体账号', limit: '14 天', soon: '第 10 天起', clause: '三(二)2(2)' },
  { what: '通知公告、政策文件、人事招考', limit: '6 个月', soon: '前 30 天', clause: '三(二)1(2)' },
  { what: '统计信息', limit: '2 个月', soon: '前 10 天', clause: '三(二)1(2)' },
  { what: '办事统计数据', limit: '1 个月', soon: '前 7 天', clause: '三(二)1(4)' },
  { what: '领导信箱信件选登', limit: '2 个月', soon: '前 10 天', clause: '三(三)1(3)' },
  { what: '概况、年报规划财政、领导之窗和机构职能', limit: '1 年', soon: '前 60 天', clause: '三(二)1(2)' },
];

export function LimitBook() {
  return (
    <table className="plain-table" aria-label="栏目更新期限">
      <thead>
        <tr>
          <th>栏目类别</th>
          <th>更新期限</th>
          <th>何时提示将到期</th>
          <th>依据</th>
        </tr>
      </thead>
      <tbody>
        {LIMITS.map((row) => (
          <tr key={row.what}>
            <td>{row.what}</td>
            <td>
              <strong>{row.limit}</strong>
            </td>
            <td>{row.soon}</td>
            <td className="nowrap">{row.clause}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
