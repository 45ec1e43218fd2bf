import { normaliseContactPhone } from './contact-phone';

describe('a contact phone', () => {
  it.each([
    ['13812345678', '13812345678'],
    ['+86 138-1234-5678', '13812345678'],
    ['0527-84351234', '052784351234'],
    ['（0527）84351234', '052784351234'],
    ['010 1234 5678', '01012345678'],
  ])('reads %s', (text, expected) => expect(normaliseContactPhone(text)).toBe(expected));

  it.each(['', '84351234', '12345678901', '0527', 'call me', '0527843512345'])('refuses "%s"', (text) =>
    expect(normaliseContactPhone(text)).toBeNull(),
  );
});
