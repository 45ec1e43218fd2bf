import { metres, offset } from '../geometry';
import { billedMinutes, type Claim, HOUR_MS, MINUTE_MS } from '../claim';
import { allWrong, type Behaviour } from '../deed';
import { doors, last, shift, typed } from './shift';
import { waveThrough } from './impossible-times';

/** Not there, or not there any more. */

const aBearing = (random: { next(): number }): number => random.next() * 2 * Math.PI;

const fromTheSofa: Behaviour = {
  kind: 'FROM_THE_SOFA',
  zh: '不出门，在自己家里签到签退',
  en: 'Checks in and out from her own home, without going there',
  source: 'ledger.md 4.1 R07; policy.md 10.4 (Jing’an)',
  plant(cell, random) {
    const claims = cell.caregiver(5);
    if (!claims) return undefined;
    const home = offset(claims[0].client.place, random.integer(300, 6000), aBearing(random));
    const chosen = claims.filter(() => random.chance(0.5)).slice(0, 10);
    for (const claim of chosen)
      for (const door of doors(claim))
        Object.assign(door, {
          method: 'POSITION',
          reason: null,
          place: offset(home, random.integer(2, 25), aBearing(random)),
          accuracyMetres: random.integer(5, 30),
        });
    for (const claim of chosen) waveThrough(cell, claim, random);
    const away = chosen.filter((claim) => farEnough(claim));
    if (away.length === 0) return undefined;
    return { wrongs: allWrong(away, 'WITHHOLD'), subjects: [], drawn: { visits: away.length } };
  },
};

/** From so far away nobody has served: the next houses do not count. */
const SURELY_NOT_THERE_METRES = 600;
const farEnough = ({ arrival, client }: Claim): boolean =>
  arrival.place !== null && metres(arrival.place, client.place) > SURELY_NOT_THERE_METRES;

const leftEarly: Behaviour = {
  kind: 'LEFT_EARLY',
  zh: '签到后不久就走，到点在别处补签退',
  en: 'Leaves after a quarter of an hour and checks out on time from elsewhere',
  source: 'ledger.md 4.1 R06, R07; policy.md 10.4 (15 minutes billed as 60)',
  plant(cell, random) {
    const claims = cell.caregiver(5);
    if (!claims) return undefined;
    const chosen = claims.filter(({ minutes }) => minutes >= 40 && random.chance(0.6)).slice(0, 10);
    for (const claim of chosen) {
      const place = offset(claim.client.place, random.integer(700, 5000), aBearing(random));
      Object.assign(claim.leaving, {
        method: 'POSITION',
        reason: null,
        place,
        accuracyMetres: random.integer(5, 40),
      });
      waveThrough(cell, claim, random);
    }
    if (chosen.length === 0) return undefined;
    const wrongs = chosen.map((claim) => ({
      claim,
      minutes: Math.max(0, billedMinutes(claim) - 15),
      due: 'WITHHOLD' as const,
    }));
    return { wrongs, subjects: [], drawn: { visits: chosen.length } };
  },
};

const virtualPlace: Behaviour = {
  kind: 'VIRTUAL_PLACE',
  zh: '用虚拟定位软件，坐标每次一模一样',
  en: 'A location app puts the phone on the very same spot each time',
  source: 'ledger.md 4.1 R08; policy.md 0.3 no. 16, 10.4 (Jiading)',
  plant(cell, random) {
    const claims = cell.caregiver(6);
    if (!claims) return undefined;
    const isAdmitted = random.chance(0.4);
    const accuracyMetres = random.pick([5, 10, 15, 20]);
    for (const claim of claims) {
      const place = offset(claim.client.place, 0, 0);
      for (const door of doors(claim))
        Object.assign(door, { method: 'POSITION', reason: null, place, accuracyMetres, mock: isAdmitted });
      if (isAdmitted) waveThrough(cell, claim, random);
    }
    return {
      wrongs: allWrong(claims, 'WITHHOLD'),
      subjects: [],
      drawn: { visits: claims.length, admitted: String(isAdmitted) },
    };
  },
};

