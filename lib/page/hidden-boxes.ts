import type { HiddenBox, HiddenHow } from '../core/reading.ts';
import type { PageText } from './page-text.ts';

/** Why an element is hidden: `index` is the element that says so, itself or one above. */
export interface HiddenSign {
  index: number;
  how: HiddenHow;
  evidence: HiddenBox['evidence'];
}

const CONTROL = /^(input|select|button|textarea|form|option)$/;
const PICTURE = /^(img|svg|canvas|video|iframe|object|embed)$/;
const ROW = /^(li|dl|dt|dd|tr|h[1-6])$/;
/** Elements looked at inside one box: what it is shows itself early. */
const MOST_INSIDE = 400;

/** What a hidden box holds. Facts only: a rule says what to think of them. */
export function boxAt(page: PageText, { index, how, evidence }: HiddenSign): HiddenBox | undefined {
  const item = page.elements[index];
  if (!item) return undefined;
  const { start, end, tag, name, last } = item;
  let controls = 0;
  let pictures = 0;
  let rows = 0;
  for (let at = index; at <= last && at < index + MOST_INSIDE; at++) {
    const inside = page.elements[at]?.tag ?? '';
    if (CONTROL.test(inside)) controls++;
    else if (PICTURE.test(inside)) pictures++;
    else if (ROW.test(inside)) rows++;
  }
  return {
    start,
    end,
    how,
    evidence,
    tag,
    name: name.trim().replace(/\s+/g, ' ').slice(0, 60),
    controls,
    pictures,
    rows,
    toggled: isToggled(page, index),
  };
}

function isToggled(page: PageText, index: number): boolean {
  const item = page.elements[index];
  const around = [index, item?.parent ?? -1, item?.previous ?? -1];
  return around.some((at) => {
    const element = page.elements[at]?.element;
    return ['onclick', 'onmouseover', 'onmouseenter', 'onmouseout'].some((name) =>
      element?.hasAttribute(name),
    );
  });
}
