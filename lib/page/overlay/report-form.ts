import type { ProblemClass } from '../../core/finding.ts';
import { makerOf } from './build-element.ts';
import { descriptionField, LONGEST_WORDS, labelled } from './form-fields.ts';
import type { CardSubject, ReportWords } from './shapes.ts';

/** A record, so that the compiler holds this list equal to the ledger's; zod stays out of the page. */
const PROBLEM_CLASSES: Record<ProblemClass, true> = {
  错别字: true,
  严重表述错误: true,
  标点符号: true,
  发文字号: true,
  日期数字: true,
  个人隐私: true,
  暗链外链: true,
  署名缺失: true,
  红头文件: true,
  解读缺失: true,
  转载不规范: true,
  商业广告: true,
  失效链接: true,
  更新逾期: true,
  空白栏目: true,
  页面规范: true,
  其他: true,
};

export interface ReportForm {
  element: HTMLElement;
  words(): ReportWords;
  /** Did the reader type or choose anything? */
  isTouched(): boolean;
  focus(): void;
  setDisabled(disabled: boolean): void;
}

/** Class, suggestion and description: prefilled, all of it changeable, nothing else asked. */
export function buildReportForm(
  document: Document,
  start: ReportWords,
  needsDescription: boolean,
  typed: () => void,
): ReportForm {
  const make = makerOf(document);
  const problemClass = make(
    'select',
    { attributes: { name: 'class' }, on: { change: typed } },
    Object.keys(PROBLEM_CLASSES).map((name) => make('option', { text: name, attributes: { value: name } })),
  );
  problemClass.value = start.problemClass;
  const suggestion = make('input', {
    attributes: { name: 'suggestion', maxlength: LONGEST_WORDS, autocomplete: 'off', spellcheck: 'false' },
    on: { input: typed },
  });
  suggestion.value = start.suggestion;
  const description = descriptionField(make, start.description, {
    rows: 2,
    isNeeded: needsDescription,
    typed,
  });

  const field = (name: string, input: HTMLElement) => labelled(make, name, input);
  const element = make('div', { class: 'form' }, [
    field('问题类别', problemClass),
    field('建议修改（选填）', suggestion),
    field(needsDescription ? '情况说明（必填）' : '情况说明（选填）', description),
  ]);
  const words = (): ReportWords => ({
    problemClass: problemClass.value,
    suggestion: suggestion.value,
    description: description.value,
  });
  return {
    element,
    words,
    isTouched() {
      const now = words();
      return (
        now.problemClass !== start.problemClass ||
        now.suggestion !== start.suggestion ||
        now.description !== start.description
      );
    },
    focus: () => (needsDescription ? description : problemClass).focus(),
    setDisabled(disabled) {
      for (const input of [problemClass, suggestion, description]) input.disabled = disabled;
    },
  };
}

/** What the form says before anybody types: the rule's own class and suggestion. */
export function startWords(subject: CardSubject): ReportWords {
  if (subject.kind === 'finding') {
    const { problemClass, suggestion } = subject.finding;
    return { problemClass, suggestion: suggestion ?? '', description: '' };
  }
  return { problemClass: subject.kind === 'selection' ? '错别字' : '其他', suggestion: '', description: '' };
}

/** A report as lines of text, for a clipboard when nothing else can take it. */
export function wordsAsText(subject: CardSubject, words: ReportWords): string {
  const quoted =
    subject.kind === 'finding'
      ? subject.finding.quote.exact
      : subject.kind === 'selection'
        ? subject.exact
        : '';
  const lines: [string, string][] = [
    ['问题类别', words.problemClass],
    ['原文', quoted],
    ['建议修改', words.suggestion],
    ['情况说明', words.description],
  ];
  return lines.flatMap(([name, text]) => (text === '' ? [] : [`${name}：${text}`])).join('\n');
}
