import { addDays, startOfDay } from '@anzhi/kernel';
import type { Cell } from '../cell';
import { type Claim, DAY_MS, HOUR_MS, MINUTE_MS } from '../claim';
import type { Innocent, LookAlike } from '../deed';

const about = (claims: readonly Claim[], drawn: Innocent['drawn'] = {}, seniors = false): Innocent => ({
  claims,
  subjects: seniors ? [{ kind: 'SENIOR', id: claims[0].client.id }] : [],
  drawn,
});

/** Whoever dies is not visited any more. */
function endsOn(cell: Cell, claims: readonly Claim[], date: string): Claim[] {
  cell.strike(claims.filter((claim) => claim.date > date));
  return claims.filter((claim) => claim.date <= date);
}

export const HARMLESS_SENIORS: readonly LookAlike[] = [
  {
    kind: 'DIED_THAT_EVENING',
    zh: '上午服务过，当天晚上去世',
    en: 'Visited in the morning, died in the evening of that day',
    resembles: ['DEAD_SERVED'],
    plant(cell, random) {
      const claims = cell.senior(2);
      if (!claims) return undefined;
      const { date } = claims[random.integer(0, claims.length - 1)];
      const knownAt = startOfDay(date).getTime() + random.integer(2, 30) * DAY_MS;
      cell.registers.deaths.push({ seniorId: claims[0].client.id, date, knownAt, retractedAt: null });
      return about(endsOn(cell, claims, date));
    },
  },
  {
    kind: 'WRONGLY_DEAD',
    zh: '同名同姓，误报死亡，几天后更正',
    en: 'Reported dead by mistake, put right some days later',
    resembles: ['DEAD_SERVED'],
    plant(cell, random) {
      const claims = cell.senior(3);
      if (!claims) return undefined;
      const date = addDays(claims[1].date, -1);
      const knownAt = startOfDay(date).getTime() + random.integer(1, 4) * DAY_MS;
      const retractedAt = knownAt + random.integer(1, 6) * DAY_MS;
      cell.registers.deaths.push({ seniorId: claims[0].client.id, date, knownAt, retractedAt });
      return about(claims);
    },
  },
  {
    kind: 'MOVED_AFTER_LUNCH',
    zh: '上午服务，下午搬去外地女儿家',
    en: 'Visited in the morning of the day she moved away',
    resembles: ['GONE_SERVED'],
    plant(cell, random) {
      const claims = cell.senior(2);
      if (!claims) return undefined;
      const { date } = claims[random.integer(0, claims.length - 1)];
      cell.registers.moves.push({
        seniorId: claims[0].client.id,
        date,
        knownAt: startOfDay(date).getTime() + 2 * DAY_MS,
      });
      return about(endsOn(cell, claims, date));
    },
  },
  {
    kind: 'HOME_FROM_HOSPITAL',
    zh: '早上出院，下午就有人上门',
    en: 'Discharged in the morning, visited in the afternoon',
    resembles: ['IN_HOSPITAL'],
    plant(cell, random) {
      const claims = cell.senior(2);
      if (!claims) return undefined;
      const claim = claims[random.integer(0, claims.length - 1)];
      const to = claim.arrival.at - random.integer(30, 150) * MINUTE_MS;
      const from = Math.max(to - random.integer(1, 5) * DAY_MS, lastEnd(claims, claim) + HOUR_MS);
      if (from >= to) return undefined;
      cell.registers.stays.push({ seniorId: claim.client.id, kind: 'HOSPITAL', from, to });
      return about([claim]);
    },
  },
  {
    kind: 'OFF_TO_HOSPITAL',
    zh: '服务后当天傍晚入院',
    en: 'Taken to hospital in the evening after the visit',
    resembles: ['IN_HOSPITAL', 'IN_RESPITE'],
    plant(cell, random) {
      const claims = cell.senior(2);
      if (!claims) return undefined;
      const claim = claims[claims.length - 1];
      const from = claim.leaving.at + random.integer(20, 300) * MINUTE_MS;
      const kind = random.pick(['HOSPITAL', 'RESPITE'] as const);
      cell.registers.stays.push({
        seniorId: claim.client.id,
        kind,
        from,
        to: from + random.integer(2, 9) * DAY_MS,
      });
      return about([claim]);
    },
  },
  {
    kind: 'INSURED_AT_ANOTHER_HOUR',
    zh: '同一天长护险护士另来过一次',
    en: 'The insurance’s nurse came the same day, at another hour',
    resembles: ['PAID_TWICE'],
    plant(cell, random) {
      const claims = cell.senior(2);
      if (!claims) return undefined;
      for (const { client, leaving } of claims) {
        const from = leaving.at + random.integer(10, 120) * MINUTE_MS;
        cell.registers.insured.push({ seniorId: client.id, from, to: from + 45 * MINUTE_MS });
      }
      return about(claims);
    },
  },
  {
    kind: 'DEAF_ONCE',
    zh: '耳背，一次回访没接到电话',
    en: 'Hard of hearing, and once did not hear the telephone',
    resembles: ['NEVER_REACHED', 'NOBODY_CAME'],
    plant(cell, random) {
      const claims = cell.senior(3);
      if (!claims) return undefined;
      const at = (claim: Claim): number => claim.leaving.at + random.integer(60, 3000) * MINUTE_MS;
      cell.registers.callBacks.push({ visit: claims[0], answer: 'UNREACHABLE', at: at(claims[0]) });
      cell.registers.callBacks.push({ visit: claims[1], answer: 'FINE', at: at(claims[1]) });
      return about(claims, {}, true);
    },
  },
  {
    kind: 'HOME_FOR_THE_LAST_DAYS',
    zh: '月初住院，月底出院后服务集中在最后几天',
    en: 'In hospital for three weeks; all the month’s care comes in its last days',
    resembles: ['MONTH_END_HARVEST', 'SLEEPER_WAKES'],
    plant(cell, random) {
      const claims = cell.senior(2, (each) => each.some(({ date }) => (cell.dayOf(date)?.left ?? 99) <= 3));
      if (!claims) return undefined;
      const late = claims.filter(({ date }) => (cell.dayOf(date)?.left ?? 99) <= 3);
      cell.strike(claims.filter((claim) => !late.includes(claim)));
      const to = late[0].arrival.at - random.integer(20, 40) * HOUR_MS;
      cell.registers.stays.push({
        seniorId: late[0].client.id,
        kind: 'HOSPITAL',
        from: cell.days[0].startsAt,
        to,
      });
      return about(late, {}, true);
    },
  },
  {
    kind: 'NEEDS_EVERY_MINUTE',
    zh: '完全失能，额度几乎用完，但每月总差几分钟',
    en: 'Completely dependent: nearly all is used each month, never to the minute',
    resembles: ['ALWAYS_EVERYTHING'],
    plant(cell) {
      const claims = cell.senior(4, ([{ client }]) => cell.room(client) < client.grantMinutes * 0.25);
      return claims && about(claims, {}, true);
    },
  },
];

function lastEnd(claims: readonly Claim[], before: Claim): number {
  const earlier = claims.filter(({ leaving }) => leaving.at < before.arrival.at);
  return earlier.length > 0 ? earlier[earlier.length - 1].leaving.at : 0;
}
