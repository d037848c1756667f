import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { contactDoubt } from '../../../lib/core/events/contact-doubt.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

describe('contactDoubt', () => {
  it.each(['123', '139000012', '12345678901', '139000012345', 'zhou@', 'zhou@mail', 'a b@qq.com', '周立'])(
    'doubts %s and says it can be handed in all the same',
    (typed) => expect(contactDoubt(typed)).toMatch(/不改也能提交。$/),
  );

  it.each([
    '',
    '  ',
    '13900001234',
    '139 0000 1234',
    '+86 139-0000-1234',
    '１３９００００１２３４',
    '0999-6200000',
    '（0999）6200000转8012',
    '010-66012345',
    '+86-010-12345678',
    '010-66012345-8012',
    '13900001234/6200000',
    '6200000、6200001',
    '6200000',
    '400-810-1234',
    'zhou.li@mail.example.com',
  ])('has nothing to say about “%s”', (typed) => expect(contactDoubt(typed)).toBeUndefined());

  it('every mobile number is one, however it is spaced, and none of another length', () => {
    const mobile = fc
      .tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9))
      .map((part) => part.join(''));
    fc.assert(fc.property(mobile, (number) => contactDoubt(number) === undefined));
    fc.assert(
      fc.property(
        mobile,
        fc.nat(10),
        (number, at) => contactDoubt(`${number.slice(0, at)} ${number.slice(at)}`) === undefined,
      ),
    );
    fc.assert(fc.property(mobile, (number) => contactDoubt(number.slice(0, 10)) !== undefined));
    fc.assert(fc.property(mobile, digits(2), (number, more) => contactDoubt(number + more) !== undefined));
  });
});
