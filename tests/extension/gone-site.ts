import type { Background } from '../../entrypoints/background/background.ts';
import { answered, DESK, PAGE, SITE, type TestBackground } from './fresh-ledger.ts';

export const HOUR = 3_600_000;
export const BODY =
  '<p>各镇人民政府、街道办事处，县直各部门要高度重视，明确分管领导和具体责任人，按月报送进展情况，并对工作落实不力的单位予以通报。</p>';
/** The page of the ticket, with other words in the place of the fault. */
export const articleHtml = (words: string) =>
  `<!DOCTYPE html><meta charset="utf-8"><title>关于供水的公告</title><h1>关于供水的公告</h1>${BODY}<p>青禾县${words}定于十二月一日起检修供水管道，请各村提前储水，做好准备。</p>${BODY}`;
/** A home page as an office has it. */
export const HOME_HTML = `<!DOCTYPE html><meta charset="utf-8"><title>青禾县人民政府</title>${Array.from(
  { length: 8 },
  (_, at) => `<a href="/zwgk/${at}/">栏目${at}</a>`,
).join('')}`;

interface Answer {
  status: number;
  body: string;
  isDown: boolean;
  /** Where a redirect led. */
  at?: string;
}

/** A site whose answers to the next requests are set by the test: for its home page, and for every other one. */
export function goneSite() {
  const state: Answer & {
    asked: number;
    home: Answer;
    askedHome: number;
    log: [string, string | undefined][];
  } = {
    status: 404,
    body: '',
    isDown: false,
    asked: 0,
    home: { status: 200, body: HOME_HTML, isDown: false },
    askedHome: 0,
    log: [],
  };
  const fetch = async (url: string, { credentials }: RequestInit = {}) => {
    const isHome = url === `${SITE}/`;
    const answer = isHome ? state.home : state;
    if (isHome) state.askedHome++;
    else state.asked++;
    state.log.push([url, credentials]);
    if (answer.isDown) throw new TypeError('no network');
    const response = new Response(answer.body, {
      status: answer.status,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
    return Object.defineProperty(response, 'url', { value: answer.at ?? url });
  };
  return { state, fetch };
}

export const center = {
  person: { name: '陆景行', unit: '青禾县大数据中心' },
  role: '大数据中心',
  setupDone: true,
} as const;

/** A ticket about 人民攻府 in 整改中, written by the center. */
export async function ticketAtUnit(test: TestBackground, url = PAGE): Promise<string> {
  answered(await test.handlers.setSettings(center, DESK));
  const { id } = answered(
    await test.handlers.fileTicket(
      {
        reading: { url, title: '关于供水的公告', site: {} },
        selection: {
          exact: '人民攻府',
          prefix: '并对工作落实不力的单位予以通报。\n青禾县',
          suffix: '定于十二月一日起检修供水管道，请各村提前储水，做好准备。',
          start: 60,
        },
        surroundings: [],
        problemClass: '其他',
      },
      DESK,
    ),
  );
  await step(test, id, '受理', { unitName: '石桥镇人民政府' });
  const receivedAt = timeOf(test.background);
  await step(test, id, '通知', { personName: '罗景和', stand: 'A', how: '电话', receivedAt });
  return id;
}

/** The unit says that it took the page off. */
export async function reported(test: TestBackground, id: string): Promise<void> {
  await step(test, id, '反馈整改', { measure: '撤回', doneAt: timeOf(test.background) });
}

/** The same ticket in 待复核. */
export async function ticketInRecheck(test: TestBackground, url = PAGE): Promise<string> {
  const id = await ticketAtUnit(test, url);
  await reported(test, id);
  return id;
}

async function step(test: TestBackground, id: string, type: '受理' | '通知' | '反馈整改', payload: object) {
  answered(await test.handlers.step({ id, type, payload }, DESK));
}

const timeOf = (background: Background) => new Date(background.nowMs()).toISOString();
