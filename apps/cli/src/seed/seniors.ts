import type { Random, Sex } from '@anzhi/kernel';
import {
  abilityCategory,
  ageCategory,
  type Category,
  hardshipCategories,
  isHandicapped,
  livingCategory,
} from './categories';
import { addYears, birthDay, dateOf, yearOf } from './dates';
import { addHome, type Household } from './households';
import { personName } from './names';
import {
  ABILITY_LEVELS,
  AGE_BANDS,
  ASSESSED_SHARE,
  COUPLE_SHARES,
  FEMALE_SHARES,
  HANDICAP_WORSENS_SHARE,
  LEVEL_SCORES,
  LIVING_SITUATIONS,
  ROUTE_SHARES,
} from './proportions';
import type { Batch, LivingSituation, SeniorRow } from './rows';
import { SeniorBatch } from './senior-batch';
import { birthRegion, type World } from './world';

const OLDEST = 105;
/** A couple counts twice, so its route is drawn less often. */
const HOUSEHOLD_ROUTES = ROUTE_SHARES.map(
  ([route, share]) => [route, share / (1 + COUPLE_SHARES[route])] as const,
);

/** So many covered seniors with their homes, categories, assessments and families, household by household. */
export function* generateSeniors(world: World, count: number, batchSize: number): Generator<Batch> {
  const random = world.random.fork('seniors');
  let batch = new SeniorBatch();
  for (let made = 0; made < count;) {
    made += addHousehold(world, random, batch, count - made);
    if (batch.seniors.length >= batchSize || made === count) {
      yield* batch.flush();
      batch = new SeniorBatch();
    }
  }
}

/** @returns how many seniors moved in: one, or a couple where there is room for two */
function addHousehold(world: World, random: Random, batch: SeniorBatch, room: number): number {
  const route = random.weighted(HOUSEHOLD_ROUTES);
  const town = random.weighted(world.layout.townWeights);
  const couple = room > 1 && random.chance(COUPLE_SHARES[route]);
  const youngest = route === 'ADVANCED_AGE' ? 80 : 60;
  const age = drawAge(random, youngest);
  const sex: Sex = random.chance(shareFrom(FEMALE_SHARES, age).share) ? 'FEMALE' : 'MALE';
  const living = couple ? 'WITH_SPOUSE' : random.weighted(LIVING_SITUATIONS[route]);
  const household: Household = { route, town, village: random.pick(town.villages), members: [] };
  household.members.push(addSenior(world, random, batch, household, { age, sex, living }));
  if (couple) {
    const spouseAge = Math.min(OLDEST, Math.max(youngest, age + random.integer(-4, 4)));
    const spouse = { age: spouseAge, sex: sex === 'MALE' ? 'FEMALE' : 'MALE', living } as const;
    household.members.push(addSenior(world, random, batch, household, spouse));
  }
  addHome(world, random, batch, household);
  return household.members.length;
}

interface Person {
  readonly age: number;
  readonly sex: Sex;
  readonly living: LivingSituation;
}

function addSenior(
  world: World,
  random: Random,
  batch: SeniorBatch,
  { route, town }: Household,
  { age, sex, living }: Person,
): SeniorRow {
  const birth = birthDay(random, age, world.asOf);
  const senior: SeniorRow = {
    id: world.ids.next(),
    name: personName(random, sex, yearOf(birth)),
    sex,
    birthDate: dateOf(birth),
    identityNumber: world.identities.next(birthRegion(world, town, random), birth, sex),
    phone: world.phones.next('senior'),
    dialect: town.dialect,
    livingSituation: living,
    countyCode: town.county.code,
    townCode: town.code,
  };
  batch.seniors.push(senior);
  const handicapped = isHandicapped(random, route);
  const categories = [
    ...hardshipCategories(random, route, handicapped, world.asOf),
    ...ageCategory(age, birth),
    ...livingCategory(random, living, town.urban, world.asOf),
    ...assess(world, random, batch, senior, age, handicapped),
  ];
  for (const { category, from, to } of categories) {
    batch.categories.push({
      id: world.ids.next(),
      seniorId: senior.id,
      category,
      validFrom: dateOf(from),
      validTo: to === null ? null : dateOf(to),
    });
  }
  return senior;
}

/** An assessment within the last year for most; it gives a category when the loss is moderate or worse. */
function assess(
  world: World,
  random: Random,
  batch: SeniorBatch,
  senior: SeniorRow,
  age: number,
  handicapped: boolean,
): Category[] {
  if (!random.chance(ASSESSED_SHARE)) return [];
  const drawn = random.weighted(shareFrom(ABILITY_LEVELS, age).weights);
  const level = handicapped && random.chance(HANDICAP_WORSENS_SHARE) ? Math.min(drawn + 1, 4) : drawn;
  const from = world.asOf - random.integer(1, 330);
  const to = addYears(from, 1);
  batch.assessments.push({
    id: world.ids.next(),
    seniorId: senior.id,
    level,
    score: random.integer(...LEVEL_SCORES[level]),
    assessedOn: dateOf(from),
    validTo: dateOf(to),
  });
  return abilityCategory(level, from, to);
}

function drawAge(random: Random, youngest: number): number {
  const bands = AGE_BANDS.filter(({ from }) => from >= youngest).map((band) => [band, band.weight] as const);
  const { from, to } = random.weighted(bands);
  return random.integer(from, to);
}

/** The entry of a descending table that holds from this age on. */
function shareFrom<T extends { readonly from: number }>(table: readonly T[], age: number): T {
  const entry = table.find(({ from }) => age >= from);
  if (!entry) throw new RangeError(`no proportion for the age of ${age}`);
  return entry;
}
