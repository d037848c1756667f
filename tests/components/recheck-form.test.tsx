import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../components/loaded.tsx';
import { RecheckForm } from '../../components/tickets/forms/recheck-form.tsx';
import type { RecheckWays } from '../../components/tickets/step-choice.ts';
import type { Recheck } from '../../lib/core/events/event.ts';
import { Screen } from './on-screen.tsx';

/** What listens to the window: keys, and the page coming back to the front. */
const heard = await vi.hoisted(async () => {
  (await import('./open-window.ts')).openWindow();
  const listeners = new Map<string, Set<(event: unknown) => void>>();
  const of = (type: string) => listeners.get(type) ?? listeners.set(type, new Set()).get(type) ?? new Set();
  Object.assign(globalThis, {
    addEventListener: (type: string, act: (event: unknown) => void) => void of(type).add(act),
    removeEventListener: (type: string, act: (event: unknown) => void) => void of(type).delete(act),
  });
  return {
    tell(type: string, event: object = {}) {
      let kept = false;
      for (const act of [...of(type)]) act({ ...event, preventDefault: () => (kept = true) });
      return kept;
    },
    count: (type: string) => of(type).size,
  };
});

const URL_OF_PAGE = 'https://www.qinghe.example/zwgk/1.html';
const answer = (result: Recheck['result'], over: Partial<Recheck> = {}): Recheck => ({
  by: 'machine',
  result,
  checkedAt: '2026-11-23T10:00:00+08:00',
  url: URL_OF_PAGE,
  evidence: `依据：${result}`,
  ...over,
});
const good = <T,>(value: T): Answer<T> => ({ ok: true, value });

/** An answer the test gives when it likes. */
function later<T>() {
  let give: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { promise, give };
}

type Standing = Awaited<ReturnType<RecheckWays['standing']>>;
let screen: Screen;
const written: [string, unknown][] = [];

function show({
  kind = '复核' as '复核' | '回头看',
  page = async () => good(answer('打不开')) as Answer<Recheck>,
  ways = true,
  standing = async () => good({ tab: false }) as Standing,
  inTab = (async () => good(answer('打不开'))) as RecheckWays['inTab'],
  picture = (async () =>
    good({
      hash: 'a'.repeat(64),
      name: '截图.png',
      type: 'image/png',
      size: 1,
    })) as unknown as RecheckWays['picture'],
} = {}) {
  written.length = 0;
  const write = (step: string) => (payload: unknown) => void written.push([step, payload]);
  screen = Screen.show(
    <RecheckForm
      kind={kind}
      busy={false}
      recheck={page}
      ways={ways ? { standing, inTab, picture } : undefined}
      hand={{
        url: URL_OF_PAGE,
        recheckByHand: (result, evidence) => ({ ...answer(result, { evidence }), by: 'hand' }),
        onOpenPage: write('open'),
      }}
      onPass={write('复核通过')}
      onFail={write('复核不通过')}
      onLookBack={write('回头看')}
    />,
  );
}

const one = <E extends Element>(selector: string): E => {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`${selector} 不在页面上：${screen.words}`);
  return found;
};
const named = (name: string) =>
  [...document.querySelectorAll('button')].find((button) => button.textContent === name);

function choose(label: string) {
  const radio = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].find(
    (input) => input.closest('label')?.textContent === label,
  );
  if (!radio) throw new Error(`没有单选“${label}”`);
  radio.checked = true;
  radio.click();
}

function type(words: string) {
  const field = one<HTMLTextAreaElement>('textarea');
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, words);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const altH = () => heard.tell('keydown', { altKey: true, code: 'KeyH' });

