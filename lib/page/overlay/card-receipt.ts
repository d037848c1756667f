import type { FiledTicket, Result } from '../../core/page-result.ts';
import { makerOf } from './build-element.ts';

interface ReceiptActs {
  openReceipt?: ((id: string) => Promise<Result<null>>) | undefined;
  copy(text: string): Promise<boolean>;
  close(): void;
}

const ADVICE = '工单存在这台电脑上，没有发给任何人。请导出文件交给网站，或转到官方找错。';

export interface Receipt {
  /** The code, big, with what to do next. */
  message: (Node | string)[];
  buttons: HTMLElement[];
}

/** What a volunteer gets for a report: the receipt code and the two ways on. */
export function buildReceipt(
  document: Document,
  { id, number, pictureNote = '' }: FiledTicket,
  acts: ReceiptActs,
  failed: (sentence: string) => void,
): Receipt {
  const make = makerOf(document);
  const { openReceipt } = acts;
  const button = (text: string, act: () => void, name = '') =>
    make('button', { text, class: name, attributes: { type: 'button' }, on: { click: act } });
  const goOn = async () => {
    const answer = await openReceipt?.(id);
    if (answer && !answer.ok) failed(`没有打开：${answer.error} 回执码 ${number} 已存好。`);
  };
  return {
    message: ['已报错，请记下回执码：', make('b', { class: 'receipt', text: number }), ADVICE, pictureNote],
    buttons: [
      ...(openReceipt ? [button('导出文件、转官方找错', () => void goOn(), 'main')] : []),
      button('复制回执码', () => void acts.copy(number)),
      make('span', { class: 'space' }),
      button('关闭', acts.close),
    ],
  };
}
