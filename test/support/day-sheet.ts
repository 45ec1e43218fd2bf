import type { DaySheet, OrderOfDay, PersonOfDay } from '../../libs/dispatch/src/plans/day-sheet';

/** At so many hundredths of a degree east, about 930 m each. */
export const place = (hundredths: number): OrderOfDay['place'] => ({
  latitude: 33.96,
  longitude: 118.3 + hundredths / 100,
  datum: 'WGS84',
});

/** An hour from ten on, accepted by `p1`. */
export const order = (id: string, more: Partial<OrderOfDay> = {}): OrderOfDay => ({
  id,
  seniorId: `senior of ${id}`,
  itemCode: 'CARE',
  place: place(1),
  startMinute: 600,
  minutes: 60,
  priority: 'B',
  providerIds: ['p1'],
  isAccepted: true,
  credentials: [],
  skills: [],
  requiredSex: null,
  prefers: {},
  assigned: null,
  pinned: false,
  ...more,
});

/** Of `p1`, from eight to six. */
export const person = (id: string, more: Partial<PersonOfDay> = {}): PersonOfDay => ({
  id,
  providerId: 'p1',
  sex: 'FEMALE',
  skills: [],
  dialects: [],
  credentials: [],
  place: place(0),
  startsFrom: 'OFFICE',
  hours: [[480, 1080]],
  absences: [],
  isAbsent: false,
  weekMinutes: 0,
  ...more,
});

export const sheet = (more: Partial<DaySheet>): DaySheet => ({
  orders: [],
  people: [],
  known: new Map(),
  faces: new Map(),
  exclusions: new Set(),
  ...more,
});
