import { distanceMetres, type Coordinate } from '@anzhi/geo';
import { addMinutes, minutesBetween, type Random } from '@anzhi/kernel';
import {
  isShortOfProof,
  judgeCheck,
  judgeProof,
  judgeVisit,
  leadingMethod,
  weigh,
  withProof,
  type ProofMethod,
} from '@anzhi/visits';
import { CODE_SHARE, CODE_WHEN_OFF_SHARE, type Doubt, LATE_MINUTES, OFF_METRES } from './proportions';
import { DEMAND, LIMITS, WEIGHT } from './proof-law';
import type { Check, Delivery, Proof, Task } from './story';
import type { WeeklyPlan } from './weekly-plan';

const NEAR_METRES = [3, 90] as const;
const METRES_PER_DEGREE = 111_320;
const NO_SIGNAL = '屋内没有手机信号，手工登记';

/** A visit at this place and hour with exactly this doubt, judged as the platform would have. */
export function deliver(
  plan: WeeklyPlan,
  home: Coordinate,
  startsAt: Date,
  doubt: Doubt,
  random: Random,
): Delivery {
  const late = doubt === 'LATE_ARRIVAL' ? random.integer(...LATE_MINUTES) : random.integer(-8, 12);
  const arrivedAt = addSeconds(addMinutes(startsAt, late), random.integer(0, 59));
  const leftAt = addSeconds(addMinutes(arrivedAt, staysMinutes(plan, doubt, random)), random.integer(0, 59));
  const uploadedAt = doubt === 'LATE_UPLOAD' ? addMinutes(leftAt, random.integer(20, 120)) : null;
  const scene = { startsAt, home, doubt, random };
  const arrival = check('IN', arrivedAt, uploadedAt, scene);
  const leaving = check('OUT', leftAt, uploadedAt && addSeconds(uploadedAt, 5), scene);
  const tasks = tasksOf(plan, doubt, random);
  const actualMinutes = minutesBetween(arrival.occurredAt, leaving.occurredAt);
  return {
    departedAt: addMinutes(arrivedAt, -random.integer(12, 40)),
    checks: [arrival, leaving],
    tasks,
    actualMinutes,
    flags: withProof(
      judgeVisit({
        actualMinutes,
        minMinutes: plan.item.minMinutes,
        checkIn: arrival.flags,
        checkOut: leaving.flags,
        tasksOpen: tasks.filter(({ done }) => !done).length,
      }),
      isShortOfProof([arrival, leaving]),
    ),
  };
}

const addSeconds = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);

function staysMinutes({ minutes, item }: WeeklyPlan, doubt: Doubt, random: Random): number {
  if (doubt === 'SHORT_VISIT' && item.minMinutes > 1) {
    return random.integer(Math.ceil(item.minMinutes / 3), item.minMinutes - 1);
  }
  return random.integer(Math.max(item.minMinutes, minutes - 6), minutes + 4);
}

interface Scene {
  readonly startsAt: Date;
  readonly home: Coordinate;
  readonly doubt: Doubt;
  readonly random: Random;
}

/** The position is only asked for where the phone gives one; a doubtful one is doubtful on arrival. */
function check(kind: Check['kind'], deviceAt: Date, uploadedAt: Date | null, scene: Scene): Check {
  const { startsAt, home, random } = scene;
  const isArrival = kind === 'IN';
  const isManual = scene.doubt === 'UNPROVEN' || (scene.doubt === 'MANUAL_ARRIVAL' && isArrival);
  const doubt = isArrival ? scene.doubt : 'NONE';
  const position = isManual ? null : positionAt(home, doubt, random);
  const isMock = doubt === 'MOCK_POSITION';
  const isOff = isMock || doubt === 'OUT_OF_RANGE' || doubt === 'LOW_ACCURACY';
  const hasCode = !isManual && random.chance(isOff ? CODE_WHEN_OFF_SHARE : CODE_SHARE);
  const measured = position && { position: { ...position, mock: isMock } };
  const proofs = [
    ...(isManual ? [proof('MANUAL', { isExplained: true })] : []),
    ...(hasCode ? [proof('CODE', { code: 'RIGHT_CODE' as const })] : []),
    ...(measured ? [proof('POSITION', measured)] : []),
  ];
  const method = leadingMethod(proofs);
  const facts = { kind, method, deviceAt, serverAt: uploadedAt ?? deviceAt };
  const verdict = judgeCheck({ ...facts, startsAt, ...measured }, LIMITS);
  const reason = isManual ? NO_SIGNAL : null;
  return { ...facts, ...verdict, position, isMock, proofs, demand: DEMAND, reason };
}

const proof = (method: ProofMethod, facts: Partial<Parameters<typeof judgeProof>[0]>): Proof => ({
  method,
  ...weigh(judgeProof({ method, isExplained: false, ...facts }, LIMITS), WEIGHT, 0),
});

function positionAt(home: Coordinate, doubt: Doubt, random: Random): NonNullable<Check['position']> {
  const metres = random.integer(...(doubt === 'OUT_OF_RANGE' ? random.weighted(OFF_METRES) : NEAR_METRES));
  const place = {
    latitude: Number(
      (home.latitude + (random.chance(0.5) ? metres : -metres) / METRES_PER_DEGREE).toFixed(6),
    ),
    longitude: home.longitude,
    datum: home.datum,
  };
  return {
    place,
    accuracyMetres: doubt === 'LOW_ACCURACY' ? random.integer(150, 600) : random.integer(4, 30),
    distanceMetres: Math.round(distanceMetres(place, home)),
  };
}

function tasksOf({ item }: WeeklyPlan, doubt: Doubt, random: Random): Task[] {
  const missing = doubt === 'TASKS_MISSING' ? random.integer(0, item.taskCodes.length - 1) : -1;
  return item.taskCodes.map((code, at) =>
    at === missing ? { code, done: false, note: '老人今天不需要' } : { code, done: true, note: null },
  );
}
