import { Alert, Button, Popconfirm } from 'antd';

import { showTime } from '../../show-time.ts';

interface Standing {
  note: {
    fileName: string;
    madeBy: string;
    madeAt: string;
    takenBy: string;
    takenAt: string;
    signer?:
      | { is: '本机' | '已认得' | '核对后认得' | '没有签名'; fingerprint?: string | undefined }
      | undefined;
  };
  canUndo: boolean;
  changedSince: readonly string[];
}

const WHAT_IS_IN_IT =
  '栏目清单、词表、固定表述、领导名单、放假安排，和全单位一致的设置（停用的规则和词库、期限、提醒、公文模板）。' +
  '值班人、身份、本机的权限、忽略和放行、学到的短语、草稿、工单都不在里面。';

const SIGNED: Readonly<Record<NonNullable<Standing['note']['signer']>['is'], string>> = {
  本机: '● 签名一致，是本机导出的',
  已认得: '● 签名一致，是认得的大数据中心导出的',
  核对后认得: '● 签名一致，导入时核对过指纹',
  没有签名: '▲ 没有签名，不能证明是谁导出的',
};

function Signed({ signer }: Pick<Standing['note'], 'signer'>) {
  if (!signer) return null;
  return (
    <div className={signer.is === '没有签名' ? 'tone-grave' : 'tone-good'}>
      {SIGNED[signer.is]}
      {signer.fingerprint !== undefined && `（指纹 ${signer.fingerprint}）`}。
    </div>
  );
}

interface Props {
  /** The last one taken in; null when there was none. */
  standing: Standing | null;
  isCenter: boolean;
  busy: boolean;
  said: { ok: boolean; sentence: string } | undefined;
  onUndo: () => void;
  onWrite: () => void;
}

/** The last 配置包 with its undo, and the center's export. */
export function ConfigPanel({ standing, isCenter, busy, said, onUndo, onWrite }: Props) {
  return (
    <>
      {said && <Alert type={said.ok ? 'success' : 'error'} showIcon title={said.sentence} />}
      <section className="panel stack">
        <h3>现用的配置包</h3>
        {standing === null ? (
          <p className="soft">还没有导入过配置包。本机用的是自己的栏目清单、词表和设置。</p>
        ) : (
          <div className="row">
            <span className="grow">
              {standing.note.fileName}：{standing.note.madeBy} 于 {showTime(standing.note.madeAt)} 导出，
              {standing.note.takenBy} 于 {showTime(standing.note.takenAt)} 导入。
              <Signed signer={standing.note.signer} />
              {standing.changedSince.length > 0 && (
                <span className="tone-warn">◐ 导入后本机又改过：{standing.changedSince.join('、')}。</span>
              )}
            </span>
            {standing.canUndo && (
              <Popconfirm
                title={
                  standing.changedSince.length > 0
                    ? `撤销这次导入？导入后改过的${standing.changedSince.join('、')}也一并回到导入前。认错了大数据中心，另到“收发文件”里点“不再认定”。`
                    : '撤销这次导入？栏目清单、词表、放假安排和设置都回到导入前。认错了大数据中心，另到“收发文件”里点“不再认定”。'
                }
                okText="撤销"
                cancelText="不撤"
                onConfirm={onUndo}
              >
                <Button disabled={busy}>撤销这次导入</Button>
              </Popconfirm>
            )}
          </div>
        )}
      </section>
      <section className="panel stack">
        <h3>导出配置包</h3>
        <p className="soft">{WHAT_IS_IN_IT}</p>
        <div className="row">
          <span className="grow">
            {isCenter
              ? '存成一个文件，由本机签名，用内网或移动硬盘发给各值班电脑，由各电脑在本页导入。对方第一次导入时会打电话来核对本机的 8 位指纹。'
              : '○ 配置包只由大数据中心导出。本机的身份不是大数据中心，只能导入。'}
          </span>
          <Button disabled={busy || !isCenter} onClick={onWrite}>
            导出配置包
          </Button>
        </div>
      </section>
    </>
  );
}
