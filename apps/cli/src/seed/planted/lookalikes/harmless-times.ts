import { type Claim, HOUR_MS, MINUTE_MS, stayMinutes } from '../claim';
import { last, shift } from '../deeds/shift';
import type { LookAlike } from '../deed';
import { metres } from '../geometry';

/** The next door, or the next staircase. */
const NEXT_DOOR_METRES = 150;

export const HARMLESS_TIMES: readonly LookAlike[] = [
  {
    kind: 'OUT_LATE_BY_A_BREATH',
    zh: '隔壁两家紧接着服务，签退慢了几十秒',
    en: 'Next-door homes back to back, the check-out some seconds late',
    resembles: ['TWO_HOMES_AT_ONCE'],
    plant(cell, random) {
      const claims = cell.caregiver(4);
      if (!claims) return undefined;
      const pairs = claims
        .slice(1)
        .flatMap((two, at): [Claim, Claim][] => (claims[at].date === two.date ? [[claims[at], two]] : []));
      const [pair] = pairs.filter(
        ([one, two]) =>
          two.plannedAt - one.leaving.at < 100 * MINUTE_MS &&
          metres(one.client.place, two.client.place) < NEXT_DOOR_METRES,
      );
      if (!pair) return undefined;
      const [one, two] = pair;
      for (const door of [two.arrival, two.leaving]) door.place = one.arrival.place;
      shift(two, one.leaving.at - random.integer(0, 45) * 1000 - two.arrival.at);
      return { claims: [one, two], subjects: [], drawn: {} };
    },
  },
  {
    kind: 'HANDED_OVER_AT_THE_DOOR',
    zh: '两名护理员在老人家门口交接',
    en: 'One goes as the other comes: two visits end to end',
    resembles: ['SENIOR_TWICE_AT_ONCE', 'SPLIT_UP'],
    plant(cell, random) {
      const claims = cell.senior(2, ([claim]) => cell.room(claim.client) >= claim.minutes);
      const other = claims && cell.caregiver(3, ([{ caregiver }]) => caregiver !== claims[0].caregiver);
      if (!claims || !other) return undefined;
      const [own] = claims;
      const day = cell.dayOf(own.date)!;
      const worker = { provider: other[0].provider, caregiver: other[0].caregiver };
      const startMinute =
        Math.ceil((own.plannedAt + own.minutes * MINUTE_MS - day.startsAt) / (5 * MINUTE_MS)) * 5;
      if (cell.isEngaged(worker.caregiver, day.startsAt + (startMinute - 60) * MINUTE_MS, own.minutes + 120))
        return undefined;
      const next = cell.book({ ...own, ...worker }, { day, startMinute }, random);
      if (!next) return undefined;
      shift(next, own.leaving.at + random.integer(0, 40) * 1000 - next.arrival.at);
      return { claims: [own, next], subjects: [], drawn: {} };
    },
  },
  {
    kind: 'SENT_HOME_UNWELL',
    zh: '老人不舒服，这一次提前结束，只此一回',
    en: 'The senior felt unwell and the visit ended early, once',
    resembles: ['IN_AND_OUT'],
    plant(cell, random) {
      const claims = cell.caregiver(8);
      if (!claims) return undefined;
      const claim = claims[random.integer(0, claims.length - 1)];
      last(claim, Math.ceil(claim.minutes * (0.72 + 0.2 * random.next())));
      return { claims: [claim], subjects: [], drawn: { minutes: stayMinutes(claim) } };
    },
  },
  {
    kind: 'NO_SIGNAL_IN_THE_VILLAGE',
    zh: '山村没有信号，回镇上才上传，当天补齐',
    en: 'No signal in the village: sent in the evening, when back in town',
    resembles: ['ENTERED_AFTERWARDS'],
    plant(cell, random) {
      const claims = cell.caregiver(5);
      if (!claims) return undefined;
      for (const claim of claims) {
        const ms = random.integer(1, 9) * HOUR_MS;
        claim.leaving.serverAt = claim.leaving.at + ms;
        claim.arrival.serverAt = claim.leaving.serverAt - 4_000;
        claim.word = { ...claim.word, at: Math.max(claim.word.at, claim.leaving.serverAt + 5 * MINUTE_MS) };
      }
      return { claims, subjects: [{ kind: 'CAREGIVER', id: claims[0].caregiver.id }], drawn: {} };
    },
  },
  {
    kind: 'PUNCTUAL',
    zh: '极守时的护理员，前后总差一两分钟',
    en: 'A very punctual caregiver: always within a minute or two',
    resembles: ['LIKE_A_MACHINE'],
    plant(cell, random) {
      const claims = cell.caregiver(22);
      if (!claims) return undefined;
      for (const claim of claims) {
        shift(claim, claim.plannedAt + Math.round(random.normal(0, 110)) * 1000 - claim.arrival.at);
        last(claim, claim.minutes - 1, random.integer(0, 420));
      }
      return { claims, subjects: [{ kind: 'CAREGIVER', id: claims[0].caregiver.id }], drawn: {} };
    },
  },
  {
    kind: 'ONE_LONG_DAY',
    zh: '同事病了，一天多跑了几家',
    en: 'A colleague was ill: a few homes more on one day',
    resembles: ['DAYS_TOO_LONG', 'BORROWED_LOGINS'],
    plant(cell, random) {
      const claims = cell.caregiver(6);
      if (!claims) return undefined;
      const day = cell.dayOf(claims[0].date)!;
      const worker = { provider: claims[0].provider, caregiver: claims[0].caregiver };
      const added: Claim[] = [];
      const evening = Math.ceil(
        (claims.filter(({ date }) => date === day.date).at(-1)!.leaving.at - day.startsAt) / MINUTE_MS,
      );
      let minute = Math.ceil((evening + 45) / 5) * 5;
      for (const like of cell.neighbours(claims[0], 10)) {
        if (added.length === 2 || minute > 20 * 60) break;
        const at = day.startsAt + minute * MINUTE_MS;
        if (cell.isBusy(like.client, at, like.minutes) || cell.isEngaged(worker.caregiver, at, like.minutes))
          continue;
        const claim = cell.book({ ...like, ...worker }, { day, startMinute: minute }, random);
        if (!claim) continue;
        added.push(claim);
        minute = Math.ceil(((claim.leaving.at - day.startsAt) / MINUTE_MS + 45) / 5) * 5;
      }
      return added.length === 0
        ? undefined
        : { claims: added, subjects: [{ kind: 'CAREGIVER', id: worker.caregiver.id }], drawn: {} };
    },
  },
  {
    kind: 'CLOCK_A_MINUTE_OFF',
    zh: '手机时间慢了一分来钟',
    en: 'A phone whose clock is a minute slow',
    resembles: ['CLOCK_TURNED'],
    plant(cell, random) {
      const claims = cell.caregiver(4);
      if (!claims) return undefined;
      const offset = random.integer(-95, 95) * 1000;
      for (const claim of claims) claim.arrival.clockOffsetMs = claim.leaving.clockOffsetMs = offset;
      return { claims, subjects: [], drawn: { seconds: offset / 1000 } };
    },
  },
  {
    kind: 'COUPLE_BACK_TO_BACK',
    zh: '一家老两口前后接着服务',
    en: 'Husband and wife in one flat, one after the other',
    resembles: ['SPLIT_UP', 'TWO_PLACES_TOO_SOON', 'SAME_PICTURE'],
    plant(cell, random) {
      const claims = cell.caregiver(3);
      if (!claims) return undefined;
      const [own] = claims;
      const like = cell.neighbours(own, 3).find(({ client }) => cell.room(client) >= own.minutes);
      const day = cell.dayOf(own.date)!;
      const startMinute =
        Math.ceil((own.plannedAt + own.minutes * MINUTE_MS - day.startsAt) / (5 * MINUTE_MS)) * 5;
      const plannedAt = day.startsAt + startMinute * MINUTE_MS;
      if (
        !like ||
        cell.isEngaged(own.caregiver, plannedAt, like.minutes) ||
        cell.isBusy(like.client, plannedAt, like.minutes)
      )
        return undefined;
      const next = cell.book(
        { ...like, caregiver: own.caregiver, provider: own.provider },
        { day, startMinute },
        random,
      );
      if (!next) return undefined;
      shift(next, own.leaving.at + random.integer(20, 100) * 1000 - next.arrival.at);
      return { claims: [own, next], subjects: [], drawn: {} };
    },
  },
];
