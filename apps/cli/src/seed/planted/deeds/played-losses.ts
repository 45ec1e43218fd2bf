import { addDays } from '@anzhi/kernel';
import { allWrong, type Behaviour } from '../deed';

/** A loss that is played for the assessors. */

const KINDS = ['SPORT', 'TRANSIT', 'DRIVING'] as const;

const fitAtTheGym: Behaviour = {
  kind: 'FIT_AT_THE_GYM',
  zh: '评估时躺着不动，平日打球、挤公交',
  en: 'Lies still before the assessors, and plays ball and takes the bus at other times',
  source: 'policy.md 10.4 R36 (Yangpu: seen in the gym)',
  plant(cell, random) {
    // who plays does so thoroughly; a few are content with less
    const least = random.pick([2, 3, 3, 3]);
    const claims = cell.senior(2, ([{ client }]) => (client.level ?? 0) >= least);
    if (!claims) return undefined;
    const seniorId = claims[0].client.id;
    const days = random.shuffle([...cell.days]).slice(0, random.integer(2, 14));
    for (const { date } of days) cell.registers.activities.push({ seniorId, kind: random.pick(KINDS), date });
    return {
      wrongs: allWrong(claims, 'SCORE'),
      subjects: [{ kind: 'SENIOR', id: seniorId }],
      drawn: { level: claims[0].client.level ?? 0, days: days.length },
    };
  },
};

const othersFindLess: Behaviour = {
  kind: 'OTHERS_FIND_LESS',
  zh: '抽中复评，换了评估员就“好”了',
  en: 'Drawn for a re-check, and much better before other assessors',
  source: 'policy.md 10.4 R36 (Yangpu: random re-check)',
  plant(cell, random) {
    const claims = cell.senior(2, ([{ client }]) => (client.level ?? 0) >= 2);
    if (!claims) return undefined;
    const { id: seniorId, level } = claims[0].client;
    const levelThen = level ?? 2;
    const dateThen = addDays(cell.days[0].date, -random.integer(20, 90));
    cell.registers.reChecks.push({
      ...{ seniorId, levelThen, dateThen, level: levelThen - random.integer(1, Math.min(3, levelThen)) },
      date: cell.days[random.integer(3, cell.days.length - 2)].date,
    });
    return {
      wrongs: allWrong(claims, 'SCORE'),
      subjects: [{ kind: 'SENIOR', id: seniorId }],
      drawn: { levelThen },
    };
  },
};

export const PLAYED_LOSSES: readonly Behaviour[] = [fitAtTheGym, othersFindLess];
