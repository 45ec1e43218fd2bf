import type { AnsweringLevel, Parameter } from '../rules/rule';
import { answers } from './change.policy';

const valueOf = (level: AnsweringLevel): Parameter => ({
  ...{ value: 1, unit: 'FEN', citation: '文件' },
  answeredBy: { level, regionName: '某地' },
});

describe('A proposed value', () => {
  it.each([
    ['CITY', 'PROVINCE', true],
    ['CITY', 'CITY', true],
    ['CITY', 'COUNTY', false],
    ['NATION', 'NATION', true],
    ['NATION', 'COUNTY', false],
  ] as const)('of the %s where one of the %s answers: %s', (proposed, current, expected) => {
    expect(answers(valueOf(proposed), valueOf(current))).toBe(expected);
  });

  it('answers where nobody has one', () => {
    expect(answers(valueOf('NATION'), undefined)).toBe(true);
  });
});
