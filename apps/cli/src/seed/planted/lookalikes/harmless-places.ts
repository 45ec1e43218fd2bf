import { metres, offset } from '../geometry';
import { type Claim, HOUR_MS, MINUTE_MS } from '../claim';
import { doors, shift, typed } from '../deeds/shift';
import { honestClaim } from '../honest';
import type { LookAlike } from '../deed';

const bearing = (random: { next(): number }): number => random.next() * 2 * Math.PI;

export const HARMLESS_PLACES: readonly LookAlike[] = [
  {
    kind: 'LIVES_NEXT_DOOR',
    zh: '护理员就住在隔壁',
    en: 'The caregiver lives next door',
    resembles: ['FROM_THE_SOFA', 'OWN_KIN'],
    plant(cell, random) {
      const claims = cell.caregiver(4);
      if (!claims) return undefined;
      for (const claim of claims)
        for (const door of doors(claim))
          if (door.place) door.place = offset(door.place, random.integer(10, 60), bearing(random));
      return { claims, subjects: [], drawn: {} };
    },
  },
  {
    kind: 'BASEMENT',
    zh: '老人住地下室，没有定位，用门牌标签签到',
    en: 'A basement without a satellite: the door’s tag is scanned instead',
    resembles: ['LOCATION_OFF', 'TAGS_IN_THE_OFFICE'],
    plant(cell) {
      const claims = cell.senior(3);
      if (!claims) return undefined;
      for (const claim of claims)
        for (const door of doors(claim))
          Object.assign(door, { method: 'DOOR_TAG', reason: null, place: null, accuracyMetres: 0 });
      return { claims, subjects: [], drawn: {} };
    },
  },
  {
    kind: 'BETWEEN_TOWERS',
    zh: '高楼之间定位飘移，精度写得很清楚',
    en: 'Between tower blocks the position drifts, and the phone says how much',
    resembles: ['FROM_THE_SOFA', 'LEFT_EARLY'],
    plant(cell, random) {
      const claims = cell.senior(3);
      if (!claims) return undefined;
      for (const claim of claims)
        for (const door of doors(claim)) {
          if (!door.place) continue;
          const accuracyMetres = random.integer(150, 500);
          const place = offset(
            claim.client.place,
            accuracyMetres * (0.3 + 0.6 * random.next()),
            bearing(random),
          );
          Object.assign(door, { place, accuracyMetres });
        }
      return { claims, subjects: [], drawn: {} };
    },
  },
  {
    kind: 'SAME_SPOT_TWICE',
    zh: '手机在屋里用了缓存的定位，连着两次一样',
    en: 'Indoors the phone repeats its last position, twice in a row',
    resembles: ['VIRTUAL_PLACE'],
    plant(cell) {
      const claims = cell.senior(3);
      if (!claims) return undefined;
      for (const { arrival, leaving } of claims) {
        if (arrival.place && leaving.place)
          Object.assign(leaving, { place: arrival.place, accuracyMetres: arrival.accuracyMetres + 1 });
      }
      return { claims, subjects: [], drawn: {} };
    },
  },
  {
    kind: 'PHONE_BROKE_ONCE',
    zh: '手机坏了一天，手工登记，第二天修好',
    en: 'The phone broke for one visit, which was written by hand',
    resembles: ['LOCATION_OFF', 'ENTERED_AFTERWARDS'],
    plant(cell, random) {
      const claims = cell.caregiver(6);
      if (!claims) return undefined;
      const claim = claims[random.integer(0, claims.length - 1)];
      for (const door of doors(claim)) typed(door, '手机摔坏，已送修');
      claim.approvedBy = random.pick(cell.officers);
      claim.approvedAt = claim.word.at + random.integer(5, 30) * HOUR_MS;
      return { claims: [claim], subjects: [], drawn: {} };
    },
  },
  {
    kind: 'WALK_IN_THE_PARK',
    zh: '陪老人散步，签退时在小区对面的公园',
    en: 'Out for a walk: the check-out is in the park across the road',
    resembles: ['LEFT_EARLY'],
    plant(cell, random) {
      const claims = cell.senior(2, ([{ item }]) => item.code === 'MOBILITY_WALK');
      if (!claims) return undefined;
      for (const { leaving, client } of claims) {
        const place = offset(client.place, random.integer(80, 280), bearing(random));
        Object.assign(leaving, {
          method: 'CODE',
          reason: null,
          place,
          accuracyMetres: random.integer(5, 30),
        });
      }
      return { claims, subjects: [], drawn: {} };
    },
  },
  {
    kind: 'RING_ROAD',
    zh: '开车走环线，路远但赶得上',
    en: 'By car along the ring road: a long way, and time enough for it',
    resembles: ['TWO_PLACES_TOO_SOON'],
    plant(cell, random) {
      const claims = cell.caregiver(4);
      const far = claims && cell.farFrom(claims[0], 5_000, random)?.[0];
      if (!claims || !far) return undefined;
      const own = claims.at(-1)!;
      const day = cell.dayOf(own.date)!;
      const kmh = random.integer(24, 38);
      const way = (metres(own.client.place, far.client.place) / 1000 / kmh) * 60;
      const startMinute = Math.ceil(((own.leaving.at - day.startsAt) / MINUTE_MS + way) / 5) * 5;
      const plannedAt = day.startsAt + startMinute * MINUTE_MS;
      if (
        cell.isEngaged(own.caregiver, plannedAt, far.minutes) ||
        cell.isBusy(far.client, plannedAt, far.minutes)
      )
        return undefined;
      const next = cell.book(
        { ...far, caregiver: own.caregiver, provider: own.provider },
        { day, startMinute },
        random,
      );
      if (!next) return undefined;
      shift(next, Math.max(0, own.leaving.at + way * MINUTE_MS - next.arrival.at));
      return { claims: [own, next], subjects: [], drawn: { kmh } };
    },
  },
  {
    kind: 'TWO_CAME_TOGETHER',
    zh: '失能老人助浴，两名护理员一起来',
    en: 'Two caregivers come together to one senior, as ordered',
    resembles: ['SENIOR_TWICE_AT_ONCE', 'PHONES_TOGETHER'],
    plant(cell, random) {
      const teams = cell.team(2, 4);
      if (!teams) return undefined;
      const [lead, other] = teams;
      const chosen: Claim[] = [];
      for (const claim of lead.slice(0, 4)) {
        const { caregiver } = other[0];
        if (cell.isEngaged(caregiver, claim.plannedAt - 60 * MINUTE_MS, claim.minutes + 120)) continue;
        const moment = {
          date: claim.date,
          period: claim.period,
          plannedAt: claim.plannedAt,
          arrivedAt: claim.arrival.at + random.integer(-60, 60) * 1000,
        };
        const { arrival, leaving } = honestClaim({ ...claim, caregiver }, moment, random, false);
        const ms = claim.leaving.at + random.integer(-30, 30) * 1000 - leaving.at;
        leaving.at += ms;
        leaving.serverAt += ms;
        claim.second = { caregiver, arrival, leaving };
        chosen.push(claim);
      }
      return chosen.length === 0 ? undefined : { claims: chosen, subjects: [], drawn: {} };
    },
  },
];
