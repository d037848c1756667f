import type { Identity } from '../../entrypoints/background/receive.ts';
import type { MessageSender } from '../../lib/extension/sender.ts';
import { article, PAGE, SITE } from './fresh-ledger.ts';

export const ME: Identity = { runtimeId: 'xundu', ownOrigin: 'chrome-extension://xundu' };
export const overlay: MessageSender = { id: 'xundu', url: PAGE, frameId: 0, tab: { id: 7, url: PAGE } };
export const desk: MessageSender = {
  id: 'xundu',
  url: 'chrome-extension://xundu/desk.html',
  frameId: 0,
  tab: { id: 9 },
};
export const popup: MessageSender = { id: 'xundu', url: 'chrome-extension://xundu/popup.html' };

export const reading = article('青禾县人民攻府办公室通知。');
export const draft = { reading, surroundings: ['通知。'], description: '第二段有错字' };
const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown;
const polluting = JSON.parse('{"__proto__":{"ok":true},"id":"x"}') as unknown;

/** Message, data, sender: none of them may change anything. */
export const HOSTILE: [string, unknown, unknown, MessageSender][] = [
  // Types nobody knows.
  ['no type', undefined, null, desk],
  ['a number as type', 7, null, desk],
  ['an unknown type', 'dropLedger', null, desk],
  ['a name of Object', 'constructor', {}, desk],
  ['__proto__', '__proto__', {}, desk],
  ['toString', 'toString', {}, desk],
  ['a type in other letters', 'FileTicket', draft, desk],
  ['an array as type', ['fileTicket'], draft, desk],
  // Senders that are nobody of ours.
  ['another extension', 'fileTicket', draft, { ...desk, id: 'other' }],
  ['no sender id', 'fileTicket', draft, { url: PAGE, frameId: 0, tab: { id: 7 } }],
  ['an empty sender', 'fileTicket', draft, {}],
  ['no address', 'fileTicket', draft, { id: 'xundu', tab: { id: 7 } }],
  ['a frame inside the page', 'fileTicket', draft, { ...overlay, frameId: 3 }],
  ['a web page without a tab', 'fileTicket', draft, { id: 'xundu', url: PAGE }],
  ['a file page', 'fileTicket', draft, { ...overlay, url: 'file:///C:/x.html' }],
  ['a data page', 'fileTicket', draft, { ...overlay, url: 'data:text/html,x' }],
  [
    'another extension’s page in a tab',
    'fileTicket',
    draft,
    { ...overlay, url: 'chrome-extension://other/x.html' },
  ],
  [
    'a host that looks like ours',
    'setRegister',
    {},
    { ...overlay, url: 'https://chrome-extension.xundu/desk.html' },
  ],
  [
    'our origin as user name of an address',
    'setSettings',
    { practised: true },
    { ...overlay, url: 'https://chrome-extension:xundu@evil.example/' },
  ],
  // Content scripts asking for what only our pages may.
  ...(
    [
      ['ticketPage', { filter: {}, order: 'newest', offset: 0, limit: 50 }],
      ['ticketIds', { filter: {}, order: 'newest' }],
      ['ticketViews', { ids: ['x'] }],
      ['ledgerRows', { ids: ['x'], from: 1 }],
      ['pageTickets', { url: 'https://www.qinghe.example/' }],
      ['history', { id: 'x' }],
      ['step', { id: 'x', type: '备注', payload: { text: 'x' } }],
      ['recheck', { id: 'x' }],
      ['getSettings', null],
      ['setSettings', { setupDone: true }],
      ['getRegister', null],
      ['setRegister', { version: 1, sites: [], columns: [], accounts: [], units: [], persons: [] }],
      ['watchSites', null],
      ['columnBoard', null],
      ['undoAttestation', { targetId: 'x', eventId: 'x', reason: 'x' }],
      ['storeHealth', null],
      ['checkStore', null],
      ['storeCheckProgress', null],
      ['stopStoreCheck', null],
      ['proofFolder', null],
      ['writeProofs', null],
      ['forgetFolder', null],
      ['lossIsKnown', null],
      ['learntPhrases', null],
      ['forgetPhrases', null],
      ['proofreadGround', null],
      ['passWord', { ruleId: 'wrong-word', word: '攻府', reason: '' }],
      ['pageSummary', {}],
      ['readTabNow', { tabId: 1 }],
      ['togglePage', { tabId: 1, on: false }],
      ['showFinding', { tabId: 1, findingId: 'x' }],
    ] as [string, unknown][]
  ).map(([type, data]): [string, unknown, unknown, MessageSender] => [
    `${type} from a page`,
    type,
    data,
    overlay,
  ]),
  // Addresses of another site.
  [
    'a reading of another site',
    'judgePage',
    { reading: { ...reading, url: 'https://evil.example/' } },
    overlay,
  ],
  [
    'a reading of http for https',
    'judgePage',
    { reading: { ...reading, url: PAGE.replace('https', 'http') } },
    overlay,
  ],
  ['a reading of another port', 'judgePage', { reading: { ...reading, url: `${SITE}:8443/x` } }, overlay],
  [
    'a ticket for another site',
    'fileTicket',
    { ...draft, reading: { ...reading, url: 'https://a.gov.cn/' } },
    overlay,
  ],
  [
    'a ticket for a look-alike host',
    'fileTicket',
    { ...draft, reading: { ...reading, url: `${SITE}.evil.example/x` } },
    overlay,
  ],
  [
    'a ticket with our site as user name',
    'fileTicket',
    { ...draft, reading: { ...reading, url: 'https://www.qinghe.example@evil.example/' } },
    overlay,
  ],
  [
    'ignoring on another site',
    'ignoreFinding',
    { url: 'https://a.gov.cn/', findingId: 'x', reason: '', on: true },
    overlay,
  ],
  ['a draft for another site', 'saveDraft', { url: 'https://a.gov.cn/', draft }, overlay],
  [
    'another site inside a draft',
    'saveDraft',
    { url: PAGE, draft: { ...draft, reading: { ...reading, url: 'https://a.gov.cn/' } } },
    overlay,
  ],
  ['reading the draft of another site', 'getDraft', { url: 'https://a.gov.cn/' }, overlay],
  // Data of the wrong shape.
  ['no data', 'fileTicket', undefined, overlay],
  ['null', 'fileTicket', null, overlay],
  ['a string', 'fileTicket', 'x', overlay],
  ['an array', 'fileTicket', [draft], overlay],
  ['a deep array', 'fileTicket', deep, overlay],
  ['a polluted object', 'step', polluting, desk],
  [
    'a script address',
    'fileTicket',
    { ...draft, reading: { ...reading, url: 'javascript:alert(1)' } },
    overlay,
  ],
  [
    'a script address from the desk',
    'fileTicket',
    { ...draft, reading: { ...reading, url: 'javascript:alert(1)' } },
    desk,
  ],
  ['a file address', 'saveDraft', { url: 'file:///etc/passwd', draft: null }, desk],
  ['an address of 9,000 characters', 'getDraft', { url: `${SITE}/${'a'.repeat(9000)}` }, overlay],
  ['21 surroundings', 'fileTicket', { ...draft, surroundings: Array(21).fill('x') }, overlay],
  ['a description of 1 MB', 'fileTicket', { ...draft, description: 'x'.repeat(1e6) }, overlay],
  ['a description that is an object', 'fileTicket', { ...draft, description: { toString: 'x' } }, overlay],
  ['a class nobody knows', 'fileTicket', { ...draft, problemClass: '重大政治错误' }, overlay],
  [
    'a selection without words',
    'fileTicket',
    { ...draft, selection: { exact: '', prefix: '', suffix: '', start: 0 } },
    overlay,
  ],
  [
    'a selection before the text',
    'fileTicket',
    { ...draft, selection: { exact: 'x', prefix: '', suffix: '', start: -1 } },
    overlay,
  ],
  ['a reading without a version', 'judgePage', { reading: { ...reading, version: undefined } }, overlay],
  ['a reading of version 2', 'judgePage', { reading: { ...reading, version: 2 } }, overlay],
  ['a reading of 6 MB', 'judgePage', { reading: { ...reading, text: '字'.repeat(6_000_001) } }, overlay],
  ['a reading whose links are words', 'judgePage', { reading: { ...reading, links: 'x' } }, overlay],
  [
    'a reading with a date of words',
    'judgePage',
    { reading: { ...reading, publishedAt: { date: '昨天', from: 'row', line: '' } } },
    overlay,
  ],
  ['a step that is none', 'step', { id: 'x', type: '销毁', payload: {} }, desk],
  ['a step with an id of 300 characters', 'step', { id: 'x'.repeat(300), type: '备注', payload: {} }, desk],
  ['a step on a ticket nobody has', 'step', { id: 'nobody', type: '备注', payload: { text: 'x' } }, desk],
  ['settings nobody knows', 'setSettings', { isAdmin: true }, desk],
  ['settings with a role nobody has', 'setSettings', { role: '系统管理员' }, desk],
  ['settings of version 2', 'setSettings', { version: 2 }, desk],
  ['settings with 501 hosts', 'setSettings', { offHosts: Array(501).fill('a.gov.cn') }, desk],
  ['a register without sites', 'setRegister', { version: 1 }, desk],
  [
    'a register that would watch everything',
    'setRegister',
    {
      version: 1,
      sites: [{ id: 's', name: 's', hosts: ['*'] }],
      columns: [],
      accounts: [],
      units: [],
      persons: [],
    },
    desk,
  ],
  [
    'a register with a path for a host',
    'setRegister',
    {
      version: 1,
      sites: [{ id: 's', name: 's', hosts: ['a.gov.cn/*'] }],
      columns: [],
      accounts: [],
      units: [],
      persons: [],
    },
    desk,
  ],
  ['a tab that is a word', 'togglePage', { tabId: 'all', on: false }, desk],
  ['a tab below 0', 'readTabNow', { tabId: -1 }, desk],
  ['half a tab', 'showFinding', { tabId: 1.5, findingId: 'x' }, desk],
  ['data where none belongs', 'injectCard', { file: '/evil.js' }, overlay],
  ['a card for our own page', 'injectCard', null, popup],
  ['a page of ours to be judged', 'judgePage', { reading }, desk],
];
