import {
  judgeCheck,
  judgeVisit,
  needsOfficer,
  withProof,
  withSecond,
  type CheckFacts,
  type CheckLimits,
} from './check.policy';

const limits: CheckLimits = {
  geofenceMetres: 200,
  accuracyMetres: 100,
  clockSkewSeconds: 120,
  offlineHours: 24,
  anchorHours: 72,
  earlyHours: 2,
  lateMinutes: 30,
};
const at = (time: string): Date => new Date(`2026-11-23T${time}+08:00`);
const facts = (change: Partial<CheckFacts> = {}): CheckFacts => ({
  kind: 'IN',
  method: 'POSITION',
  deviceAt: at('09:00:00'),
  serverAt: at('09:00:00'),
  startsAt: at('09:00:00'),
  position: { distanceMetres: 40, accuracyMetres: 15, mock: false },
  ...change,
});
const position = (distanceMetres: number, accuracyMetres = 15, mock = false) => ({
  position: { distanceMetres, accuracyMetres, mock },
});

describe('a check at the door', () => {
  it('at home and on time raises no doubt', () => {
    expect(judgeCheck(facts(), limits)).toEqual({
      occurredAt: at('09:00:00'),
      skewMs: null,
      offlineMs: 0,
      flags: [],
    });
  });

  it.each([
    [200, 0, []],
    [201, 0, ['OUT_OF_RANGE']],
    [260, 60, []],
    [261, 60, ['OUT_OF_RANGE']],
    [10, 100, []],
    [10, 101, ['LOW_ACCURACY']],
  ])('%i m away with an accuracy of %i m: %j', (distance, accuracy, flags) => {
    expect(judgeCheck(facts(position(distance, accuracy)), limits).flags).toEqual(flags);
  });

  it('marks a simulated position, none at all, and a check by hand', () => {
    expect(judgeCheck(facts(position(0, 5, true)), limits).flags).toEqual(['MOCK_POSITION']);
    expect(judgeCheck(facts({ method: 'CODE', position: undefined }), limits).flags).toEqual(['NO_POSITION']);
    expect(judgeCheck(facts({ method: 'MANUAL', position: undefined }), limits).flags).toEqual([
      'NO_POSITION',
      'MANUAL',
    ]);
  });

  it('counts small clock errors by the server', () => {
    const { occurredAt, flags } = judgeCheck(facts({ deviceAt: at('09:01:59') }), limits);
    expect(occurredAt).toEqual(at('09:00:00'));
    expect(flags).toEqual([]);
  });

  it('counts a record made offline by the device, and says so', () => {
    const late = judgeCheck(facts({ deviceAt: at('09:00:00'), serverAt: at('14:00:00') }), limits);
    expect(late).toMatchObject({ occurredAt: at('09:00:00'), flags: ['LATE_UPLOAD'] });
  });

  it('does not believe a device that is ahead, or a record older than a day', () => {
    const ahead = judgeCheck(facts({ deviceAt: at('10:00:00') }), limits);
    expect(ahead).toMatchObject({ occurredAt: at('09:00:00'), flags: ['CLOCK_SKEW'] });
    const old = facts({ deviceAt: new Date('2026-11-22T08:59:59+08:00') });
    expect(judgeCheck(old, limits).occurredAt).toEqual(at('09:00:00'));
  });

  it('marks an arrival before the door was open for it, and one whose record came after a day', () => {
    const early = { deviceAt: at('06:59:59'), serverAt: at('06:59:59') };
    expect(judgeCheck(facts(early), limits).flags).toEqual(['EARLY_ARRIVAL']);
    expect(judgeCheck(facts({ ...early, kind: 'OUT' }), limits).flags).toEqual([]);
    const old = judgeCheck(facts({ deviceAt: new Date('2026-11-22T08:59:59+08:00') }), limits);
    expect(old.flags).toEqual(['LATE_UPLOAD', 'OVERDUE']);
    expect(needsOfficer(old.flags)).toBe(true);
  });

  it('marks a late arrival but not a late leaving', () => {
    const late = { deviceAt: at('09:31:00'), serverAt: at('09:31:00') };
    expect(judgeCheck(facts(late), limits).flags).toEqual(['LATE_ARRIVAL']);
    expect(judgeCheck(facts({ ...late, kind: 'OUT' }), limits).flags).toEqual([]);
  });
});

describe('a whole visit', () => {
  const visit = { actualMinutes: 120, minMinutes: 45, checkIn: [], checkOut: [], tasksOpen: 0 };

  it('needs an officer when it is shorter than the item allows, or proven by nothing but words', () => {
    expect(judgeVisit(visit)).toEqual([]);
    expect(judgeVisit({ ...visit, actualMinutes: 45 })).toEqual([]);
    expect(needsOfficer(judgeVisit({ ...visit, actualMinutes: 44 }))).toBe(true);
    expect(needsOfficer(judgeVisit({ ...visit, checkIn: ['MANUAL'], checkOut: ['MANUAL'] }))).toBe(true);
    expect(needsOfficer(judgeVisit({ ...visit, checkIn: ['MANUAL'] }))).toBe(false);
    expect(needsOfficer(judgeVisit({ ...visit, checkIn: ['OUT_OF_RANGE'], tasksOpen: 2 }))).toBe(false);
    expect(needsOfficer(['MOCK_POSITION'])).toBe(true);
  });

  it('bears the doubt of too little proof exactly as long as it is short of it', () => {
    expect(withProof(['MANUAL'], true)).toEqual(['MANUAL', 'PROOF_SHORT']);
    expect(withProof(['PROOF_SHORT', 'MANUAL'], true)).toEqual(['MANUAL', 'PROOF_SHORT']);
    expect(withProof(['PROOF_SHORT', 'MANUAL'], false)).toEqual(['MANUAL']);
    expect(needsOfficer(['PROOF_SHORT'])).toBe(true);
  });

  it.each([
    [undefined, ['MANUAL', 'SECOND_UNPROVEN']],
    [{ hasCheckedIn: false, flags: [] }, ['MANUAL', 'SECOND_UNPROVEN']],
    [{ hasCheckedIn: true, flags: ['SHORT_VISIT'] }, ['MANUAL', 'SECOND_UNPROVEN']],
    [{ hasCheckedIn: true, flags: ['LATE_ARRIVAL'] }, ['MANUAL']],
  ])('of two, with the second’s as %j, bears %j', (second, flags) => {
    expect(withSecond(['MANUAL'], second)).toEqual(flags);
    expect(withSecond(withSecond(['MANUAL'], second), second)).toEqual(flags);
    expect(needsOfficer(flags)).toBe(flags.includes('SECOND_UNPROVEN'));
  });
});
