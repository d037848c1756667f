import { Button, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';

import type { Recheck, TicketPayload } from '../../../lib/core/events/event.ts';
import { HAND_RESULTS, type HandResult, saysEnough } from '../../../lib/core/tickets/hand-recheck.ts';
import { StepForm } from './step-form.tsx';

/** Which way each result leads. 打不开 closes nothing; a closed ticket is not re-opened by it either. */
const LEADS: Record<HandResult, { says: string; gone: boolean | undefined }> = {
  已消除: { says: '所说的问题已经没有了', gone: true },
  仍在: { says: '所说的问题还在', gone: false },
  页面已删: { says: '页面已经不存在', gone: true },
  打不开: { says: '页面打不开，看不到内容', gone: undefined },
};

type Outcome = TicketPayload<'复核通过'>['outcome'];
interface Fields {
  result: HandResult;
  evidence: string;
  outcome: Outcome;
}

interface Props {
  kind: '复核' | '回头看';
  busy: boolean;
  url: string;
  /** Puts the time and the address to what the person saw. */
  recheckByHand: (result: HandResult, evidence: string) => Recheck;
  onOpenPage: (url: string) => void;
  onPass: (payload: TicketPayload<'复核通过'>) => void;
  onFail: (payload: TicketPayload<'复核不通过'>) => void;
  onLookBack: (payload: TicketPayload<'回头看'>) => void;
  /** Why a person looks; absent where the machine has nothing to compare. */
  why?: string;
  /** Above the fields: the picture of what was seen. */
  children?: ReactNode;
}

/** 人工复核, where a machine has nothing to compare or could not tell: a person looks, and writes down what was seen. */
export function HandRecheckForm(props: Props) {
  const { kind, busy, url, recheckByHand, onOpenPage } = props;
  const [form] = Form.useForm<Fields>();
  const result = Form.useWatch('result', form);
  const gone = result && LEADS[result].gone;
  const undecided = kind === '回头看' && result === '打不开';

  const finish = ({ result, evidence, outcome }: Fields) => {
    const recheck = recheckByHand(result, evidence.trim());
    if (kind === '回头看') return props.onLookBack({ recheck, recurred: result === '仍在' });
    if (!LEADS[result].gone) return props.onFail({ recheck });
    props.onPass({ recheck, outcome: result === '页面已删' ? '下线不重发' : outcome });
  };

  return (
    <div className="stack" data-recheck="hand">
      <div className="row">
        <Button onClick={() => onOpenPage(url)}>打开页面查看</Button>
        <span className="soft small">
          {props.why ??
            '这张工单只有情况说明，没有错误原文，机器无法逐字比对，由人看过后填写。台账记为“人工复核”。'}
        </span>
      </div>
      {props.children}
      <StepForm<Fields>
        form={form}
        initial={{ outcome: '整改' }}
        submitText={result === undefined ? '请先选复核结果' : submitText(kind, gone)}
        danger={result !== undefined && !gone}
        disabled={result === undefined || undecided}
        {...(undecided ? { note: '页面打不开，不能判定是否复发，请换个时间再看。' } : {})}
        busy={busy}
        onFinish={finish}
      >
        <Form.Item name="result" label="人工复核" rules={[{ required: true, message: '请选复核结果' }]}>
          <Radio.Group
            options={HAND_RESULTS.map((one) => ({ value: one, label: one, title: LEADS[one].says }))}
          />
        </Form.Item>
        <Form.Item
          name="evidence"
          label="看到了什么"
          rules={[
            {
              validator: (_rule, typed: string | undefined) =>
                saysEnough(typed ?? '')
                  ? Promise.resolve()
                  : Promise.reject(new Error('请写明看到了什么，至少 4 个字')),
            },
          ]}
        >
          <Input.TextArea rows={2} maxLength={500} placeholder="例如：附件已能打开，共三页，内容完整。" />
        </Form.Item>
        {kind === '复核' && result === '已消除' && (
          <Form.Item name="outcome" label="办结方式">
            <Radio.Group options={['整改', '下线不重发']} />
          </Form.Item>
        )}
        {kind === '复核' && result === '页面已删' && (
          <p className="soft small">页面已删，办结方式为“下线不重发”。已在新网址重新发布的，请复核新网址。</p>
        )}
      </StepForm>
    </div>
  );
}

function submitText(kind: Props['kind'], gone: boolean | undefined): string {
  if (kind === '回头看') return gone === false ? '记录：复发，退回整改' : '记录：未复发';
  return gone ? '复核通过，办结' : '复核不通过，退回整改';
}
