/**
 * Kind of time a limit runs in. `hours` is wall clock through nights and holidays; `workdays` follows the
 * State Council's notice; the two are never mixed (民法典 200–204).
 */
export type TimeKind = 'hours' | 'workdays' | 'days' | 'months' | 'years';

interface Duty {
  id: string;
  title: string;
  /** Clause of the notice. */
  clause: string;
  startsAt: string;
  stopsAt: string;
}

/** A duty with a figure. */
export interface Clock extends Duty {
  amount: number;
  kind: TimeKind;
}

/** A duty the notice gives no figure: done daily, round the clock, at once, or simply owed. */
export interface StandingDuty extends Duty {
  kind: 'daily' | 'round-the-clock' | 'at-once' | 'no-figure';
}

const figured = {
  错敏整改: {
    id: '错敏整改',
    title: '错敏信息整改并反馈',
    clause: '四(六)',
    amount: 1,
    kind: 'hours',
    startsAt: '责任单位接到整改信息（记明通知何人、A岗或B岗、通知方式）',
    stopsAt: '反馈整改结果',
  },
  找错答复: {
    id: '找错答复',
    title: '“我为政府网站找错”整改及答复',
    clause: '三(三)1(1)',
    amount: 3,
    kind: 'workdays',
    startsAt: '收到找错信息',
    stopsAt: '答复（附件1格式，分管领导签字，盖章原件及电子版存档）',
  },
  季度督查整改: {
    id: '季度督查整改',
    title: '季度督查问题整改并提交报告',
    clause: '五(二)',
    amount: 2,
    kind: 'workdays',
    startsAt: '收到通报',
    stopsAt: '提交整改报告',
  },
  重要信息转载: {
    id: '重要信息转载',
    title: '重要政务信息转载',
    clause: '三(二)2(3)',
    amount: 8,
    kind: 'hours',
    startsAt: '来源单位发布',
    stopsAt: '本单位转载发布',
  },
  留言快速反应: {
    id: '留言快速反应',
    title: '留言咨询快速反应',
    clause: '三(三)2(3)',
    amount: 24,
    kind: 'hours',
    startsAt: '群众留言',
    stopsAt: '作出反应',
  },
  留言互动回应: {
    id: '留言互动回应',
    title: '留言咨询互动回应',
    clause: '三(三)2(3)',
    amount: 48,
    kind: 'hours',
    startsAt: '群众留言',
    stopsAt: '作出回应',
  },
  责任人重新备案: {
    id: '责任人重新备案',
    title: '备案人员变更后重新备案',
    clause: '一(四)',
    amount: 5,
    kind: 'workdays',
    startsAt: '人员变更',
    stopsAt: '重新备案',
  },
  新栏目维护: {
    id: '新栏目维护',
    title: '新栏目建成后完成内容维护并发布',
    clause: '二(一)1',
    amount: 5,
    kind: 'workdays',
    startsAt: '栏目建成',
    stopsAt: '向公众发布',
  },
  新专题维护: {
    id: '新专题维护',
    title: '新专题专栏建成后完成内容维护并发布',
    clause: '二(一)2',
    amount: 5,
    kind: 'workdays',
    startsAt: '专题专栏建成',
    stopsAt: '向公众发布',
  },
  新媒体备案: {
    id: '新媒体备案',
    title: '新媒体开设、变更、关停、注销提交备案表',
    clause: '二(二)1',
    amount: 3,
    kind: 'workdays',
    startsAt: '在报送系统提交申请',
    stopsAt: '提交备案表',
  },
} as const satisfies Record<string, Clock>;

export type ClockId = keyof typeof figured;

/**
 * Every limit of the notice that has a figure (FIELD 3), by id.
 * @example clockBook['错敏整改'].amount === 1
 */
export const clockBook: Readonly<Record<ClockId, Clock>> = figured;

/** Duties of the notice without a figure: shown and reminded of, never counted down. */
export const standingDuties: readonly StandingDuty[] = [
  {
    id: '每日抽检',
    title: '每日抽检网站运行情况并建立台账（大数据中心）',
    clause: '五(一)',
    kind: 'daily',
    startsAt: '每日',
    stopsAt: '当日抽检记入台账',
  },
  {
    id: '读网值守',
    title: '值班值守和读网检查，含工作日和节假日',
    clause: '四(四)',
    kind: 'round-the-clock',
    startsAt: '不间断',
    stopsAt: '不间断',
  },
  {
    id: '突发事件报告',
    title: '突发事件报告带班领导，并按预案逐级上报',
    clause: '四(四)',
    kind: 'at-once',
    startsAt: '出现突发事件',
    stopsAt: '已报告并记录',
  },
  {
    id: '专题归档',
    title: '专题结束后反馈并归档',
    clause: '二(一)2',
    kind: 'no-figure',
    startsAt: '专题工作结束',
    stopsAt: '反馈并归档',
  },
  {
    id: '临时下线公告',
    title: '新媒体临时下线须公告并三级备案',
    clause: '二(二)2',
    kind: 'no-figure',
    startsAt: '临时下线',
    stopsAt: '公告并备案',
  },
  {
    id: '特殊设置到期',
    title: '特殊设置到期处理',
    clause: '二(一)3',
    kind: 'no-figure',
    startsAt: '工作结束',
    stopsAt: '处理完毕',
  },
  {
    id: '责任人缺位',
    title: '单位三级责任人、A岗B岗缺位补齐',
    clause: '一(三)',
    kind: 'no-figure',
    startsAt: '出现缺位',
    stopsAt: '补齐并备案',
  },
];
