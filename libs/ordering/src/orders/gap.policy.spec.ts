import { gapWithin, keepsGap, startsAfter } from './gap.policy';

const RULE = { itemCode: 'REHAB', leastMinutes: 30, mostMinutes: 60 };
const at = (time: string) => new Date(`2026-11-24T${time}:00+08:00`);

describe('The gap between two services', () => {
  it('is the catalogue’s unless the booker narrows it', () => {
    expect(gapWithin(RULE, {})).toEqual({ leastMinutes: 30, mostMinutes: 60 });
    expect(gapWithin(RULE, { mostMinutes: 45 })).toEqual({ leastMinutes: 30, mostMinutes: 45 });
    expect(gapWithin(RULE, { leastMinutes: 60 })).toEqual({ leastMinutes: 60, mostMinutes: 60 });
  });

  it.each([{ leastMinutes: 29 }, { mostMinutes: 61 }, { leastMinutes: 50, mostMinutes: 40 }])(
    'is not %j',
    (wanted) => expect(gapWithin(RULE, wanted)).toBeUndefined(),
  );

  it.each([
    ['10:29', false],
    ['10:30', true],
    ['11:00', true],
    ['11:01', false],
    ['09:30', false],
  ])('from ten on: a start at %s keeps it: %s', (start, expected) =>
    expect(keepsGap(at('10:00'), at(start), RULE)).toBe(expected),
  );

  it('bounds the starts, both included', () =>
    expect(startsAfter(at('10:00'), RULE)).toEqual({ from: at('10:30'), to: at('11:00') }));
});