const locationOff: Behaviour = {
  kind: 'LOCATION_OFF',
  zh: '关掉手机定位，手工签到，人在老家',
  en: 'Location switched off, typed in by hand, while she is in her home town',
  source: 'ledger.md 4.1 R08; policy.md 10.4 (Jing’an)',
  plant(cell, random) {
    const claims = cell.caregiver(6);
    if (!claims) return undefined;
    const share = 0.3 + 0.7 * random.next();
    const chosen = claims.filter(() => random.chance(share));
    for (const claim of chosen) {
      for (const door of doors(claim)) typed(door, '手机定位打不开');
      claim.photos = [];
      waveThrough(cell, claim, random);
    }
    return chosen.length === 0
      ? undefined
      : { wrongs: allWrong(chosen, 'WITHHOLD'), subjects: [], drawn: { visits: chosen.length } };
  },
};

const tagsInTheOffice: Behaviour = {
  kind: 'TAGS_IN_THE_OFFICE',
  zh: '把几位老人门上的标签揭下来，在办公室里一起扫',
  en: 'Door tags of several seniors are peeled off and scanned in the office',
  source: 'mission-inventory.md 4 (Korea: tag peeled off and scanned in the office)',
  plant(cell, random) {
    const claims = cell.caregiver(6);
    if (!claims) return undefined;
    const office = claims[0].provider.place;
    const hasPosition = random.chance(0.6);
    const far = claims.filter(({ client }) => metres(office, client.place) > SURELY_NOT_THERE_METRES);
    for (const claim of far)
      for (const door of doors(claim))
        Object.assign(door, {
          ...{ method: 'DOOR_TAG', reason: null },
          place: hasPosition ? offset(office, random.integer(1, 20), aBearing(random)) : null,
          accuracyMetres: hasPosition ? random.integer(5, 25) : 0,
        });
    if (far.length === 0) return undefined;
    const drawn = { visits: far.length, position: String(hasPosition) };
    return { wrongs: allWrong(far, 'WITHHOLD'), subjects: [], drawn, isInvisible: !hasPosition };
  },
};

/** Faster than anything that goes from door to door. */
const NO_WAY_KMH = 60;

const twoPlacesTooSoon: Behaviour = {
  kind: 'TWO_PLACES_TOO_SOON',
  zh: '十分钟前还在另一个镇，转眼又在这里签到',
  en: 'At another end of the county minutes after the last check-out',
  source: 'ledger.md 4.1 R04; policy.md 0.3 no. 14; policy.md 5.4',
  plant(cell, random) {
    const claims = cell.caregiver(4);
    const strangers = claims && cell.farFrom(claims[0], 4_000, random);
    if (!claims || !strangers) return undefined;
    const worker = { provider: claims[0].provider, caregiver: claims[0].caregiver };
    const planted: { claim: Claim; kmh: number }[] = [];
    for (const [at, own] of claims.entries()) {
      const like = strangers[at];
      if (!like || planted.length >= 5) break;
      const day = cell.days.find(({ date }) => date === own.date)!;
      const gap = random.integer(2, 25);
      const startMinute = Math.ceil(((own.leaving.at - day.startsAt) / MINUTE_MS + gap) / 5) * 5;
      const plannedAt = day.startsAt + startMinute * MINUTE_MS;
      if (
        cell.isEngaged(worker.caregiver, plannedAt, like.minutes) ||
        cell.isBusy(like.client, plannedAt, like.minutes)
      )
        continue;
      const claim = cell.book({ ...like, ...worker }, { day, startMinute }, random);
      if (!claim) continue;
      shift(claim, own.leaving.at + gap * MINUTE_MS - claim.arrival.at);
      const kmh = (metres(own.client.place, claim.client.place) / 1000 / gap) * 60;
      planted.push({ claim, kmh });
    }
    const wrong = planted.filter(({ kmh }) => kmh > NO_WAY_KMH).map(({ claim }) => claim);
    if (planted.length === 0) return undefined;
    const drawn = { visits: planted.length, fastest: Math.round(Math.max(...planted.map(({ kmh }) => kmh))) };
    return { wrongs: allWrong(wrong, 'WITHHOLD'), involved: cell.of(worker.caregiver), subjects: [], drawn };
  },
};