/** Presses the button of the form, and sends it as a browser does. */
async function send(name: string) {
  await screen.click(name);
  one('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
}

beforeEach(() => vi.restoreAllMocks());
afterEach(() => screen.close());

describe('by page', () => {
  it('says what is done and how long it takes, then offers the one step the result allows', async () => {
    const asked = later<Answer<Recheck>>();
    show({ page: () => asked.promise });
    await screen.until(() => screen.buttons.join() === '打开页面核对原文', '打开页面核对原文');
    await screen.click('打开页面核对原文');
    await screen.reads('最多约半分钟');
    expect(screen.words).not.toContain('15 秒');
    asked.give(good(answer('已消除')));
    await screen.reads('● 已消除：原文已经不在原处');
    expect(screen.words).not.toContain('半分钟');
    expect(one('section[aria-label=核对结果] [role=status]').textContent).toContain('依据：已消除');
    expect(one('section[aria-label=核对结果] [role=status]').querySelector('button')).toBeNull();
    await screen.click('复核通过，办结');
    expect(written).toEqual([['复核通过', { recheck: answer('已消除'), outcome: '整改' }]]);
  });

  it.each([
    ['复核', '仍在', '复核不通过，退回整改', ['复核不通过', { recheck: answer('仍在') }]],
    [
      '复核',
      '页面已删',
      '复核通过，办结',
      ['复核通过', { recheck: answer('页面已删'), outcome: '下线不重发' }],
    ],
    ['回头看', '已消除', '记录：未复发', ['回头看', { recheck: answer('已消除'), recurred: false }]],
    ['回头看', '页面已删', '记录：未复发', ['回头看', { recheck: answer('页面已删'), recurred: false }]],
    ['回头看', '仍在', '记录：复发，退回整改', ['回头看', { recheck: answer('仍在'), recurred: true }]],
    [
      '回头看',
      '改成另一种错',
      '记录：复发，退回整改',
      ['回头看', { recheck: answer('改成另一种错'), recurred: true }],
    ],
  ] as const)('%s, %s: %s', async (kind, result, button, step) => {
    show({ kind, page: async () => good(answer(result)) });
    await screen.click('打开页面核对原文');
    await screen.click(button);
    expect(written).toEqual([step]);
    expect(named('人工复核（Alt+H）')).toBeUndefined();
  });

  it('an error is an alert in its own words, and it can be asked again', async () => {
    let tries = 0;
    show({
      page: async () =>
        ++tries === 1
          ? { ok: false, error: '还没有获准打开，没有复核，工单没有改动。' }
          : good(answer('仍在')),
    });
    await screen.click('打开页面核对原文');
    await screen.reads('还没有获准打开');
    expect(one('[role=alert]').textContent).toContain('工单没有改动');
    expect(screen.buttons).toEqual(['打开页面核对原文']);
    await screen.click('打开页面核对原文');
    await screen.reads('▲ 仍在');
    expect(document.querySelector('[role=alert]')).toBeNull();
  });

  it('打不开 leads to no step of the flow', async () => {
    show();
    await screen.click('打开页面核对原文');
    await screen.reads('? 打不开：机器没有看清');
    expect(screen.buttons).toEqual(['再核对一次', '打开后核对', '人工复核（Alt+H）']);
  });
});

describe('by tab', () => {
  it('opens one where none is, and asks the open one after', async () => {
    const opened: boolean[] = [];
    let isOpen = false;
    show({
      standing: async () => good({ tab: isOpen }),
      inTab: async (open) => {
        opened.push(open);
        isOpen = true;
        return good(answer('打不开'));
      },
    });
    await screen.click('打开页面核对原文');
    await screen.click('打开后核对');
    await screen.click('用打开的标签页核对');
    await vi.waitFor(() => expect(opened).toEqual([true, false]));
  });

  it('says that it waits, and keeps the other ways shut meanwhile', async () => {
    const asked = later<Answer<Recheck>>();
    show({ inTab: () => asked.promise });
    await screen.click('打开页面核对原文');
    await screen.click('打开后核对');
    await screen.reads('最多等 25 秒');
    expect(screen.buttons).not.toContain('再核对一次');
    expect(screen.buttons).not.toContain('人工复核（Alt+H）');
    asked.give(good(answer('仍在', { shown: { words: '', title: '', how: '浏览器标签页所见' } })));
    await screen.reads('▲ 仍在');
    expect(screen.words).toContain('浏览器标签页所见');
  });

  it('closed meanwhile: the sentence is shown, what was found stays, and a tab is to be opened again', async () => {
    let isOpen = true;
    show({
      standing: async () => good({ tab: isOpen }),
      inTab: async () => {
        isOpen = false;
        return { ok: false, error: '还没有读完，标签页就关上了，没有核对，工单没有改动。' };
      },
    });
    await screen.click('打开页面核对原文');
    await screen.click('用打开的标签页核对');
    await screen.reads('标签页就关上了');
    await screen.reads('打开后核对');
    expect(screen.words).toContain('? 打不开：机器没有看清');
    expect(screen.buttons).toContain('人工复核（Alt+H）');
  });

  it('a tab opened while the desk was away is known when it comes back', async () => {
    let isOpen = false;
    show({ standing: async () => good({ tab: isOpen }) });
    await screen.click('打开页面核对原文');
    await screen.reads('打开后核对');
    isOpen = true;
    heard.tell('focus');
    await screen.reads('用打开的标签页核对');
  });

  it('is not offered where no tab can be asked', async () => {
    show({ ways: false });
    await screen.click('打开页面核对原文');
    await screen.reads('? 打不开');
    expect(screen.buttons).toEqual(['再核对一次', '人工复核（Alt+H）']);
    altH();
    await screen.reads('看到了什么');
    expect(document.querySelector('[data-hand-picture]')).toBeNull();
  });
});

describe('by hand', () => {
  it('Alt+H opens the form with the focus in it and a picture on its way; the record carries both answers', async () => {
    const shot = later<Awaited<ReturnType<RecheckWays['picture']>>>();
    show({ picture: () => shot.promise });
    await screen.click('打开页面核对原文');
    await screen.reads('? 打不开');
    expect(one('[aria-keyshortcuts]').getAttribute('aria-expanded')).toBe('false');
    const focus = vi.spyOn(HTMLElement.prototype, 'focus');
    expect(altH()).toBe(true);
    await screen.reads('看到了什么');
    expect(one('[aria-keyshortcuts]').getAttribute('aria-expanded')).toBe('true');
    expect(focus.mock.contexts).toContain(one('section[aria-label=人工复核]'));
    await screen.reads('正在截图');
    const picture = { hash: 'a'.repeat(64), name: '截图.png', type: 'image/png', size: 1 };
    shot.give(good(picture) as never);
    await screen.reads('● 已截图');
    choose('已消除');
    type('图片里的文字已改为人民政府。');
    await send('复核通过，办结');
    await vi.waitFor(() => expect(written).toHaveLength(1));
    expect(written[0]).toMatchObject([
      '复核通过',
      {
        outcome: '整改',
        recheck: {
          by: 'hand',
          result: '已消除',
          evidence: '图片里的文字已改为人民政府。',
          machine: { result: '打不开', evidence: '依据：打不开' },
          evidenceFiles: [picture],
        },
      },
    ]);
  });

  it('a picture that was not taken is said, and is no hindrance', async () => {
    show({
      kind: '回头看',
      picture: async () => ({ ok: false, error: '没有打开这个网页的标签页，没有截图。' }),
    });
    await screen.click('打开页面核对原文');
    await screen.click('人工复核（Alt+H）');
    await screen.reads('没有截图。不截图也可以填写。');
    choose('仍在');
    type('附件仍然打不开');
    await send('记录：复发，退回整改');
    await vi.waitFor(() => expect(written).toHaveLength(1));
    expect(written[0]?.[1]).not.toHaveProperty('recheck.evidenceFiles');
  });

  it('what was seen must be said: the sentence stands at the field and nothing is written', async () => {
    show();
    await screen.click('打开页面核对原文');
    await screen.click('人工复核（Alt+H）');
    await screen.reads('看到了什么');
    choose('仍在');
    type('好');
    await send('复核不通过，退回整改');
    await screen.reads('请写明看到了什么，至少 4 个字');
    expect(written).toEqual([]);
  });

  it('the key does nothing before the machine was asked, nor where it could tell', async () => {
    show({ page: async () => good(answer('仍在')) });
    expect(altH()).toBe(false);
    await screen.click('打开页面核对原文');
    await screen.reads('▲ 仍在');
    expect(altH()).toBe(false);
    expect(screen.words).not.toContain('看到了什么');
  });

  it.each([
    ['H alone', { altKey: false, code: 'KeyH' }],
    ['Alt and another key', { altKey: true, code: 'KeyG' }],
  ])('%s opens nothing', async (_what, key) => {
    show();
    await screen.click('打开页面核对原文');
    await screen.reads('? 打不开');
    expect(heard.tell('keydown', key)).toBe(false);
    expect(screen.words).not.toContain('看到了什么');
  });

  it('comes after the machine’s own buttons in the order of the keyboard', async () => {
    show();
    await screen.click('打开页面核对原文');
    await screen.click('人工复核（Alt+H）');
    await screen.reads('● 已截图');
    expect([...document.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
      '再核对一次',
      '打开后核对',
      '人工复核（Alt+H）',
      '打开页面查看',
      '重新截图',
      '请先选复核结果',
    ]);
    for (const button of document.querySelectorAll('button'))
      expect(button.getAttribute('tabindex')).toBeNull();
  });
});

describe('before anybody asks', () => {
  it('is empty but for the one button where nothing is known, and where that cannot be asked', async () => {
    show();
    await screen.until(() => screen.buttons.join() === '打开页面核对原文', '打开页面核对原文');
    expect(document.querySelector('[data-second-look]')).toBeNull();
    screen.close();
    show({ standing: async () => ({ ok: false, error: '读不了' }) });
    await screen.until(() => screen.buttons.join() === '打开页面核对原文', '打开页面核对原文');
    expect(screen.words).not.toContain('读不了');
  });

  it('says what is waited for', async () => {
    show({ standing: async () => good({ tab: false, waits: '10:00 第一次返回状态 404。' }) });
    await screen.reads('◐ 10:00 第一次返回状态 404。');
    expect(one('[data-second-look]').getAttribute('role')).toBe('status');
  });

  it('a second look that came by itself is there with its step; an answer asked for is not put aside by it', async () => {
    const known = good({ tab: false, gone: answer('页面已删') });
    const asked = later<Answer<Recheck>>();
    show({ standing: async () => known, page: () => asked.promise });
    await screen.reads('● 页面已删');
    expect(screen.buttons).toContain('复核通过，办结');
    await screen.click('再核对一次');
    heard.tell('focus');
    await screen.reads('半分钟');
    expect(screen.words).not.toContain('● 页面已删');
    asked.give(good(answer('仍在')));
    await screen.reads('▲ 仍在');
    heard.tell('focus');
    expect(screen.words).not.toContain('页面已删');
  });

  it('listens to nothing any more once it is closed', async () => {
    show();
    await screen.click('打开页面核对原文');
    await screen.reads('? 打不开');
    screen.close();
    await vi.waitFor(() => expect([heard.count('focus'), heard.count('keydown')]).toEqual([0, 0]));
  });
});
