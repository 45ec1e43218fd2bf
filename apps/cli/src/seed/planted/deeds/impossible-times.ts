import type { Random } from '@anzhi/kernel';
import { type Claim, DAY_MS, HOUR_MS, MINUTE_MS, billedMinutes } from '../claim';
import type { Cell } from '../cell';
import { allWrong, type Behaviour, type Wrong } from '../deed';
import { enterLater, last, shift } from './shift';

/** Times that cannot be, or that nobody keeps. */

/** Two visits of one day that follow each other. */
function pairsOf(claims: readonly Claim[]): [Claim, Claim][] {
  return claims
    .slice(1)
    .flatMap((claim, at): [Claim, Claim][] => (claims[at].date === claim.date ? [[claims[at], claim]] : []));
}

const twoHomesAtOnce: Behaviour = {
  kind: 'TWO_HOMES_AT_ONCE',
  zh: '同一护理员同一时间在两位老人家中计时',
  en: 'A caregiver is timed in two homes at once',
  source: 'ledger.md 4.1 R02; policy.md 0.3 no. 13',
  plant(cell, random) {
    const claims = cell.caregiver(4, (each) => pairsOf(each).length >= 2);
    if (!claims) return undefined;
    const seconds = new Set<Claim>();
    const wrongs: Wrong[] = [];
    for (const [one, two] of pairsOf(claims)) {
      if (seconds.has(one) || seconds.has(two) || wrongs.length >= 6) continue;
      const overlapMs = random.integer(0, Math.min(45, Math.min(one.minutes, two.minutes) - 5) * 60) * 1000;
      const ms = one.leaving.at - overlapMs - two.arrival.at;
      if (two.plannedAt - (two.arrival.at + ms) > 110 * MINUTE_MS) continue;
      shift(two, ms);
      seconds.add(two).add(one);
      wrongs.push({ claim: two, minutes: Math.floor(overlapMs / MINUTE_MS), due: 'BLOCK' });
    }
    if (wrongs.length === 0) return undefined;
    const drawn = {
      visits: wrongs.length,
      overlapMinutes: Math.max(...wrongs.map(({ minutes }) => minutes)),
    };
    return { wrongs, involved: [...seconds], subjects: [], drawn };
  },
};

const isMeanwhile = (claim: Claim, at: number, minutes: number): boolean =>
  claim.plannedAt < at + minutes * MINUTE_MS && at < claim.plannedAt + claim.minutes * MINUTE_MS;

/** A phantom of the second, in hours in which the first is elsewhere; his twin on the other roster records it. */
const twoEmployers: Behaviour = {
  kind: 'TWO_EMPLOYERS_AT_ONCE',
  zh: '同一人在两家机构名下，同一时间各有一单',
  en: 'The same person, on two rosters, serves for both at once',
  source: 'ledger.md 4.1 R02 (over all providers); mission-inventory.md 4 (HHAX)',
  plant(cell, random) {
    const here = cell.caregiver(5);
    const there = here && cell.caregiver(5, ([{ provider }]) => provider.id !== here[0].provider.id);
    if (!there) return undefined;
    const twin = { ...there[0].caregiver, id: cell.newId(random), accountId: here[0].caregiver.accountId };
    cell.registers.secondNames.push({
      caregiverId: twin.id,
      ofCaregiverId: here[0].caregiver.id,
      providerId: there[0].provider.id,
    });
    const wrongs: Wrong[] = [];
    for (const [at, theirs] of there.slice(0, random.integer(2, 5)).entries()) {
      const ours = here[at];
      const ms =
        ours.arrival.at +
        random.integer(0, Math.max(1, billedMinutes(ours) - 6)) * MINUTE_MS -
        theirs.arrival.at;
      const move = {
        caregiver: twin,
        date: ours.date,
        plannedAt: Math.round((theirs.plannedAt + ms) / (5 * MINUTE_MS)) * 5 * MINUTE_MS,
      };
      const isTaken = wrongs.some(({ claim }) => isMeanwhile(claim, move.plannedAt, theirs.minutes));
      if (isTaken || cell.isBusy(theirs.client, move.plannedAt, theirs.minutes, theirs)) continue;
      Object.assign(theirs, move);
      shift(theirs, ms);
      const overlapMs = Math.min(ours.leaving.at, theirs.leaving.at) - theirs.arrival.at;
      wrongs.push({ claim: theirs, minutes: Math.floor(overlapMs / MINUTE_MS), due: 'BLOCK' });
    }
    if (wrongs.length === 0) return undefined;
    return { wrongs, involved: here, subjects: [], drawn: { visits: wrongs.length } };
  },
};

