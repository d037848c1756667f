import type { Rule } from '../rule.ts';

/** Words of the office's own lists and of those that ship; severity and sureness are the entry's own. */
export const rule: Rule = {
  id: 'wrong-word',
  title: '错别字和错误表述',
  clause: '三(一)1、四(六)',
  problemClass: '错别字',
  severity: '一般',
  severest: '严重',
  sureness: '确定',
  needs: ['text'],
  check(reading, { lexicon }) {
    return lexicon.find(reading.text).map(({ start, end, entry }) => ({
      start,
      end,
      message:
        entry.right === ''
          ? `“${entry.wrong}”在本单位的词表里，请核对`
          : `“${entry.wrong}”${entry.sureness === '疑似' ? '疑为' : '应为'}“${entry.right}”`,
      ...(entry.right === '' ? {} : { suggestion: entry.right }),
      severity: entry.severity,
      sureness: entry.sureness,
      problemClass: entry.problemClass,
    }));
  },
  examples: {
    flags: [
      { why: 'the name of an organ', reading: { text: '县人民攻府办公室印发通知。' } },
      { why: 'through spaces inside the word', reading: { text: '县人 民攻府办公室印发通知。' } },
      { why: 'effect for force of law', reading: { text: '未公开的文件不具有法律效应。' } },
    ],
    passes: [
      { why: 'the right word', reading: { text: '县人民政府办公室印发通知。' } },
      { why: 'two words that meet by chance', reading: { text: '补贴按装机容量核定。' } },
    ],
  },
};
