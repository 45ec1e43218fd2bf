import { CatalogueFacade, type ServiceItem } from '@anzhi/catalogue';
import { newId, Random } from '@anzhi/kernel';
import { TestApp } from '@test/app';
import { assign, oneByOne, priceOf } from '../../libs/dispatch/src/matching/assignment';
import { BookableSlots } from '../../libs/dispatch/src/matching/bookable-slots';
import {
  CaregiverMatch,
  type MatchNeed,
  type MatchTerms,
} from '../../libs/dispatch/src/matching/caregiver-match';
import { promise } from '../../libs/dispatch/src/matching/promise';
import type { Bench, BenchRun } from './frame/bench';
import { median, percentile } from './frame/statistics';
import { BOX, buildMatchCity, DAY, type MatchCity } from './match/city';

/**
 * An order that looks for a caregiver in a city of 2,000 providers and 100,000 caregivers, every fifth of whom has a
 * day with visits in it. Side a is a match as the product makes it: the senior's ties, the nearest and known caregivers
 * with every hard rule, their days, exact insertion, prices, rank; three queries and the computation. Side b is the
 * bare search that all of it rests on: the nearest 50 of the county with the skill, one query on one index, at the same
 * places. Neither side writes.
 *
 * Then 200 orders of one morning in one quarter of a town, which compete for the same people: decided together, as one
 * assignment, against one after the other. Last, what can be promised for a senior in the next seven days.
 *
 * Targets: the match at most four times the bare query's p99; the promise under 50 ms.
 */
export const bench: Bench = {
  name: 'match',
  about:
    'an order’s match among 100,000 caregivers against the bare nearest-50 query; 200 orders decided together',
  async run(b) {
    const database = await b.database();
    b.progress('building a city of 2,000 providers and 100,000 caregivers');
    const city = await buildMatchCity(database, 2_000, 100_000);
    const t = new TestApp(database);
    await b.own(t.start(), () => t.stop());
    const item = await t.get(CatalogueFacade).item(t.db, 'REHAB');
    if (!item) throw new Error('the catalogue has no REHAB');
    const random = new Random(`match/${b.seed}`);
    await single(b, t, city, item, random);
    await competing(b, t, city, item, random);
    await promising(b, t, city, item, random);
  },
};

/** So many before the clock runs: what is asked of a process that has been at work, whose code is compiled. */
const EARLIER = 2_000;
const ROUNDS = 5;
const ORDERS = 200;
const COMPETING = 200;
const UNSERVED = 4_800;
const NINE = new Date(`${DAY}T09:45:00+08:00`);

type Home = ReturnType<typeof somewhere>;

interface Asked {
  readonly home: Home;
  readonly need: MatchNeed;
}

/** A home somewhere in the city, and the township it lies in. */
function somewhere({ counties, towns }: MatchCity, random: Random) {
  const across = random.next();
  const place = {
    latitude: BOX.south + (BOX.north - BOX.south) * random.next(),
    longitude: BOX.west + (BOX.east - BOX.west) * across,
    datum: 'WGS84' as const,
  };
  const at = Math.floor(across * towns.length);
  return { place, regionId: towns[at], countyId: counties[at] };
}

function needAt({ place, regionId }: Pick<Home, 'place' | 'regionId'>, item: ServiceItem): MatchNeed {
  const id = newId();
  return {
    ...{ id, orderId: id, seniorId: newId(), startsAt: NINE, minutes: 60, place },
    criteria: {
      ...{ itemCode: item.code, licences: item.requiredLicences, credentials: item.requiredCredentials },
      ...{ skills: item.requiredSkills, regionId, at: NINE, minutes: 60, ...place },
    },
  };
}

async function single(
  b: BenchRun,
  t: TestApp,
  city: MatchCity,
  item: ServiceItem,
  random: Random,
): Promise<void> {
  const match = t.get(CaregiverMatch);
  const terms = await match.terms(t.db, city.towns[0]);
  const orders = (length: number): Asked[] =>
    Array.from({ length }, () => {
      const home = somewhere(city, random);
      return { home, need: needAt(home, item) };
    });
  const rounds = Array.from({ length: 1 + ROUNDS }, () => orders(ORDERS));
  let found = 0;
  const matched = async ({ need }: Asked) => {
    const { caregivers } = await match.find(t.db, need, terms);
    found += Number(caregivers[0]?.refusedBy === null);
  };
  const barely = ({ home: { place, countyId } }: Asked) =>
    t.db.query(BARE, [item.requiredSkills, place.latitude, place.longitude, countyId]);
  const timed = async (round: number, work: (asked: Asked) => Promise<unknown>) => {
    const tookMs: number[] = [];
    for (const asked of rounds[round]) {
      const startedMs = performance.now();
      await work(asked);
      tookMs.push(performance.now() - startedMs);
    }
    return { p50Ms: median(tookMs), p99Ms: percentile(tookMs, 0.99) };
  };
  b.progress(`${EARLIER} orders of an earlier hour`);
  for (const asked of orders(EARLIER)) {
    await matched(asked);
    await barely(asked);
  }
  const {
    a,
    b: bare,
    ratio,
  } = await b.alternate({
    rounds: ROUNDS,
    a: (round) => timed(round, matched),
    b: (round) => timed(round, barely),
  });
  b.progress(`${found} of ${EARLIER + (1 + ROUNDS) * ORDERS} orders found somebody`);
  const ms = { unit: 'ms' };
  b.measure({ measure: 'match_p50', ...ms, value: a.p50Ms.median, spread: a.p50Ms });
  b.measure({ measure: 'match_p99', ...ms, value: a.p99Ms.median, spread: a.p99Ms });
  b.measure({ measure: 'nearest_50_p50', ...ms, value: bare.p50Ms.median, spread: bare.p50Ms });
  b.measure({ measure: 'nearest_50_p99', ...ms, value: bare.p99Ms.median, spread: bare.p99Ms });
  b.measure({
    ...{ measure: 'match_to_nearest_50_p50', unit: 'ratio' },
    ...{ value: ratio.p50Ms.median, spread: ratio.p50Ms },
  });
  b.measure({
    ...{ measure: 'match_to_nearest_50_p99', unit: 'ratio', target: { atMost: 4 } },
    ...{ value: ratio.p99Ms.median, spread: ratio.p99Ms },
  });
}

