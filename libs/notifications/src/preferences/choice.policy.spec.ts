import { MATRIX } from '../matrix/matrix';
import { channelsOf, choiceKey, isOn, topicsFor, type Choices } from './choice.policy';

const nothing: Choices = new Map();
const chose = (topic: string, channel: string, on: boolean): Choices =>
  new Map([[choiceKey(topic, channel), on]]);

describe('A channel', () => {
  it('is as the topic says until somebody chooses', () => {
    expect(isOn('BOOKINGS', 'SMS', nothing)).toBe(true);
    expect(isOn('PROGRESS', 'SMS', nothing)).toBe(false);
    expect(isOn('PROGRESS', 'SMS', chose('PROGRESS', 'SMS', true))).toBe(true);
    expect(isOn('BOOKINGS', 'SMS', chose('BOOKINGS', 'SMS', false))).toBe(false);
    expect(isOn('BOOKINGS', 'SMS', chose('PROGRESS', 'SMS', false))).toBe(true);
  });

  it('that is always on stays on, whatever was stored', () => {
    expect(isOn('RIGHTS', 'IN_APP', chose('RIGHTS', 'IN_APP', false))).toBe(true);
  });

  it('is used only where the row of the matrix has it', () => {
    expect(channelsOf({ topic: 'BOOKINGS' }, nothing)).toEqual(['IN_APP']);
    expect(channelsOf({ topic: 'BOOKINGS', sms: true }, nothing)).toEqual(['IN_APP', 'SMS']);
    expect(channelsOf({ topic: 'BOOKINGS', sms: true }, chose('BOOKINGS', 'IN_APP', false))).toEqual(['SMS']);
  });
});

it('There is to choose what can reach a role, and nothing else', () => {
  expect(topicsFor(MATRIX, ['CAREGIVER']).map(([topic]) => topic)).toEqual([
    'SCHEDULE',
    'LICENCES',
    'QUALITY',
  ]);
  expect(topicsFor(MATRIX, ['OPERATOR'])).toEqual([]);
  expect(new Map(topicsFor(MATRIX, ['CAREGIVER'])).get('QUALITY')).toEqual(['IN_APP']);
});
