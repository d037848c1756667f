import type { Result } from '../../core/page-result.ts';
import { makerOf } from './build-element.ts';

export interface ColumnFormActs {
  send(fields: { date: string; words: string }): Promise<Result<unknown>>;
  /** The form may go; `done` says what was written down, absent when it was given up. */
  closed(done?: string): void;
}

const WORDS = {
  sight: {
    date: '最新一条的日期',
    words: '标题（照抄）',
    send: '登记',
    done: '已登记，注明人工登记。',
    about: '打开网页看最新一条，照抄标题和日期。',
  },
  attest: {
    date: '核对日期',
    words: '核对了什么',
    send: '确认核对无变动',
    done: '已记录核对无变动，可在工作台撤销。',
    about: '逐条核对内容后再填；期限从核对之日起算，最近更新日期不变，单独列出。',
  },
} as const;

/** Two fields inside the strip's list: a day and words. What was typed stays until it is written down. */
export function buildColumnForm(
  document: Document,
  kind: keyof typeof WORDS,
  today: string,
  acts: ColumnFormActs,
): HTMLElement {
  const make = makerOf(document);
  const words = WORDS[kind];
  const date = make('input', {
    attributes: { type: 'date', name: 'date', max: today, ...(kind === 'attest' ? { value: today } : {}) },
  });
  const text = make('input', { attributes: { type: 'text', name: 'words', maxlength: '200' } });
  const error = make('p', { class: 'error', attributes: { role: 'alert' } });
  error.hidden = true;
  const send = make('button', {
    class: 'primary',
    text: words.send,
    attributes: { type: 'button' },
    on: { click: () => void submit() },
  });

  function refuse(sentence: string): void {
    error.textContent = sentence;
    error.hidden = false;
  }

  async function submit(): Promise<void> {
    if (send.disabled) return;
    if (date.value === '') return refuse(`请填${words.date}。`);
    if (text.value.trim() === '') return refuse(`请填“${words.words}”。`);
    send.disabled = true;
    const answer = await acts.send({ date: date.value, words: text.value.trim() });
    send.disabled = false;
    if (answer.ok) acts.closed(words.done);
    else refuse(answer.error);
  }

  return make(
    'div',
    {
      class: 'column-form',
      on: {
        keydown(event) {
          const { key } = event as KeyboardEvent;
          if (key === 'Escape') acts.closed();
          else if (key === 'Enter' && event.target === text) void submit();
        },
      },
    },
    [
      make('p', { class: 'note', text: words.about }),
      make('label', { text: words.date }, [date]),
      make('label', { text: words.words }, [text]),
      error,
      make('div', { class: 'row' }, [
        send,
        make('button', { text: '取消', attributes: { type: 'button' }, on: { click: () => acts.closed() } }),
      ]),
    ],
  );
}
