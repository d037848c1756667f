import type { PageReading } from '../core/reading.ts';
import type { Rule } from '../core/rule.ts';

type OffRule = Pick<Rule, 'title' | 'problemClass' | 'severity'>;

/** Rules named one by one; of more the number is said. */
const MOST_NAMED = 5;
/** Files that a page offers and that are not opened. */
const ATTACHMENT = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|txt|rtf|zip|rar|7z)(?:[?#]|$)/i;

/**
 * What was not looked at, one sentence each, the gravest first: what the judging left out, then what the reading
 * did. Never empty: pictures and attachments are looked into on no page.
 */
export function notLookedAt(
  reading: PageReading,
  { rulesOff, unjudged }: { rulesOff: readonly OffRule[]; unjudged: readonly string[] },
): string[] {
  const sentences = [
    ...(rulesOff.length > 0 ? [offSentence(rulesOff)] : []),
    ...unjudged,
    ...reading.gaps.map((gap) => (gap.what === 'text-cap' ? capSentence(reading.text.length) : gap.why)),
    ...(reading.gaps.some((gap) => gap.what === 'image-text') ? [] : ['图片里的文字没有看。']),
    attachmentSentence(reading),
  ];
  return [...new Set(sentences)];
}

/** 严重 rules and those of privacy first: the sentence may be cut in a narrow strip. */
function offSentence(rulesOff: readonly OffRule[]): string {
  const weight = ({ problemClass, severity }: OffRule) =>
    severity === '严重' || problemClass === '个人隐私' ? 0 : 1;
  const titles = [...rulesOff].sort((a, b) => weight(a) - weight(b)).map(({ title }) => `“${title}”`);
  const named = titles.slice(0, MOST_NAMED).join('');
  const rest = titles.length > MOST_NAMED ? '等' : '';
  return `已停用 ${rulesOff.length} 条规则${named}${rest}，没有按它们检查。`;
}

/** Word lists switched off: what only they know was not looked for. */
export function packsOffSentence(count: number): string[] {
  return count === 0 ? [] : [`已停用 ${count} 个词表，其中的词没有检查。`];
}

function capSentence(characters: number): string {
  return `页面过长，只检查了前 ${characters} 字，其余没有看。`;
}

function attachmentSentence({ links }: PageReading): string {
  const count = new Set(links.filter(({ href }) => ATTACHMENT.test(href)).map(({ href }) => href)).size;
  return count > 0 ? `本页 ${count} 个附件里的内容没有看。` : '附件里的内容没有看。';
}
