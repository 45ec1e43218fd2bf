import { touches, joined, startsOf, worksAt } from './slots.policy';

const DAY = new Date('2026-11-24T00:00:00+08:00');
const at = (minute: number) => new Date(DAY.getTime() + minute * 60_000);

describe('The starts of a day', () => {
  it('lie between the hours, the whole visit does', () => {
    const limits = { stepMinutes: 30, fromHour: 8, toHour: 10, earliest: at(0) };
    expect(startsOf(DAY, 60, limits)).toEqual([480, 510, 540]);
    expect(startsOf(DAY, 120, limits)).toEqual([480]);
    expect(startsOf(DAY, 121, limits)).toEqual([]);
  });

  it('do not lie before the earliest moment', () => {
    const limits = { stepMinutes: 30, fromHour: 8, toHour: 10, earliest: at(510) };
    expect(startsOf(DAY, 60, limits)).toEqual([510, 540]);
    expect(startsOf(DAY, 60, { ...limits, earliest: at(511) })).toEqual([540]);
  });
});

describe('Working hours', () => {
  const hours = [
    { weekday: 2, startMinute: 600, endMinute: 720 },
    { weekday: 2, startMinute: 480, endMinute: 600 },
    { weekday: 2, startMinute: 780, endMinute: 840 },
    { weekday: 3, startMinute: 0, endMinute: 1_440 },
  ];

  it('that adjoin count together', () =>
    expect(joined(hours, 2)).toEqual([
      [480, 720],
      [780, 840],
    ]));

  it.each([
    [480, 240, true],
    [480, 241, false],
    [479, 60, false],
    [660, 120, false],
    [780, 60, true],
  ])('cover a visit from %i of %i minutes: %s', (start, minutes, expected) =>
    expect(worksAt(joined(hours, 2), start, minutes)).toBe(expected),
  );
});

it('Who is absent in a part of the visit is absent', () => {
  const leave = [{ from: at(600), to: at(660) }];
  expect(touches(leave, at(540), at(600))).toBe(false);
  expect(touches(leave, at(540), at(601))).toBe(true);
  expect(touches(leave, at(660), at(700))).toBe(false);
});