const BARE = `
  SELECT c.id FROM providers.caregiver c
   WHERE c.active AND c.skills @> $1::text[] AND c.county_id = $4
   ORDER BY c.place <-> providers.local_kilometres($2, $3) LIMIT 50`;

/** Homes within about a kilometre: whoever is near to one is near to all. */
async function competing(
  b: BenchRun,
  t: TestApp,
  city: MatchCity,
  item: ServiceItem,
  random: Random,
): Promise<void> {
  b.progress('200 orders that compete');
  const match = t.get(CaregiverMatch);
  const terms = await match.terms(t.db, city.towns[0]);
  const centre = somewhere(city, random);
  const jitter = () => 0.01 * (random.next() - 0.5);
  const needs = Array.from({ length: COMPETING }, () => {
    const { latitude, longitude, datum } = centre.place;
    const place = { latitude: latitude + jitter(), longitude: longitude + jitter(), datum };
    return needAt({ place, regionId: centre.regionId }, item);
  });
  const startedMs = performance.now();
  const matrix = await pricesOf(t, match, needs, terms);
  const pricedMs = performance.now();
  const greedy = oneByOne(matrix, UNSERVED);
  const greedyMs = performance.now();
  const together = assign(matrix, UNSERVED);
  const togetherMs = performance.now();
  const [one, all] = [greedy, together].map((answer) => priceOf(matrix, answer, UNSERVED) / 10);
  const served = (answer: Int32Array) => answer.filter((column) => column >= 0).length;
  b.progress(
    `${matrix[0].length} caregivers; served ${served(greedy)} one by one, ${served(together)} together`,
  );
  b.measure({ measure: 'competing_priced', unit: 'ms', value: pricedMs - startedMs });
  b.measure({ measure: 'competing_one_by_one', unit: 'equivalent minutes', value: one });
  b.measure({ measure: 'competing_one_by_one_time', unit: 'ms', value: greedyMs - pricedMs });
  b.measure({ measure: 'competing_together', unit: 'equivalent minutes', value: all });
  b.measure({ measure: 'competing_together_time', unit: 'ms', value: togetherMs - greedyMs });
  b.measure({
    measure: 'competing_together_to_one_by_one',
    unit: 'ratio',
    value: all / one,
    target: { atMost: 1 },
  });
}

/** Order × caregiver; whoever was not found or may not come is forbidden. */
async function pricesOf(
  t: TestApp,
  match: CaregiverMatch,
  needs: readonly MatchNeed[],
  terms: MatchTerms,
): Promise<Float64Array[]> {
  const wide = { ...terms, limits: { ...terms.limits, nearestCaregivers: 200 } };
  const columns = new Map<string, number>();
  const rows: Map<number, number>[] = [];
  for (const need of needs) {
    const row = new Map<number, number>();
    for (const { caregiver, total } of (await match.find(t.db, need, wide)).caregivers) {
      if (total === null) continue;
      if (!columns.has(caregiver.id)) columns.set(caregiver.id, columns.size);
      row.set(columns.get(caregiver.id)!, total);
    }
    rows.push(row);
  }
  return rows.map((row) =>
    Float64Array.from({ length: columns.size }, (_, column) => row.get(column) ?? Infinity),
  );
}

async function promising(
  b: BenchRun,
  t: TestApp,
  city: MatchCity,
  item: ServiceItem,
  random: Random,
): Promise<void> {
  b.progress('what can be promised');
  const slots = t.get(BookableSlots);
  const limits = {
    ...{
      leadMinutes: 30,
      horizonDays: 31,
      stepMinutes: 15,
      maxMinutes: 480,
      nightFromHour: 21,
      nightToHour: 6,
    },
  };
  const tookMs: number[] = [];
  const pureMs: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < 120; i++) {
    const { place, regionId } = somewhere(city, random);
    const prospect = { seniorId: newId(), regionId, place, item, requiredSex: null, limits, busy: [] };
    const query = { seniorId: prospect.seniorId, addressId: newId(), itemCode: item.code, minutes: 60 };
    const startedMs = performance.now();
    const input = await slots.input(prospect, query);
    const readMs = performance.now();
    counts.push(promise(input).length);
    if (i < 20) continue;
    tookMs.push(performance.now() - startedMs);
    pureMs.push(performance.now() - readMs);
  }
  b.progress(`${median(counts)} slots each`);
  b.measure({ measure: 'promise_p50', unit: 'ms', value: median(tookMs), target: { atMost: 50 } });
  b.measure({ measure: 'promise_p99', unit: 'ms', value: percentile(tookMs, 0.99) });
  b.measure({ measure: 'promise_computation_p50', unit: 'ms', value: median(pureMs) });
}
