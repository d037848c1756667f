import type { Result } from '../../core/page-result.ts';
import { makerOf } from './build-element.ts';

export interface ColumnFormActs {
  send(fields: { date: string; words: string; isEmpty: boolean }): Promise<Result<unknown>>;
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
    empty: '列表是空的，没有任何内容',
    emptyWords: '页面上写着什么（照抄，如“暂无内容”）',
  },
  attest: {
    date: '核对日期',
    words: '核对了什么',
    send: '确认核对无变动',
    done: '已记录核对无变动，可在工作台撤销。',
    about: '逐条核对内容后再填；期限从核对之日起算，最近更新日期不变，单独列出。',
  },
} as const;

/** Two fields inside the strip's list: a day (or that there is none) and words. What was typed stays until it is written down. */
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
  const dateLabel = make('label', { text: words.date }, [date]);
  const textName = make('span', { text: words.words });
  const empty = make('input', {
    attributes: { type: 'checkbox', name: 'empty' },
    on: {
      change: () => {
        dateLabel.hidden = empty.checked;
        textName.textContent = wordsName();
      },
    },
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

  function wordsName(): string {
    return 'empty' in words && empty.checked ? words.emptyWords : words.words;
  }

  function refuse(sentence: string): void {
    error.textContent = sentence;
    error.hidden = false;
  }

  async function submit(): Promise<void> {
    if (send.disabled) return;
    if (!empty.checked && date.value === '') return refuse(`请填${words.date}。`);
    if (text.value.trim() === '') return refuse(`请填“${wordsName()}”。`);
    send.disabled = true;
    const answer = await acts.send({
      date: date.value,
      words: text.value.trim(),
      isEmpty: empty.checked,
    });
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
      ...('empty' in words
        ? [make('label', { class: 'check' }, [empty, make('span', { text: words.empty })])]
        : []),
      dateLabel,
      make('label', {}, [textName, text]),
      error,
      make('div', { class: 'row' }, [
        send,
        make('button', { text: '取消', attributes: { type: 'button' }, on: { click: () => acts.closed() } }),
      ]),
    ],
  );
}
