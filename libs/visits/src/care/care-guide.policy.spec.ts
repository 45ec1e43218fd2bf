import fc from 'fast-check';
import { SHIPPED } from '../rulebooks/rulebooks';
import {
  alarmsOf,
  careGuideProblems,
  implausible,
  judgeCare,
  missing,
  careOf,
  stopsCare,
  type Reading,
  type TaskOutcome,
} from './care-guide.policy';

const GUIDE = SHIPPED.CARE;
const BATH = 'BATH_HOME';
const reading = (values: Record<string, number> = {}, ...yes: string[]): Reading => ({
  values: { SYSTOLIC: 135, DIASTOLIC: 80, TEMPERATURE: 36.5, ...values },
  yes,
});
const alarms = (taken: Reading, item = BATH): string[] =>
  alarmsOf(GUIDE, item, taken).map(({ code }) => code);
const washed: TaskOutcome = { code: 'WASH', outcome: 'DONE' };
const leftOut: TaskOutcome = { code: 'WASH', outcome: 'NOT_APPLICABLE' };

describe('the care guide', () => {
  it('that is shipped is whole', () => expect(careGuideProblems(GUIDE)).toEqual([]));

  it('tells what is wrong with one that is not', () => {
    const broken = {
      ...GUIDE,
      measures: [{ ...GUIDE.measures[0], least: 300 }],
      risks: [...GUIDE.risks, { ...GUIDE.risks[0], en: ' ' }],
    };
    const problems = careGuideProblems(broken);
    expect(problems).toContain('measures: SYSTOLIC has no range');
    expect(problems).toContain('risks: FALL comes twice');
    expect(problems).toContain('risks: FALL needs words in both languages');
    expect(problems).toContain('alarms: TEMPERATURE is unknown');
  });

  it.each([
    [reading(), []],
    [reading({ SYSTOLIC: 180 }), []],
    [reading({ SYSTOLIC: 181 }), ['PRESSURE_HIGH']],
    [reading({ DIASTOLIC: 110 }), []],
    [reading({ DIASTOLIC: 111 }), ['PRESSURE_HIGH']],
    [reading({ TEMPERATURE: 37.2 }), []],
    [reading({ TEMPERATURE: 37.3 }), ['FEVER']],
    [reading({}, 'EMPTY_STOMACH'), ['EMPTY_STOMACH']],
    [reading({}, 'FULL_STOMACH'), ['FULL_STOMACH']],
    [reading({}, 'NEW_WOUND'), ['NEW_WOUND']],
    [reading({}, 'HEART_FAILURE_UNSTABLE'), ['HEART_FAILURE']],
    [reading({ SPO2: 88, SYSTOLIC: 200 }), ['OXYGEN_LOW', 'PRESSURE_HIGH']],
  ])('stops bathing exactly where it says (%j)', (taken, expected) => {
    expect(alarms(taken)).toEqual(expected);
  });

  it('has its alarms for the services they are about', () => {
    expect(alarms(reading({ SYSTOLIC: 200 }), 'CLEAN_ROOM')).toEqual([]);
    expect(alarms(reading({ GLUCOSE: 3.8 }), 'GLUCOSE')).toEqual(['GLUCOSE_LOW']);
    expect(alarmsOf(GUIDE, 'GLUCOSE', reading({ GLUCOSE: 16.7 })).some(stopsCare)).toBe(false);
  });

  it('takes no value that nobody has', () => {
    expect(implausible(GUIDE, reading({ SYSTOLIC: 1350, NOSE: 1 }, 'HUNGRY'))).toEqual([
      'values/SYSTOLIC',
      'values/NOSE',
      'yes/HUNGRY',
    ]);
    expect(implausible(GUIDE, reading({ TEMPERATURE: 36.55 }))).toEqual(['values/TEMPERATURE']);
    expect(implausible(GUIDE, reading({ SYSTOLIC: NaN }))).toEqual(['values/SYSTOLIC']);
    expect(missing(careOf(GUIDE, BATH), { values: { SYSTOLIC: 120 }, yes: [] })).toEqual([
      'DIASTOLIC',
      'TEMPERATURE',
    ]);
  });

  it('looks twice at a bath against an alarm, and at one without a reading', () => {
    const judge = (readings: Reading[], task = washed) => judgeCare(GUIDE, BATH, { readings, tasks: [task] });
    const high = reading({ SYSTOLIC: 190 });
    expect(judge([reading()])).toEqual([]);
    expect(judge([high])).toEqual(['CONTRAINDICATED']);
    expect(judge([high, reading()])).toEqual([]);
    expect(judge([reading(), high])).toEqual(['CONTRAINDICATED']);
    expect(judge([])).toEqual(['VITALS_MISSING']);
    expect(judge([high], leftOut)).toEqual([]);
    expect(judge([], leftOut)).toEqual([]);
    expect(
      judgeCare(GUIDE, 'VITALS', { readings: [], tasks: [{ code: 'PRESSURE', outcome: 'DONE' }] }),
    ).toEqual(['VITALS_MISSING']);
  });

  it('never grows milder when a value moves further beyond a limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 259 }), fc.integer({ min: 1, max: 200 }), (systolic, more) => {
        const high = alarms(reading({ SYSTOLIC: systolic })).includes('PRESSURE_HIGH');
        return !high || alarms(reading({ SYSTOLIC: systolic + more })).includes('PRESSURE_HIGH');
      }),
    );
  });
});
