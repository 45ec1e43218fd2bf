import { addDays, startOfDay } from '@anzhi/kernel';
import type { LookAlike } from '../deed';
import { DAY_MS } from '../claim';

export const HARMLESS_LEVELS: readonly LookAlike[] = [
  {
    kind: 'BETTER_SINCE_THE_HOSPITAL',
    zh: '出院时评得重，养了几个月，复评好转',
    en: 'Assessed on leaving the hospital, and recovered by the time of the re-check',
    resembles: ['OTHERS_FIND_LESS', 'FRIENDLY_ASSESSOR'],
    plant(cell, random) {
      const claims = cell.senior(2, ([{ client }]) => (client.level ?? 0) >= 1);
      if (!claims) return undefined;
      const { id: seniorId, level } = claims[0].client;
      const levelThen = Math.min(4, (level ?? 1) + random.integer(0, 1));
      const dateThen = addDays(cell.days[0].date, -random.integer(30, 90));
      const to = startOfDay(addDays(dateThen, -random.integer(0, 80))).getTime() + 10 * 3_600_000;
      const from = to - random.integer(5, 25) * DAY_MS;
      cell.registers.stays.push({ seniorId, kind: 'HOSPITAL', from, to });
      cell.registers.reChecks.push({
        ...{ seniorId, levelThen, dateThen, level: levelThen - 1 },
        date: cell.days[random.integer(3, cell.days.length - 2)].date,
      });
      return { claims, subjects: [{ kind: 'SENIOR', id: seniorId }], drawn: { levelThen } };
    },
  },
  {
    kind: 'AS_BAD_AS_BEFORE',
    zh: '抽中复评，结果与原来一致',
    en: 'Drawn for a re-check, and found as he was',
    resembles: ['OTHERS_FIND_LESS'],
    plant(cell, random) {
      const claims = cell.senior(2, ([{ client }]) => (client.level ?? 0) >= 1);
      if (!claims) return undefined;
      const { id: seniorId, level } = claims[0].client;
      const levelThen = level ?? 1;
      cell.registers.reChecks.push({
        ...{ seniorId, levelThen, level: random.chance(0.3) ? Math.min(4, levelThen + 1) : levelThen },
        dateThen: addDays(cell.days[0].date, -random.integer(20, 90)),
        date: cell.days[random.integer(3, cell.days.length - 2)].date,
      });
      return { claims, subjects: [{ kind: 'SENIOR', id: seniorId }], drawn: { levelThen } };
    },
  },
  {
    kind: 'BUS_WITH_HIS_DAUGHTER',
    zh: '重度失能，女儿偶尔推轮椅带他坐公交看病',
    en: 'Severely disabled; now and then his daughter takes him to the doctor by bus, in the wheelchair',
    resembles: ['FIT_AT_THE_GYM'],
    plant(cell, random) {
      const claims = cell.senior(2, ([{ client }]) => (client.level ?? 0) >= 3);
      if (!claims) return undefined;
      const seniorId = claims[0].client.id;
      const days = random.shuffle([...cell.days]).slice(0, random.integer(1, 4));
      for (const { date } of days) cell.registers.activities.push({ seniorId, kind: 'TRANSIT', date });
      return {
        claims,
        subjects: [{ kind: 'SENIOR', id: seniorId }],
        drawn: { days: days.length },
      };
    },
  },
];