const phoneLeftThere: Behaviour = {
  kind: 'PHONE_LEFT_THERE',
  zh: '把手机留在老人家，由家人夜里代扫代签',
  en: 'The phone stays with the family, who check in and out for her at night',
  source: 'mission-inventory.md 4 (Korea: phone left with the family)',
  plant(cell, random) {
    const claims = cell.senior(3);
    if (!claims) return undefined;
    const wrong: Claim[] = [];
    for (const claim of claims) {
      const day = cell.days.find(({ date }) => date === claim.date)!;
      const at = day.startsAt + random.integer(21 * 60 + 30, 22 * 60 + 40) * MINUTE_MS;
      shift(claim, at - claim.arrival.at);
      for (const door of doors(claim)) Object.assign(door, { method: 'DOOR_TAG', reason: null });
      wrong.push(claim);
    }
    return {
      wrongs: allWrong(wrong, 'SCORE'),
      subjects: [],
      drawn: { visits: wrong.length },
      isInvisible: true,
    };
  },
};

const phonesTogether: Behaviour = {
  kind: 'PHONES_TOGETHER',
  zh: '一人带两部手机，替从不出门的同事签到',
  en: 'One carries a colleague’s phone besides her own and checks in for her as well',
  source: 'policy.md 0.3 no. 18, 10.4 (Jiading); mission-inventory.md 4 (A/B rosters)',
  plant(cell, random) {
    const teams = cell.team(2, 5);
    if (!teams) return undefined;
    const [real, ghost] = teams;
    const wrong: Claim[] = [];
    for (const claim of ghost) {
      const near = real.find(({ date }) => date === claim.date);
      if (!near) continue;
      const at = near.leaving.at + random.integer(20, 90) * 1000;
      if (claim.plannedAt - at > 100 * MINUTE_MS) continue;
      shift(claim, at - claim.arrival.at);
      last(claim, claim.minutes, random.integer(0, 59));
      for (const [index, door] of doors(claim).entries()) {
        const place = offset(near.client.place, random.integer(3, 20), aBearing(random));
        Object.assign(door, {
          method: 'POSITION',
          reason: null,
          place,
          accuracyMetres: random.integer(5, 25),
        });
        door.at += index * 1000;
      }
      waveThrough(cell, claim, random);
      if (metres(near.client.place, claim.client.place) > SURELY_NOT_THERE_METRES) wrong.push(claim);
    }
    return wrong.length === 0
      ? undefined
      : {
          wrongs: allWrong(wrong, 'WITHHOLD'),
          involved: teams.flat(),
          subjects: [{ kind: 'CAREGIVER', id: ghost[0].caregiver.id }],
          drawn: { visits: wrong.length },
        };
  },
};

const handWrittenWeekends: Behaviour = {
  kind: 'HAND_WRITTEN_WEEKENDS',
  zh: '平日刷标签，周末全是手工补单',
  en: 'Tags on weekdays, hand-written sheets at weekends',
  source: 'mission-inventory.md 4 (Korea: hand-written sheets at weekends)',
  plant(cell, random) {
    const isWeekend = (claim: Claim): boolean =>
      cell.days.some(({ date, weekday }) => date === claim.date && weekday >= 6);
    const claims = cell.caregiver(8, (each) => each.filter(isWeekend).length >= 3);
    if (!claims) return undefined;
    const chosen = claims.filter(isWeekend);
    for (const claim of chosen) {
      for (const door of doors(claim)) {
        typed(door, '周末补单');
        door.serverAt = claim.leaving.at + random.integer(30, 60) * HOUR_MS;
      }
      claim.photos = [];
      claim.word = { ...claim.word, at: claim.leaving.serverAt + HOUR_MS };
      waveThrough(cell, claim, random);
    }
    return { wrongs: allWrong(chosen, 'WITHHOLD'), subjects: [], drawn: { visits: chosen.length } };
  },
};

export const FALSE_PLACES: readonly Behaviour[] = [
  fromTheSofa,
  leftEarly,
  virtualPlace,
  locationOff,
  tagsInTheOffice,
  twoPlacesTooSoon,
  phoneLeftThere,
  phonesTogether,
  handWrittenWeekends,
];