const servedTwiceAtOnce: Behaviour = {
  kind: 'SENIOR_TWICE_AT_ONCE',
  zh: '同一老人同一时间由两名护理员各记一单',
  en: 'One senior is served by two at once, in two orders that are not a pair',
  source: 'ledger.md 4.1 R03; policy.md 0.3 no. 13',
  plant(cell, random) {
    const own = cell.senior(3, ([claim]) => cell.room(claim.client) >= claim.minutes);
    const other = own && cell.caregiver(3, ([{ caregiver }]) => caregiver !== own[0].caregiver);
    if (!own || !other) return undefined;
    const wrongs: Wrong[] = [];
    for (const claim of own.slice(0, random.integer(1, 4))) {
      const day = cell.days.find(({ date }) => date === claim.date)!;
      const worker = { provider: other[0].provider, caregiver: other[0].caregiver };
      const overlap = random.integer(0, claim.minutes - 2);
      const startMinute = Math.round((claim.leaving.at - overlap * MINUTE_MS - day.startsAt) / MINUTE_MS);
      const planned =
        Math.ceil((claim.plannedAt + claim.minutes * MINUTE_MS - day.startsAt) / (5 * MINUTE_MS)) * 5;
      const isEngaged = [startMinute, planned].some((minute) =>
        cell.isEngaged(worker.caregiver, day.startsAt + minute * MINUTE_MS, claim.minutes),
      );
      if (isEngaged) continue;
      const double = cell.book({ ...claim, ...worker }, { day, startMinute: planned }, random);
      if (!double) break;
      shift(double, day.startsAt + startMinute * MINUTE_MS - double.arrival.at);
      const ms = Math.min(claim.leaving.at, double.leaving.at) - double.arrival.at;
      wrongs.push({ claim: double, minutes: Math.max(0, Math.floor(ms / MINUTE_MS)), due: 'BLOCK' });
    }
    if (wrongs.length === 0) return undefined;
    return { wrongs, involved: own, subjects: [], drawn: { visits: wrongs.length } };
  },
};

/** The officer waves it through: nobody else would have paid for it. */
export function waveThrough(cell: Cell, claim: Claim, random: Random): void {
  claim.approvedBy = random.pick(cell.officers);
  claim.approvedAt = claim.word.at + random.integer(1, 5) * DAY_MS;
}

const inAndOut: Behaviour = {
  kind: 'IN_AND_OUT',
  zh: '进门签到，几分钟后即签退，照样计费',
  en: 'In at the door and out again within minutes, and billed',
  source: 'ledger.md 4.1 R06; policy.md 0.3 no. 12',
  plant(cell, random) {
    const claims = cell.caregiver(4);
    if (!claims) return undefined;
    const chosen = claims.filter(() => random.chance(0.4)).slice(0, 8);
    for (const claim of chosen) {
      last(claim, random.integer(1, 12), random.integer(0, 59));
      waveThrough(cell, claim, random);
    }
    const wrongs = chosen.map((claim) => ({ claim, minutes: billedMinutes(claim), due: 'BLOCK' as const }));
    if (wrongs.length === 0) return undefined;
    return {
      wrongs: wrongs.map((wrong) => ({ ...wrong, due: wrong.minutes < 8 ? 'BLOCK' : 'SCORE' })),
      subjects: [],
      drawn: { visits: wrongs.length },
    };
  },
};

const enteredAfterwards: Behaviour = {
  kind: 'ENTERED_AFTERWARDS',
  zh: '没有轨迹，事后在系统里“补登”服务',
  en: 'Visits that nobody saw, entered by hand days later',
  source: 'ledger.md 4.1 R12; mission-inventory.md 4 (Kaohsiung, CN sample)',
  plant(cell, random) {
    const claims = cell.caregiver(5);
    if (!claims) return undefined;
    const chosen = claims.filter(() => random.chance(0.4)).slice(0, 10);
    let hours = 0;
    for (const claim of chosen) {
      hours = random.integer(10, 220);
      enterLater(claim, hours * HOUR_MS);
      claim.photos = [];
      if (random.chance(0.6)) waveThrough(cell, claim, random);
    }
    return {
      wrongs: allWrong(chosen, 'WITHHOLD'),
      subjects: [],
      drawn: { visits: chosen.length, hoursLater: hours },
    };
  },
};

