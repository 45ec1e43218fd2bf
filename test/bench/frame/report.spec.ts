import { jsonLine, passes, textLine, type Measure } from './report';

const ratio: Measure = {
  measure: 'booking_http_to_pg',
  value: 0.612345,
  unit: 'ratio',
  target: { atLeast: 0.5 },
  spread: { low: 0.58111, high: 0.66 },
};
const settings = { fsync: 'on', cores: 2 };

describe('A measure passes', () => {
  it.each<[number, Measure['target'], boolean]>([
    [0.5, { atLeast: 0.5 }, true],
    [0.499, { atLeast: 0.5 }, false],
    [3, { atMost: 3 }, true],
    [3.001, { atMost: 3 }, false],
    [17, undefined, true],
    [NaN, undefined, false],
    [Infinity, { atLeast: 1 }, false],
  ])('%d against %j: %s', (value, target, expected) =>
    expect(passes({ measure: 'x', value, unit: 'ratio', target })).toBe(expected),
  );

  it('by what was measured, not by what is printed', () =>
    expect(passes({ ...ratio, value: 0.49999 })).toBe(false));
});

describe('The line of a measure', () => {
  it('is one JSON object with every key a reader relies on', () => {
    const line = jsonLine(ratio, { bench: 'booking', settings });
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({
      bench: 'booking',
      measure: 'booking_http_to_pg',
      value: 0.6123,
      unit: 'ratio',
      target: { atLeast: 0.5 },
      pass: true,
      low: 0.5811,
      high: 0.66,
      settings,
    });
  });

  it('says that there is no target, and what to keep in mind', () => {
    const line = jsonLine(
      { measure: 'statements', value: 41234, unit: 'statements' },
      { bench: 'booking', note: 'the machine was busy', settings },
    );
    expect(JSON.parse(line)).toMatchObject({
      value: 41234,
      target: null,
      pass: true,
      note: 'the machine was busy',
    });
  });

  it('is readable for people', () => {
    expect(textLine(ratio)).toMatch(
      /^booking_http_to_pg +0\.6123 ratio +0\.5811 … 0\.66 +at least 0\.5 +ok$/,
    );
    expect(textLine({ ...ratio, value: 0.1 })).toMatch(/MISSED$/);
    expect(textLine({ measure: 'rate', value: 12, unit: '1/s' })).toMatch(/^rate +12 1\/s$/);
  });
});
