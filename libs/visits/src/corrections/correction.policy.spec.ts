import fc from 'fast-check';
import { VISIT_STATE_ZH, type VisitState } from '../visits/visit.state';
import {
  effectOf,
  isCorrectable,
  isReady,
  liesBetween,
  sidesAsked,
  timesMakeSense,
} from './correction.policy';

const at = (text: string): Date => new Date(`${text}+08:00`);
const STATES = Object.keys(VISIT_STATE_ZH) as VisitState[];
const minutes = fc.integer({ min: 0, max: 1_440 });

describe('a correction', () => {
  it('is asked for when the visit has ended, and not beside a dispute', () => {
    expect(STATES.filter(isCorrectable)).toEqual([
      'CHECKED_OUT',
      'CONFIRMED',
      'VERIFIED',
      'REJECTED',
      'NO_SHOW_SENIOR',
      'NO_SHOW_PROVIDER',
      'ABORTED',
    ]);
  });

  it.each([
    ['CHECKED_OUT', 60, 90, 'AT_CAPTURE'],
    ['CONFIRMED', 60, 30, 'AT_CAPTURE'],
    ['DISPUTED', 60, 30, 'AT_CAPTURE'],
    ['VERIFIED', 60, 30, 'TAKEN_BACK'],
    ['VERIFIED', 60, 90, 'HOURS_ONLY'],
    ['VERIFIED', 60, 60, 'NONE'],
    ['REJECTED', 0, 60, 'HOURS_ONLY'],
    ['NO_SHOW_PROVIDER', 0, 60, 'HOURS_ONLY'],
  ] as const)('of a visit that is %s from %i to %i minutes: %s', (state, before, after, effect) => {
    expect(effectOf({ state, seat: 1, kind: 'MINUTES' }, { before, after })).toBe(effect);
  });

  it('never adds to a bill after the capture, whoever decides what', () => {
    fc.assert(
      fc.property(minutes, minutes, fc.constantFrom(1, 2), (before, after, seat) => {
        const effect = effectOf({ state: 'VERIFIED', seat, kind: 'TIMES' }, { before, after });
        return effect !== 'AT_CAPTURE' && (effect !== 'TAKEN_BACK' || after < before);
      }),
    );
  });

  it('of tasks, or of the second of two, moves no money', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATES), minutes, minutes, (state, before, after) => {
        const tasks = effectOf({ state, seat: 1, kind: 'TASKS' }, { before, after });
        const second = effectOf({ state, seat: 2, kind: 'MINUTES' }, { before, after });
        return tasks === 'NONE' && (second === 'NONE' || second === 'HOURS_ONLY');
      }),
    );
  });

  it('is decided when the other sides were heard, or had their time', () => {
    const answerBy = at('2026-11-26T09:00');
    const asked = (requestedAs: 'CAREGIVER' | 'PROVIDER' | 'FAMILY') => ({ requestedAs, answerBy });
    const before = at('2026-11-26T08:59');
    expect(sidesAsked('CAREGIVER')).toEqual(['FAMILY']);
    expect(sidesAsked('FAMILY')).toEqual(['CAREGIVER']);
    expect(sidesAsked('PROVIDER')).toEqual(['FAMILY', 'CAREGIVER']);
    expect(isReady(asked('CAREGIVER'), [], before)).toBe(false);
    expect(isReady(asked('CAREGIVER'), ['FAMILY'], before)).toBe(true);
    expect(isReady(asked('PROVIDER'), ['FAMILY'], before)).toBe(false);
    expect(isReady(asked('PROVIDER'), [], answerBy)).toBe(true);
  });

  it('ends at what was asked for, or between that and what counted', () => {
    expect([59, 60, 75, 90, 91].map((value) => liesBetween(value, 60, 90))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect([29, 30, 60, 61].map((value) => liesBetween(value, 60, 30))).toEqual([false, true, true, false]);
  });

  it('names times that can have been those of the visit', () => {
    const visit = { startsAt: at('2026-11-24T09:00'), now: at('2026-11-24T12:00') };
    const sense = (from: string, to: string) =>
      timesMakeSense({ startedAt: at(from), endedAt: at(to) }, visit);
    expect(sense('2026-11-24T09:10', '2026-11-24T11:00')).toBe(true);
    expect(sense('2026-11-24T11:00', '2026-11-24T11:00')).toBe(false);
    expect(sense('2026-11-24T11:00', '2026-11-24T12:01')).toBe(false);
    expect(sense('2026-11-22T09:00', '2026-11-22T10:00')).toBe(false);
  });
});
