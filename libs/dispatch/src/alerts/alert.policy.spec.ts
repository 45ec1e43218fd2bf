import {
  ALERT_DISPOSITIONS,
  ALERT_KINDS,
  fits,
  handledBy,
  isPromise,
  levelName,
  nextLevelAt,
  unassignedAt,
  unseenAt,
} from './alert.policy';

const at = (text: string) => new Date(`2026-11-23T${text}:00+08:00`);
const clock = { manager: 5, officer: 10, handling: 15 };

describe('The clock of an alert', () => {
  it.each([
    [1, 'DISPATCHER', '09:05', '09:15'],
    [2, 'MANAGER', '09:10', '09:15'],
  ] as const)('level %i (%s) has until %s, and until %s once it is taken', (level, name, next, handled) => {
    expect(levelName(level)).toBe(name);
    expect(nextLevelAt(level, at('09:00'), clock)).toEqual(at(next));
    expect(handledBy(level, at('09:00'), clock)).toEqual(at(handled));
  });

  it('stands still at the last level: nobody is left to be told', () => {
    expect(levelName(3)).toBe('OFFICER');
    expect(nextLevelAt(3, at('09:00'), clock)).toBeNull();
    expect(handledBy(3, at('09:00'), clock)).toBeNull();
  });
});

describe('An offer nobody saw', () => {
  it.each([
    ['two hours to answer', '09:00', '11:00', '10:45'],
    ['half an hour', '09:00', '09:30', '09:15'],
    ['ten minutes', '09:00', '09:10', '09:05'],
  ])('%s: is told of at the right time', (_, madeAt, expiresAt, expected) => {
    expect(unseenAt({ madeAt: at(madeAt), expiresAt: at(expiresAt) }, 15)).toEqual(at(expected));
  });

  it('of one minute is told of after half of it', () => {
    const offer = { madeAt: at('09:00'), expiresAt: at('09:01') };
    expect(unseenAt(offer, 15)).toEqual(new Date(at('09:00').getTime() + 30_000));
  });
});

describe('An order without a caregiver', () => {
  const limits = { beforeMinutes: 120, graceMinutes: 10 };

  it('is told of two hours before, or as soon as the provider had a moment', () => {
    expect(unassignedAt(at('18:00'), at('09:00'), limits)).toEqual(at('16:00'));
    expect(unassignedAt(at('18:00'), at('15:50'), limits)).toEqual(at('16:00'));
    expect(unassignedAt(at('18:00'), at('15:51'), limits)).toEqual(at('16:01'));
    expect(unassignedAt(at('18:00'), at('17:55'), limits)).toEqual(at('18:05'));
  });
});

describe('What became of an alert', () => {
  it('has a code that fits for every kind, and one in own words', () => {
    for (const kind of ALERT_KINDS) {
      expect(ALERT_DISPOSITIONS.filter((code) => fits(kind, code)).length).toBeGreaterThan(2);
      expect(fits(kind, 'OTHER')).toBe(true);
    }
  });

  it('is not said of what cannot be', () => {
    expect(fits('OFFER_UNSEEN', 'SERVED_LATE')).toBe(false);
    expect(fits('LATE_DEPARTURE', 'SERVED_LATE')).toBe(false);
    expect(fits('MISSED_CHECK_IN', 'SERVED_LATE')).toBe(true);
    expect(fits('NO_CAREGIVER', 'CALLED_ON_THE_WAY')).toBe(false);
  });

  it('may be a promise, which is looked at again', () => {
    expect(ALERT_DISPOSITIONS.filter(isPromise)).toEqual(['ANSWERING', 'ARRANGING', 'CALLED_ON_THE_WAY']);
    expect(isPromise('CHECKED_IN')).toBe(false);
  });
});
