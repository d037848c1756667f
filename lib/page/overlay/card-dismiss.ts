import { whyNotAllowable } from '../../core/dismissals/allowable.ts';
import type { Finding } from '../../core/finding.ts';
import { makerOf } from './build-element.ts';

/** Three different acts: this place only, these words everywhere, the whole rule. */
export type Dismissal = '此处忽略' | '此词放行' | '停用规则';

export interface DismissalWords {
  /** What the button says. */
  name: string;
  /** How far it reaches, said before it is done. */
  scope: string;
  reasons: readonly string[];
  /** What is said once it is done, without the reason. */
  done: string;
  undo: string;
  undone: string;
  /** Asks once more: a reason alone does not do it. */
  confirms: boolean;
}

/** Shown of the words; the rest is cut. */
const LONGEST_WORDS = 30;
const LONGEST_REASON = '200';

const cut = (words: string): string =>
  [...words].length > LONGEST_WORDS ? `${[...words].slice(0, LONGEST_WORDS).join('')}…` : words;

export function dismissalWords(how: Dismissal, finding: Finding, ruleTitle: string): DismissalWords {
  const words = cut(finding.quote.exact);
  const learns = finding.ruleId === 'context-typo';
  switch (how) {
    case '此处忽略':
      return {
        name: '此处忽略',
        scope: '只是本页这一处不再标出，别的地方、别的页面照常检查。',
        reasons: ['正确用法', '引用原文', '专名或人名', '情况已知'],
        done: '已在本页此处忽略，其他页面照常检查。',
        undo: '撤销忽略',
        undone: '已撤销忽略。',
        confirms: false,
      };
    case '此词放行':
      return {
        name: learns ? '忽略并学习' : '此词放行',
        scope: `所有页面上的“${words}”都不再按“${ruleTitle}”标出，别的规则照常检查。`,
        reasons: ['单位或地名', '人名', '行业用语', '正确用法'],
        done: learns ? `已学习“${words}”，以后不再当作错字。` : `已放行“${words}”，所有页面都不再标出。`,
        undo: '撤销放行',
        undone: '已撤销放行。',
        confirms: false,
      };
    case '停用规则':
      return {
        name: '停用规则',
        scope: `这台电脑上的所有页面都不再按“${ruleTitle}”检查，直到重新启用。停用期间，每页结果都会写明。`,
        reasons: ['误报太多', '不适用本单位', '暂时不查'],
        done: `已停用规则“${ruleTitle}”，所有页面都不再按它检查。`,
        undo: '重新启用',
        undone: '已重新启用这条规则。',
        confirms: true,
      };
  }
}

interface DismissActs {
  choose(how: Dismissal): void;
  /** Why an act is not to be had here. */
  refuse(sentence: string): void;
}

/** The row 不是错？ with its three acts, narrowest first. */
export function buildDismissRow(
  document: Document,
  finding: Finding,
  ruleTitle: string,
  acts: DismissActs,
): HTMLElement {
  const make = makerOf(document);
  const button = (how: Dismissal) => {
    const { name, scope } = dismissalWords(how, finding, ruleTitle);
    const refusal = how === '此词放行' ? whyNotAllowable(finding) : null;
    return make('button', {
      text: name,
      attributes: { type: 'button', title: refusal ?? scope },
      on: { click: () => (refusal ? acts.refuse(`${refusal}。`) : acts.choose(how)) },
    });
  };
  return make('div', { class: 'dismiss', attributes: { role: 'group', 'aria-label': '不是错' } }, [
    make('span', { text: '不是错？' }),
    button('此处忽略'),
    button('此词放行'),
    button('停用规则'),
  ]);
}

/** The reason: one of a few by one click, or typed. 停用规则 wants a second click. */
export function buildReasonChooser(
  document: Document,
  { scope, name, reasons, confirms }: DismissalWords,
  acts: { done(reason: string, event: Event): void; cancel(): void },
): HTMLElement {
  const make = makerOf(document);
  const own = make('input', {
    attributes: {
      name: 'reason',
      placeholder: '其他原因，请写明',
      'aria-label': '其他原因',
      maxlength: LONGEST_REASON,
      autocomplete: 'off',
      spellcheck: 'false',
    },
    on: {
      input: follow,
      keydown: (event) => {
        const { key, isComposing } = event as KeyboardEvent;
        if (key !== 'Enter' || isComposing) return;
        // Else the very same key press would go on to the button that is focused next, 关闭.
        event.preventDefault();
        finish(event);
      },
    },
  });
  const go = make('button', {
    text: confirms ? `确定${name}` : '确定',
    class: confirms ? 'main' : '',
    attributes: { type: 'button' },
    on: { click: finish },
  });
  const choices = reasons.map((reason) =>
    make('button', {
      text: reason,
      attributes: { type: 'button', ...(confirms ? { 'aria-pressed': 'false' } : {}) },
      on: {
        click: (event) => {
          if (!confirms) return acts.done(reason, event);
          own.value = reason;
          follow();
        },
      },
    }),
  );
  function follow(): void {
    go.disabled = own.value.trim() === '';
    if (!confirms) return;
    for (const choice of choices)
      choice.setAttribute('aria-pressed', String(choice.textContent === own.value.trim()));
  }
  function finish(event: Event): void {
    const reason = own.value.trim();
    if (reason !== '') acts.done(reason, event);
  }
  follow();
  return make('fieldset', { class: 'reasons' }, [
    make('legend', { text: scope }),
    make('span', { text: '原因：' }),
    ...choices,
    own,
    make('span', { class: 'space' }),
    go,
    make('button', {
      text: '取消',
      class: 'plain',
      attributes: { type: 'button' },
      on: { click: acts.cancel },
    }),
  ]);
}
