import { addDays, startOfDay } from '@anzhi/kernel';
import { DAY_MS, HOUR_MS } from '../claim';
import { allWrong, type Behaviour, type Wrong } from '../deed';

/** Visits to people who were not there to be visited. */

const deadServed: Behaviour = {
  kind: 'DEAD_SERVED',
  zh: '老人去世后仍继续登记上门服务',
  en: 'A dead person goes on being visited',
  source: 'ledger.md 4.1 R01; policy.md 5.4, 10.4; mission-inventory.md 4 (Shuozhou)',
  plant(cell, random) {
    const claims = cell.senior(3);
    if (!claims) return undefined;
    const served = random.integer(1, claims.length - 1);
    const date = addDays(claims[served].date, -random.integer(1, 2));
    const after = claims.filter((claim) => claim.date > date);
    const knownAt = startOfDay(date).getTime() + random.integer(1, 30) * DAY_MS;
    cell.registers.deaths.push({ seniorId: claims[0].client.id, date, knownAt, retractedAt: null });
    for (const claim of after)
      claim.word = { accountId: null, at: claim.leaving.at + 72 * HOUR_MS, deviceId: null };
    const wrongs: Wrong[] = after.flatMap((claim) =>
      allWrong([claim], claim.word.at >= knownAt ? 'BLOCK' : 'WITHHOLD'),
    );
    return {
      wrongs,
      subjects: [],
      drawn: {
        visits: after.length,
        knownAfterDays: Math.round((knownAt - startOfDay(date).getTime()) / DAY_MS),
      },
    };
  },
};

const goneServed: Behaviour = {
  kind: 'GONE_SERVED',
  zh: '老人已迁往外地，原址仍登记服务',
  en: 'Somebody who has moved away is still visited at the old address',
  source: 'ledger.md 4.1 R01 (cancelled registration)',
  plant(cell, random) {
    const claims = cell.senior(3);
    if (!claims) return undefined;
    const date = addDays(claims[random.integer(1, claims.length - 1)].date, -random.integer(1, 3));
    const after = claims.filter((claim) => claim.date > date);
    const knownAt = startOfDay(date).getTime() + random.integer(2, 12) * DAY_MS;
    cell.registers.moves.push({ seniorId: claims[0].client.id, date, knownAt });
    const wrongs = after.flatMap((claim) =>
      allWrong([claim], claim.word.at >= knownAt ? 'BLOCK' : 'WITHHOLD'),
    );
    return { wrongs, subjects: [], drawn: { visits: after.length } };
  },
};

/** A stay that covers some of the visits from beginning to end. */
const servedDuring = (
  kind: 'HOSPITAL' | 'INSTITUTION' | 'RESPITE' | 'PRISON' | 'ABROAD',
  words: Pick<Behaviour, 'kind' | 'zh' | 'en'>,
): Behaviour => ({
  ...words,
  source: 'ledger.md 4.1 R05; policy.md 5.4, 10.1; mission-inventory.md 4 (US OIG)',
  plant(cell, random) {
    const claims = cell.senior(3);
    if (!claims) return undefined;
    const first = random.integer(0, claims.length - 2);
    const inside = claims.slice(first, random.integer(first + 1, claims.length));
    const from = inside[0].arrival.at - random.integer(2, 40) * HOUR_MS;
    const to = inside[inside.length - 1].leaving.at + random.integer(2, 60) * HOUR_MS;
    cell.registers.stays.push({ seniorId: claims[0].client.id, kind, from, to });
    return {
      wrongs: allWrong(inside, 'WITHHOLD'),
      subjects: [],
      drawn: { visits: inside.length, days: Math.round((to - from) / DAY_MS) },
    };
  },
});

export const ABSENT_SENIORS: readonly Behaviour[] = [
  deadServed,
  goneServed,
  servedDuring('HOSPITAL', {
    kind: 'IN_HOSPITAL',
    zh: '老人住院期间仍登记上门服务',
    en: 'Visits at home while the senior lies in hospital',
  }),
  servedDuring('INSTITUTION', {
    kind: 'IN_CARE_HOME',
    zh: '老人已入住养老机构，仍登记上门服务',
    en: 'Visits at home while the senior lives in a care home',
  }),
  servedDuring('RESPITE', {
    kind: 'IN_RESPITE',
    zh: '老人喘息托养期间仍登记上门服务',
    en: 'Visits at home while the senior is away for respite care',
  }),
  servedDuring('PRISON', {
    kind: 'IN_PRISON',
    zh: '老人羁押期间仍登记上门服务',
    en: 'Visits at home while the senior is detained',
  }),
  servedDuring('ABROAD', {
    kind: 'ABROAD_SENIOR',
    zh: '老人出境期间仍登记上门服务',
    en: 'Visits at home while the senior is abroad',
  }),
];
