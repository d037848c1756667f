import { shownContext } from '../../core/text/shown-context.ts';
import { type Make, makerOf } from './build-element.ts';
import { gradeOf } from './mark-kind.ts';
import type { CardSubject } from './shapes.ts';

interface CardBody {
  title: string;
  grade: string;
  isSerious: boolean;
  /** 疑似: a person decides, and the card looks it. */
  isSuspect: boolean;
  parts: Node[];
}

/** What is known of the subject: the words in their context, why, what instead, by which clause. */
export function buildCardBody(
  document: Document,
  subject: CardSubject,
  copy: (text: string) => Promise<boolean>,
): CardBody {
  const make = makerOf(document);
  const span = (text: string, className = '') => make('span', { text, class: className });
  const quote = (prefix: string, exact: string, suffix: string) => {
    const { before, after } = shownContext({ prefix, suffix });
    return make('blockquote', {}, [
      span(before, 'context'),
      make('mark', { text: exact }),
      span(after, 'context'),
    ]);
  };
  const note = (text: string | undefined) => (text ? [make('p', { class: 'note', text })] : []);

  switch (subject.kind) {
    case 'finding': {
      const { finding } = subject;
      const rows: [string, Node[]][] = [['原因', [span(finding.message)]]];
      if (finding.suggestion)
        rows.push([
          '建议',
          [make('strong', { text: finding.suggestion }), copyButton(make, finding.suggestion, copy)],
        ]);
      rows.push(['依据', [span(finding.clause)]]);
      const isPrivate = finding.problemClass === '个人隐私';
      return {
        title: finding.problemClass,
        grade: gradeOf(finding),
        isSerious: finding.severity === '严重',
        isSuspect: finding.sureness === '疑似',
        parts: [
          ...(finding.quote.exact === ''
            ? []
            : [quote(finding.quote.prefix, finding.quote.exact, finding.quote.suffix)]),
          make(
            'dl',
            {},
            rows.flatMap(([name, value]) => [make('dt', { text: name }), make('dd', {}, value)]),
          ),
          ...note(finding.sureness === '疑似' ? '疑似：不能断定是错，请对照上下文判断。' : undefined),
          ...note(isPrivate ? '只留遮盖后的样子：号码原文不写入工单，也不离开本机。' : undefined),
        ],
      };
    }
    case 'ticket':
      return {
        title: '已报的问题',
        grade: '',
        isSerious: false,
        isSuspect: false,
        parts: [quote('', subject.ticket.exact ?? '', '')],
      };
    case 'selection':
      return {
        title: '报错：选中的文字',
        grade: '',
        isSerious: false,
        isSuspect: false,
        parts: [quote(subject.prefix, subject.exact, subject.suffix), ...note(subject.note)],
      };
    case 'page':
      return {
        title: '报错：整个页面',
        grade: '',
        isSerious: false,
        isSuspect: false,
        parts: [
          make('p', { class: 'note', text: subject.note ?? '没有选中文字。要报某一处，请先选中它再报错。' }),
          make('blockquote', { text: subject.title === '' ? '（本页没有标题）' : subject.title }),
        ],
      };
  }
}

function copyButton(make: Make, text: string, copy: (text: string) => Promise<boolean>): HTMLButtonElement {
  const button = make('button', {
    class: 'link',
    text: '复制',
    attributes: { type: 'button' },
    on: {
      click: async () => {
        button.textContent = (await copy(text)) ? '已复制' : '没有复制成，请手动选取';
      },
    },
  });
  return button;
}
