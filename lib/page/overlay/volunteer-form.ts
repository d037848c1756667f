import { contactDoubt } from '../../core/events/contact-doubt.ts';
import { MISTAKE_TYPES, mistakeType } from '../../core/events/mistake-types.ts';
import { makerOf } from './build-element.ts';
import { descriptionField, labelled } from './form-fields.ts';
import type { ReportForm } from './report-form.ts';
import type { CardSubject, ReportWords } from './shapes.ts';

const LONGEST_CONTACT = '50';
const DOUBT_ID = 'contact-doubt';

/** The one form of a volunteer: type as on the official 找错 page, what is wrong, and how to be reached, if wished. */
export function buildVolunteerForm(
  document: Document,
  start: ReportWords,
  needsDescription: boolean,
  typed: () => void,
): ReportForm {
  const make = makerOf(document);
  const type = make(
    'select',
    { attributes: { name: 'type' }, on: { change: typed } },
    MISTAKE_TYPES.map(({ code, name }) =>
      make('option', { text: `${code} ${name}`, attributes: { value: String(code) } }),
    ),
  );
  type.value = String(start.mistakeCode ?? 6);
  const description = descriptionField(make, start.description, {
    rows: 3,
    isNeeded: needsDescription,
    typed,
  });
  const line = (name: string, value = '', changed = typed, more: Record<string, string> = {}) => {
    const input = make('input', {
      attributes: { name, maxlength: LONGEST_CONTACT, autocomplete: 'off', spellcheck: 'false', ...more },
      on: { input: changed },
    });
    input.value = value;
    return input;
  };
  // Said while it is typed: said on leaving the field, it would come under the very click that hands in.
  const doubt = make('p', { class: 'note doubt', attributes: { id: DOUBT_ID, role: 'status' } });
  const sayDoubt = () => {
    const sentence = contactDoubt(phone.value);
    doubt.textContent = sentence === undefined ? '' : `? ${sentence}`;
  };
  const name = line('contact-name', start.contact?.name);
  const phone = line(
    'contact-phone',
    start.contact?.phone,
    () => {
      sayDoubt();
      typed();
    },
    { 'aria-describedby': DOUBT_ID },
  );
  sayDoubt();

  const field = (title: string, input: HTMLElement) => labelled(make, title, input);
  const element = make('div', { class: 'form' }, [
    field('问题类型', type),
    field(needsDescription ? '哪里不对（必填）' : '哪里不对（选填）', description),
    make('div', { class: 'pair' }, [field('您的姓名（选填）', name), field('电话或邮箱（选填）', phone)]),
    doubt,
    make('p', {
      class: 'note',
      text: '姓名和联系方式只跟这张工单的文件走，供网站回复您；不进台账，不写也能报。',
    }),
  ]);
  const words = (): ReportWords => ({
    problemClass: start.problemClass,
    suggestion: '',
    description: description.value,
    mistakeCode: Number(type.value),
    contact: { name: name.value.trim(), phone: phone.value.trim() },
  });
  const untouched = JSON.stringify(words());
  return {
    element,
    words,
    isTouched: () => JSON.stringify(words()) !== untouched,
    focus: () => (needsDescription ? description : type).focus(),
    setDisabled(disabled) {
      for (const input of [type, description, name, phone]) input.disabled = disabled;
    },
  };
}

/** What the form says before anybody types. */
export function volunteerWords(subject: CardSubject, words: ReportWords): ReportWords {
  const code =
    subject.kind === 'finding'
      ? mistakeType(subject.finding.problemClass).code
      : subject.kind === 'selection'
        ? 4
        : 6;
  return { ...words, mistakeCode: words.mistakeCode ?? code };
}
