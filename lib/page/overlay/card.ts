import type { FiledTicket } from '../../core/page-result.ts';
import { makerOf } from './build-element.ts';
import { buildCardBody } from './card-body.ts';
import {
  buildDismissRow,
  buildReasonChooser,
  type Dismissal,
  type DismissalWords,
  dismissalWords,
} from './card-dismiss.ts';
import { buildFiledNote } from './card-filed.ts';
import { buildReceipt } from './card-receipt.ts';
import type { Card, CardSetting } from './card-shapes.ts';
import { unseenWords } from './card-unseen.ts';
import { buildReportForm, startWords, wordsAsText } from './report-form.ts';
import { trapFocus } from './trap-focus.ts';
import { buildVolunteerForm, volunteerWords } from './volunteer-form.ts';
import { watchSeen } from './watch-seen.ts';

/** The card of one mark, one selection or the whole page: plain DOM, text nodes only. */
export function buildCard(setting: CardSetting): Card {
  const { document, subject, words, acts, volunteer = false, tickets = [] } = setting;
  const make = makerOf(document);
  const isFinding = subject.kind === 'finding';
  const messages = make('div', { attributes: { role: 'status' } });
  const footer = make('footer');
  let filed = false;

  const first = words ?? startWords(subject);
  const form = (volunteer ? buildVolunteerForm : buildReportForm)(
    document,
    volunteer ? volunteerWords(subject, first) : first,
    subject.kind === 'page',
    () => acts.typed(form.words()),
  );
  form.element.hidden = isFinding && words === undefined && !volunteer;
  if (subject.kind === 'ticket' || (isFinding && subject.ticket)) form.element.hidden = true;

  const say = (kind: 'error' | 'done' | 'note', parts: readonly (Node | string)[]) => {
    const line = make('div', { class: kind, attributes: kind === 'error' ? { role: 'alert' } : {} });
    line.append(...parts);
    messages.replaceChildren(line);
  };
  const button = (text: string, act: (event: Event) => void, className = '') =>
    make('button', { text, class: className, attributes: { type: 'button' }, on: { click: act } });
  const named = (text: string, name: string, act: () => void) =>
    make('button', {
      text,
      class: 'plain',
      attributes: { type: 'button', 'aria-label': name },
      on: { click: act },
    });
  const space = () => make('span', { class: 'space' });
  const copyTyped = () =>
    button('复制已填内容', () => {
      void acts.copy(wordsAsText(subject, form.words()));
    });

  /** Acts only when the card was really seen: a page can lay something over it, fade it or put it under a pointer. */
  function whenSeen(event: Event, act: () => void): void {
    const unseen = seen.whyNot(event, event.currentTarget as HTMLElement);
    if (unseen === null) act();
    else say('error', unseenWords(make, unseen, volunteer ? undefined : acts.openPanel));
  }

  async function file(): Promise<void> {
    if (filed) return;
    const filled = form.words();
    if (subject.kind === 'page' && filled.description.trim() === '') {
      say('error', ['还没有提交：没有选中文字时，请先写情况说明。']);
      form.focus();
      return;
    }
    filed = true;
    setBusy(true);
    say('note', ['正在写入台账…']);
    const answer = await acts.file(filled);
    setBusy(false);
    if (!answer.ok) {
      filed = false;
      say('error', [`没有报成：${answer.error}`, make('br'), '填写的内容还在，可以再试。 ', copyTyped()]);
      return;
    }
    acts.typed(null);
    if (volunteer) showReceipt(answer.value);
    else showFiled(answer.value);
  }

  function showFiled({ number, dueText, pictureNote }: FiledTicket): void {
    form.element.hidden = true;
    const lines = [dueText, ...(pictureNote === undefined ? [] : [make('br'), pictureNote])];
    say('done', ['已报错，工单 ', make('b', { text: number }), make('br'), ...lines]);
    footer.replaceChildren(
      button('打开侧栏', acts.openPanel),
      space(),
      ...(acts.step ? [button('下一处', () => acts.step?.(1))] : []),
      button('关闭', acts.close, 'main'),
    );
    focusMain();
  }

  function showReceipt(ticket: FiledTicket): void {
    form.element.hidden = true;
    const receipt = buildReceipt(document, ticket, acts, (sentence) => say('error', [sentence]));
    say('done', receipt.message);
    footer.replaceChildren(...receipt.buttons);
    focusMain();
  }

  function chooseReason(how: Dismissal): void {
    if (subject.kind !== 'finding') return;
    const words = dismissalWords(how, subject.finding, subject.ruleTitle);
    const chooser = buildReasonChooser(document, words, {
      done: (reason, event) => whenSeen(event, () => void dismiss(how, words, reason)),
      cancel: showActions,
    });
    footer.replaceChildren(chooser);
    chooser.querySelector('button')?.focus();
  }

  async function dismiss(how: Dismissal, words: DismissalWords, reason: string): Promise<void> {
    setBusy(true);
    const answer = await acts.dismiss(how, reason, true);
    setBusy(false);
    if (!answer.ok) {
      say('error', [`没有办成：${answer.error}`]);
      showActions();
      return;
    }
    form.element.hidden = true;
    say('done', [words.done, make('br'), `原因：${reason}。以后可在侧栏或“设置 → 忽略和放行”里撤销。`]);
    footer.replaceChildren(
      button(words.undo, () => void undo(how, words, reason)),
      space(),
      ...(acts.step ? [button('下一处', () => acts.step?.(1))] : []),
      button('关闭', acts.close, 'main'),
    );
    focusMain();
  }

  async function undo(how: Dismissal, words: DismissalWords, reason: string): Promise<void> {
    setBusy(true);
    const answer = await acts.dismiss(how, reason, false);
    setBusy(false);
    if (!answer.ok) {
      say('error', [`没有撤销成：${answer.error}`]);
      return;
    }
    say('note', [words.undone]);
    showActions();
  }

  function showActions(): void {
    const discard = words ? [button('丢弃草稿', drop, 'plain')] : [];
    if (subject.kind === 'ticket' || (isFinding && subject.ticket)) {
      const ticket = subject.ticket;
      if (ticket) say('done', ['已报 ', make('b', { text: ticket.number }), `（${ticket.state}）`]);
      footer.replaceChildren(
        button(volunteer ? '我报的' : '打开侧栏', acts.openPanel),
        space(),
        button('关闭', acts.close, 'main'),
      );
    } else if (isFinding) {
      footer.replaceChildren(
        button('报错', (event) => whenSeen(event, () => void file()), 'main'),
        ...(form.element.hidden ? [button('补充后再报', openForm)] : []),
        ...discard,
        // What is put away is the office's to decide.
        ...(volunteer
          ? []
          : [
              buildDismissRow(document, subject.finding, subject.ruleTitle, {
                choose: chooseReason,
                refuse: (sentence) => say('note', [sentence]),
              }),
            ]),
      );
    } else {
      footer.replaceChildren(
        button('提交', (event) => whenSeen(event, () => void file()), 'main'),
        ...discard,
        space(),
        button('取消', acts.close),
      );
    }
    focusMain();
  }

  function drop(): void {
    acts.typed(null);
    acts.close();
  }
  function openForm(): void {
    form.element.hidden = false;
    showActions();
    form.focus();
  }
  function setBusy(busy: boolean): void {
    for (const one of footer.querySelectorAll('button')) one.disabled = busy;
    form.setDisabled(busy);
  }
  function focusMain(): void {
    if (element.isConnected)
      (footer.querySelector<HTMLElement>('button.main') ?? footer.querySelector('button'))?.focus({
        preventScroll: true,
      });
  }

  const { title, grade, isSerious, isSuspect, parts } = buildCardBody(document, subject, acts.copy);
  const tone = `${isSerious ? ' serious' : ''}${isSuspect ? ' suspect' : ''}`;
  const heading = make('h1', { text: title, attributes: { id: 'card-title' } });
  const element = make(
    'section',
    {
      class: `card${tone}`,
      attributes: { role: 'dialog', 'aria-labelledby': 'card-title', 'aria-describedby': 'card-body' },
    },
    [
      make('header', {}, [
        grade === '' ? null : make('span', { class: `grade${tone}`, text: grade }),
        heading,
        ...(acts.step
          ? [named('‹', '上一处', () => acts.step?.(-1)), named('›', '下一处', () => acts.step?.(1))]
          : []),
        named('✕', '关闭', acts.close),
      ]),
      make('div', { class: 'body', attributes: { id: 'card-body' } }, [
        ...parts,
        ...buildFiledNote(document, subject, tickets, volunteer ? '我报的' : '侧栏'),
        messages,
        form.element,
      ]),
      footer,
    ],
  );
  const seen = watchSeen(document.defaultView as Window & typeof globalThis, element);
  trapFocus(element);
  showActions();

  return {
    element,
    focus: () => (isFinding || subject.kind === 'ticket' ? focusMain() : form.focus()),
    orphaned(sentence) {
      say('error', [sentence, make('br'), copyTyped()]);
    },
  };
}
