import { askExtension } from '../../lib/node/ask-extension.ts';
import type { Office } from './fixtures.ts';

/** Every page, console and page errors counted, so that a page that merely looks right does not pass. */
export function watchErrors(office: Office): string[] {
  const errors: string[] = [];
  office.context.on('weberror', (error) => errors.push(String(error.error())));
  office.context.on('console', (message) => {
    if (message.type() === 'error' && message.page()?.url().startsWith('chrome-extension:')) {
      errors.push(message.text());
    }
  });
  return errors;
}

/** A ticket whose every free text is `words`, from a page nobody read. */
export async function fileWords(office: Office, words: string, more: Record<string, unknown> = {}) {
  return askExtension(office.desk, 'fileTicket', {
    reading: { url: 'https://www.qinghe.example/x.html', title: words, site: { name: words } },
    selection: { exact: words, prefix: '', suffix: '', start: 0 },
    surroundings: [words],
    problemClass: '错别字',
    ...more,
  });
}
