import type { MessageSender } from '../../lib/extension/sender.ts';
import { PAGE } from './fresh-ledger.ts';
import { desk, ME, overlay, popup } from './hostile-messages.ts';

type Message = [string, unknown, unknown, MessageSender];

const ELSEWHERE = 'https://a.gov.cn/';
const words = { kind: '固定表述', terms: ['值班读网制度'] };
const list = { name: '词表', on: true, content: words, what: '新建' };
const fingerprint = 'AAAA-AAAA';

/** Requests about files, devices, lists, columns and what readers put away that may change nothing. */
export const HOSTILE_REQUESTS: Message[] = [
  // Content scripts asking for what only our pages may.
  ...(
    [
      ['takeInPackage', { id: 'file' }],
      ['lookAtConfig', { id: 'file' }],
      ['takeConfig', { id: 'file', base: '0'.repeat(64), choices: [], unsigned: true }],
      ['imports', null],
      ['devices', null],
      ['approveDevice', { device: 'd', fingerprint }],
      ['revokeDevice', { device: 'd', reason: '丢失' }],
      ['quarantinedRecords', null],
      ['approveDevices', { approvals: [{ device: 'd', fingerprint }] }],
      ['takeOver', { ids: ['x'] }],
      ['waitingRecords', null],
      ['undoRestore', { device: 'd', reason: '误操作' }],
      ['isFreshMachine', null],
      ['backupStanding', { id: 'f', device: 'd' }],
      ['newerRecords', null],
      ['dismissals', null],
      ['undoDismissal', { how: '此词放行', key: 'x' }],
      ['discoveredColumns', null],
      ['dismissDiscovered', { keys: ['x'], dismissed: true }],
      ['lists', null],
      ['getList', { id: 'x' }],
      ['saveList', list],
      ['switchList', { id: 'x', on: false }],
      ['takeBackList', { id: 'x' }],
      ['removeList', { id: 'x' }],
      ['typoModel', null],
      ['startLinkCheck', { tabId: 7 }],
      ['linkCheck', { tabId: 7 }],
      ['stopLinkCheck', { tabId: 7 }],
      ['storedEvidence', null],
      ['giveUpEvidence', { bytes: 1 }],
      ['clearMachine', { typed: '清空本机' }],
    ] as [string, unknown][]
  ).map(([type, data]): Message => [`${type} from a page`, type, data, overlay]),
  // Our own pages asking for what only a page under reading may.
  ['words let pass without a page', 'letPass', { url: PAGE, findingId: 'x', reason: '', on: true }, desk],
  ['a receipt for a page of ours', 'openReceipt', { id: 'x' }, desk],
  ['words judged for a page of ours', 'judgeWords', { url: PAGE, text: '人民攻府' }, popup],
  // Somebody else in our name.
  ['clearing by another extension', 'clearMachine', { typed: '清空本机' }, { ...desk, id: 'other' }],
  [
    'a file of another origin',
    'takeInPackage',
    { id: 'x' },
    { ...desk, url: `${ME.ownOrigin}.evil.example/desk.html` },
  ],
  ['approval by a frame', 'approveDevice', { device: 'd', fingerprint }, { ...overlay, frameId: 2 }],
  // Another site's.
  ['words let pass elsewhere', 'letPass', { url: ELSEWHERE, findingId: 'x', reason: '', on: true }, overlay],
  [
    'a rule switched off from elsewhere',
    'switchRule',
    { ruleId: 'wrong-word', reason: '', on: false, url: ELSEWHERE },
    overlay,
  ],
  ['words judged for elsewhere', 'judgeWords', { url: ELSEWHERE, text: 'x' }, overlay],
  // Data of the wrong shape.
  ['a file without a name', 'takeInPackage', { id: '' }, desk],
  ['a file that is bytes', 'takeInPackage', { id: new Uint8Array(4) }, desk],
  ['a file nobody handed over', 'takeInPackage', { id: 'nobody' }, desk],
  ['a fingerprint of other letters', 'approveDevice', { device: 'd', fingerprint: 'aaaa-aaaa' }, desk],
  [
    'a fingerprint with more behind it',
    'approveDevice',
    { device: 'd', fingerprint: `${fingerprint}\n` },
    desk,
  ],
  ['a device without a name', 'approveDevice', { device: '', fingerprint }, desk],
  ['approval by a reader who is not the center', 'approveDevice', { device: 'd', fingerprint }, desk],
  ['a backup that is this machine’s own by a word', 'takeInPackage', { id: 'nobody', asOwn: '是' }, desk],
  [
    'approval for a seat there is none of',
    'approveDevice',
    { device: 'd', fingerprint, seats: ['县长'] },
    desk,
  ],
  ['approval for no seat', 'approveDevice', { device: 'd', fingerprint, seats: [] }, desk],
  ['approval of nobody', 'approveDevices', { approvals: [] }, desk],
  [
    '1,001 approvals at once',
    'approveDevices',
    { approvals: Array(1_001).fill({ device: 'd', fingerprint }) },
    desk,
  ],
  [
    'approvals by a reader who is not the center',
    'approveDevices',
    { approvals: [{ device: 'd', fingerprint }] },
    desk,
  ],
  ['taking over nothing', 'takeOver', { ids: [] }, desk],
  ['taking over by a reader who is not the center', 'takeOver', { ids: ['x'] }, desk],
  ['undoing a restore there is none of', 'undoRestore', { device: 'd', reason: '误操作' }, desk],
  ['undoing a restore without a reason', 'undoRestore', { device: 'd', reason: ' ' }, desk],
  ['revoking without a reason', 'revokeDevice', { device: 'd', reason: ' ' }, desk],
  ['revoking by a reader who is not the center', 'revokeDevice', { device: 'd', reason: '丢失' }, desk],
  [
    'words let pass that nobody found',
    'letPass',
    { url: PAGE, findingId: 'nobody', reason: '', on: true },
    overlay,
  ],
  ['words let pass without saying on or off', 'letPass', { url: PAGE, findingId: 'x', reason: '' }, overlay],
  ['a rule there is none of', 'switchRule', { ruleId: 'nobody', reason: '', on: false }, desk],
  [
    'a rule named as a member of Object',
    'switchRule',
    { ruleId: 'constructor', reason: '', on: false },
    desk,
  ],
  [
    'a grave rule off without a reason',
    'switchRule',
    { ruleId: 'personal-data', reason: ' ', on: false },
    desk,
  ],
  [
    'a rule that found nothing on the page',
    'switchRule',
    { ruleId: 'personal-data', reason: 'x', on: false, url: PAGE },
    overlay,
  ],
  ['undoing what there is none of', 'undoDismissal', { how: '销毁', key: 'x' }, desk],
  [
    'a sighting of a column nobody has',
    'sightByHand',
    { targetId: 'nobody', date: '2026-11-20', line: 'x' },
    desk,
  ],
  [
    'a sighting with a long date',
    'sightByHand',
    { targetId: 'qhyw', date: '2026-11-20T00:00:00', line: 'x' },
    desk,
  ],
  ['a sighting of tomorrow', 'sightByHand', { targetId: 'qhyw', date: '2026-11-24', line: 'x' }, desk],
  ['a sighting of no day', 'sightByHand', { targetId: 'qhyw', date: '2026-02-30', line: 'x' }, desk],
  ['a sighting without a date', 'sightByHand', { targetId: 'qhyw', line: 'x' }, overlay],
  [
    '核对无变动 of a column nobody has',
    'attestColumn',
    { targetId: 'nobody', on: '2026-11-20', reason: '' },
    desk,
  ],
  ['核对无变动 by nobody', 'attestColumn', { targetId: 'qhyw', on: '2026-11-20', reason: '' }, desk],
  [
    '核对无变动 with a reason of 2,000 characters',
    'attestColumn',
    { targetId: 'qhyw', on: '2026-11-20', reason: '长'.repeat(2000) },
    desk,
  ],
  [
    'an undone 核对无变动 there is none of',
    'undoAttestation',
    { targetId: 'qhyw', eventId: 'nobody', reason: '误记' },
    desk,
  ],
  ['a list of another kind', 'saveList', { ...list, content: { kind: '密钥', terms: [] } }, desk],
  [
    'a list with 60,000 terms',
    'saveList',
    { ...list, content: { kind: '固定表述', terms: Array(60_000).fill('值班读网制度') } },
    desk,
  ],
  ['a list with a long name', 'saveList', { ...list, name: '长'.repeat(61) }, desk],
  ['a new version of a list there is none of', 'saveList', { ...list, id: 'nobody' }, desk],
  ['a list there is none of', 'getList', { id: 'nobody' }, desk],
  ['switching a list there is none of', 'switchList', { id: '__proto__', on: false }, desk],
  ['taking back a list there is none of', 'takeBackList', { id: 'nobody' }, desk],
  ['6,000 columns put away', 'dismissDiscovered', { keys: Array(6_000).fill('x'), dismissed: true }, desk],
  [
    'a word of 300 characters let pass',
    'passWord',
    { ruleId: 'wrong-word', word: '长'.repeat(300), reason: '' },
    desk,
  ],
  ['proofs given up below nothing', 'giveUpEvidence', { bytes: -1 }, desk],
  ['proofs given up without an end', 'giveUpEvidence', { bytes: Number.POSITIVE_INFINITY }, desk],
  ['clearing without the words', 'clearMachine', { typed: '是' }, desk],
  ['clearing with the words in an array', 'clearMachine', { typed: ['清空本机'] }, desk],
];
