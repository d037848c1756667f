/** Papers an office makes of tickets; the template of each is its own to edit. */
export type PaperKind = '整改通知单' | '找错答复';

export interface PaperTemplate {
  kind: PaperKind;
  /** Built in; an office's own stands before it. */
  text: string;
  /** Fields and tables it may name. */
  fields: readonly string[];
}

const RECTIFICATION = `# {{网站名称}}错敏信息整改通知单
> 编号：{{编号}}
{{责任单位}}：
　　经{{发现方式}}，发现你单位负责维护的内容存在下列问题，请按《关于进一步加强政府网站和政务新媒体管理的通知》要求整改。
{{问题清单}}
　　一、整改时限：{{时限要求}}
　　二、整改措施（修改、撤回、删除、脱敏）和完成时间，请在完成后立即反馈。
　　三、需要重新发布的，应重新履行初审、复审、终审程序，并告知重新发布网址。
　　四、属于转载内容的，请一并核对来源原文。
　　联系人：{{联系人}}　　联系电话：{{联系电话}}
> {{通知单位}}（盖章）
> {{日期}}
签:通知人｜通知方式｜通知时间
签:签收人（A岗/B岗）｜签收时间｜责任单位（盖章）`;

const REPLY = `# “我为政府网站找错”答复
{{称呼}}：
　　您好！感谢您对政府网站和政务新媒体工作的关心和支持。您反映的问题已收到，现答复如下：
## 一、反映的问题
　　编号：{{编号}}
　　页面：{{页面标题}}（{{页面网址}}）
　　类型：{{问题类型}}
　　内容：{{反映内容}}
## 二、核实情况
　　经核实，您反映的问题{{核实情况}}。{{核实说明}}
## 三、整改情况
　　整改措施：{{整改措施}}
　　完成时间：{{完成时间}}
　　新链接：{{新链接}}
　　如有疑问，请拨打联系电话：{{联系电话}}。
> {{答复单位}}（盖章）
> {{日期}}
签:分管领导（签字）｜签字日期`;

/** Composition of FIELD 4 until the office loads its own 附件1. */
export const paperTemplates: Readonly<Record<PaperKind, PaperTemplate>> = {
  整改通知单: {
    kind: '整改通知单',
    text: RECTIFICATION,
    fields: [
      ...['网站名称', '编号', '责任单位', '发现方式', '问题清单', '时限要求', '责任人'],
      ...['联系人', '联系电话', '通知单位', '日期'],
    ],
  },
  找错答复: {
    kind: '找错答复',
    text: REPLY,
    fields: [
      ...['称呼', '编号', '页面标题', '页面网址', '问题类型', '反映内容', '核实情况', '核实说明'],
      ...['整改措施', '完成时间', '新链接', '联系电话', '答复单位', '日期'],
    ],
  },
};