const likeAMachine: Behaviour = {
  kind: 'LIKE_A_MACHINE',
  zh: '每次都分秒不差：开始、结束像机器打卡',
  en: 'Every visit begins and ends to the second as planned',
  source: 'ledger.md 4.1 R13; policy.md 10.4 (all visits end at the minimum)',
  plant(cell, random) {
    const claims = cell.caregiver(22);
    if (!claims) return undefined;
    const spread = random.integer(0, 45);
    for (const claim of claims) {
      shift(claim, claim.plannedAt + random.integer(0, spread) * 1000 - claim.arrival.at);
      last(claim, claim.minutes, random.integer(0, spread));
    }
    const wrongs = allWrong(claims, 'SCORE');
    return {
      wrongs,
      subjects: [{ kind: 'CAREGIVER', id: claims[0].caregiver.id }],
      drawn: { visits: claims.length, spreadSeconds: spread },
    };
  },
};

const daysTooLong: Behaviour = {
  kind: 'DAYS_TOO_LONG',
  zh: '一人一天登记十几个小时、十几单',
  en: 'More hours and visits in a day than anybody can work',
  source: 'ledger.md 4.1 R14; policy.md 10.4 (one aide 14 h a day)',
  plant(cell, random) {
    const claims = cell.caregiver(8, ([{ provider }]) => provider.team.length > 1);
    if (!claims) return undefined;
    const worker = { provider: claims[0].provider, caregiver: claims[0].caregiver };
    const hours = random.integer(9, 16);
    const others = cell.neighbours(claims[0], 30);
    const added: Claim[] = [];
    for (const day of random.shuffle(cell.days.filter(({ weekday }) => weekday <= 6)).slice(0, 3)) {
      let minute = 300;
      for (const like of random.shuffle(others)) {
        if (minute > 300 + hours * 60) break;
        const at = day.startsAt + minute * MINUTE_MS;
        if (cell.isBusy(like.client, at, like.minutes) || cell.isEngaged(worker.caregiver, at, like.minutes))
          continue;
        const claim = cell.book({ ...like, ...worker }, { day, startMinute: minute }, random);
        if (!claim) continue;
        added.push(claim);
        minute = Math.ceil(((claim.leaving.at - day.startsAt) / MINUTE_MS + random.integer(2, 8)) / 5) * 5;
      }
    }
    const invented = added.filter((_, at) => at % 2 === 1);
    if (invented.length === 0) return undefined;
    return {
      wrongs: allWrong(invented, hours > 10 ? 'WITHHOLD' : 'SCORE'),
      involved: [...added, ...cell.of(worker.caregiver)],
      subjects: [{ kind: 'CAREGIVER', id: worker.caregiver.id }],
      drawn: { visits: added.length, hours },
    };
  },
};

const clockTurned: Behaviour = {
  kind: 'CLOCK_TURNED',
  zh: '把手机时间拨回，事后补出“按时”的服务',
  en: 'The phone’s clock is set back so that a late visit looks punctual',
  source: 'ledger.md 4.1 R32',
  plant(cell, random) {
    const claims = cell.caregiver(4);
    if (!claims) return undefined;
    const chosen = claims.filter(() => random.chance(0.5)).slice(0, 8);
    const offset = -random.integer(1, 300) * MINUTE_MS;
    for (const claim of chosen) {
      claim.arrival.clockOffsetMs = offset;
      claim.leaving.clockOffsetMs = offset;
    }
    if (chosen.length === 0) return undefined;
    const wrongs = chosen.map((claim) => ({
      claim,
      minutes: Math.min(billedMinutes(claim), -offset / MINUTE_MS),
      due: 'SCORE' as const,
    }));
    return { wrongs, subjects: [], drawn: { visits: chosen.length, minutesBack: -offset / MINUTE_MS } };
  },
};

export const IMPOSSIBLE_TIMES: readonly Behaviour[] = [
  twoHomesAtOnce,
  twoEmployers,
  servedTwiceAtOnce,
  inAndOut,
  enteredAfterwards,
  likeAMachine,
  daysTooLong,
  clockTurned,
];
