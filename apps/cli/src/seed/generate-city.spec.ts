import { createHash } from 'node:crypto';
import { FIVE_CITIES, FORMER_DIVISIONS, isStreet, toWgs84 } from '@anzhi/geo';
import { ageOn, isCreditCode, isMobile, isUuidV7, parseIdentityNumber } from '@anzhi/kernel';
import { type CityOptions, generateCity } from './generate-city';
import { PROVIDERS_PER_REFERENCE } from './proportions';
import type { Batch, RowKind, RowKinds } from './rows';

const SUQIAN: CityOptions = { regionCode: '321300', seniors: 2000, seed: 'demo', asOf: '2026-11-21' };

type City = { [Kind in RowKind]: RowKinds[Kind][] };

const gather = (options: CityOptions): City => {
  const city: Record<string, unknown[]> = {};
  for (const { kind, rows } of generateCity(options)) (city[kind] ??= []).push(...rows);
  return city as unknown as City;
};

const tally = <T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
};

const city = gather(SUQIAN);
const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));
const holds = (row: { validFrom: string; validTo: string | null }): boolean =>
  row.validFrom <= SUQIAN.asOf && (row.validTo === null || row.validTo > SUQIAN.asOf);

describe('generateCity', () => {
  it('gives the same rows for ever', () => {
    const hash = createHash('sha256');
    for (const { kind, rows } of generateCity(SUQIAN)) hash.update(JSON.stringify([kind, rows.slice(0, 50)]));
    expect(hash.digest('hex')).toBe('0d26b3c1d05a2fbd6ee53dfda5c3b613df4a1e0e9d1c8f6a6e8f047c4fb8490e');
  });

  it('dates nothing later than the day the city is as it is, and ends nothing before it began', () => {
    const dated = [...city.licences, ...city.credentials, ...city.categories, ...city.representations];
    expect(dated.filter(({ validFrom }) => validFrom > SUQIAN.asOf)).toEqual([]);
    expect(dated.filter(({ validFrom, validTo }) => validTo !== null && validTo <= validFrom)).toEqual([]);
    expect(dated.filter((row) => !holds(row)).length).toBeLessThan(0.01 * dated.length);
  });

  it('gives another city from another seed', () => {
    expect(gather({ ...SUQIAN, seed: 'other', seniors: 50 }).seniors[0]).not.toEqual(city.seniors[0]);
  });

  it('gives no city a number that another one has', () => {
    const cities = FIVE_CITIES.map(({ code }) => gather({ ...SUQIAN, regionCode: code, seniors: 1500 }));
    const numbers = cities.flatMap(({ seniors, caregivers, providers, representatives, officers }) => [
      ...[...seniors, ...caregivers].map(({ identityNumber }) => identityNumber),
      ...[...seniors, ...caregivers, ...representatives, ...officers].map(({ phone }) => phone),
      ...providers.flatMap(({ creditCode, contactPhone }) => [creditCode, contactPhone]),
    ]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it.each([1, 2, 3, 999, 1000, 1001])('makes exactly %i seniors', (seniors) => {
    expect(gather({ ...SUQIAN, seniors }).seniors).toHaveLength(seniors);
  });

  it.each(FIVE_CITIES.map(({ code, name }) => [name, code]))('knows %s', (_, regionCode) => {
    const { seniors, towns } = gather({ ...SUQIAN, regionCode, seniors: 300 });
    expect(seniors).toHaveLength(300);
    expect(towns.every(({ code }) => code.startsWith(regionCode.slice(0, 4)))).toBe(true);
  });

  it('refuses a city it does not know and a date that is none', () => {
    expect(() => gather({ ...SUQIAN, regionCode: '110100' })).toThrow(RangeError);
    expect(() => gather({ ...SUQIAN, asOf: 'today' })).toThrow(RangeError);
  });

  it('yields what is referred to before what refers to it', () => {
    const known = new Set<string>();
    const need = (...ids: string[]): void => ids.forEach((id) => expect(known.has(id)).toBe(true));
    const check = (batch: Batch): void => {
      if (batch.kind === 'villages') batch.rows.forEach((row) => need(row.townCode));
      if (batch.kind === 'licences' || batch.kind === 'caregivers')
        batch.rows.forEach((row) => need(row.providerId));
      if (batch.kind === 'credentials' || batch.kind === 'workingHours') {
        batch.rows.forEach((row) => need(row.caregiverId));
      }
      if (batch.kind === 'addresses')
        batch.rows.forEach((row) => need(row.seniorId, row.townCode, row.villageCode));
      if (batch.kind === 'categories' || batch.kind === 'assessments')
        batch.rows.forEach((row) => need(row.seniorId));
      if (batch.kind === 'representations')
        batch.rows.forEach((row) => need(row.seniorId, row.representativeId));
      for (const row of batch.rows) {
        if ('id' in row) known.add(row.id);
        if ('code' in row) known.add(row.code);
      }
    };
    for (const batch of generateCity({ ...SUQIAN, seniors: 500, batchSize: 100 })) check(batch);
  });
});

describe('the people of the city', () => {
  it('have identity numbers that say the same as their rows, none twice', () => {
    const everyone = [...city.seniors, ...city.caregivers];
    for (const { identityNumber, birthDate, sex } of everyone) {
      expect(parseIdentityNumber(identityNumber)).toEqual({ number: identityNumber, birthDate, sex });
    }
    expect(new Set(everyone.map(({ identityNumber }) => identityNumber)).size).toBe(everyone.length);
  });

  it('have ids and phones valid in form, none twice', () => {
    const rows = [...city.seniors, ...city.caregivers, ...city.representatives, ...city.officers];
    expect(rows.every(({ id, phone }) => isUuidV7(id) && isMobile(phone))).toBe(true);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(new Set(rows.map(({ phone }) => phone)).size).toBe(rows.length);
  });

  it('are 60 to 105 years old and each covered for a reason', () => {
    const reasons = new Map<string, Set<string>>();
    for (const { seniorId, category } of city.categories.filter(holds)) {
      reasons.set(seniorId, (reasons.get(seniorId) ?? new Set()).add(category));
    }
    const entitling = /^(TEKUN_SCATTERED|DIBAO|SEVERE_HANDICAP|LIVING_ALONE|AGE_)/;
    for (const { id, birthDate, livingSituation } of city.seniors) {
      const age = ageOn(birthDate, SUQIAN.asOf);
      expect(age).toBeGreaterThanOrEqual(60);
      expect(age).toBeLessThanOrEqual(105);
      const held = [...(reasons.get(id) ?? [])];
      expect(held.some((category) => entitling.test(category))).toBe(true);
      expect(held.includes('LIVING_ALONE')).toBe(livingSituation === 'ALONE');
      expect(held.some((category) => category.startsWith('AGE_'))).toBe(age >= 80);
    }
  });

  it('come in the proportions of the founding document', () => {
    const { categories, seniors } = gather({ ...SUQIAN, seniors: 20_000 });
    const counts = tally(categories, ({ category }) => category);
    const share = (category: string): number => counts[category] / seniors.length;
    expect(Math.abs(share('TEKUN_SCATTERED') - 0.065)).toBeLessThan(0.01);
    expect(Math.abs(share('DIBAO') - 0.34)).toBeLessThan(0.02);
    expect(Math.abs(share('SEVERE_HANDICAP') - 0.236)).toBeLessThan(0.02);
    const moderate = share('DISABLED_LV2') + share('DISABLED_LV3') + share('DISABLED_LV4');
    expect(moderate).toBeGreaterThan(0.1);
    expect(moderate).toBeLessThan(0.3);
  });

  it('have one primary address, in their town, wherever the position was taken from', () => {
    const towns = new Map(city.towns.map((town) => [town.code, town]));
    const seniors = byId(city.seniors);
    const primary = city.addresses.filter(({ isPrimary }) => isPrimary);
    expect(new Set(primary.map(({ seniorId }) => seniorId)).size).toBe(city.seniors.length);
    expect(primary).toHaveLength(city.seniors.length);
    expect(Object.keys(tally(city.addresses, ({ datum }) => datum)).sort()).toEqual(['GCJ02', 'WGS84']);
    for (const address of city.addresses) {
      const ring = towns.get(address.townCode)?.ring ?? [];
      const { latitude, longitude } = toWgs84(address);
      const longitudes = ring.map(([x]) => x);
      const latitudes = ring.map(([, y]) => y);
      expect(longitude).toBeGreaterThan(Math.min(...longitudes) - 1e-5);
      expect(longitude).toBeLessThan(Math.max(...longitudes) + 1e-5);
      expect(latitude).toBeGreaterThan(Math.min(...latitudes) - 1e-5);
      expect(latitude).toBeLessThan(Math.max(...latitudes) + 1e-5);
      if (address.isPrimary) expect(address.townCode).toBe(seniors.get(address.seniorId)?.townCode);
    }
  });

  it('have at most two representatives, the first with every right', () => {
    const counts = tally(city.representations, ({ seniorId }) => seniorId);
    expect(Math.max(...Object.values(counts))).toBe(2);
    expect(city.representations.every(holds)).toBe(true);
    expect(city.representations.some(({ rights }) => rights.length === 4)).toBe(true);
    const couples = tally(city.representations, ({ representativeId }) => representativeId);
    expect(Math.max(...Object.values(couples))).toBe(2);
  });

  it('of Huai’an carry abolished division codes too', () => {
    const { seniors } = gather({ ...SUQIAN, regionCode: '320800', seniors: 500 });
    const former = new Set(FORMER_DIVISIONS.map(({ code }) => code));
    expect(seniors.some(({ identityNumber }) => former.has(identityNumber.slice(0, 6)))).toBe(true);
  });
});

describe('the officers of the city', () => {
  it('are one person for each role of the city, of every county and of every town', () => {
    const posts = city.officers.map(({ role, regionCode }) => `${role} ${regionCode}`);
    const counties = FIVE_CITIES.find(({ code }) => code === SUQIAN.regionCode)?.counties ?? [];
    expect(posts).toHaveLength(4 + 4 * counties.length + 2 * city.towns.length);
    expect(new Set(posts).size).toBe(posts.length);
    expect(new Set(city.officers.map(({ id }) => id)).size).toBe(posts.length);
    for (const { code } of counties) expect(posts).toContain(`COUNTY_APPROVER ${code}`);
  });
});

describe('the providers of the city', () => {
  it('have valid credit codes and names, none twice', () => {
    expect(city.providers.every(({ creditCode }) => isCreditCode(creditCode))).toBe(true);
    for (const key of ['creditCode', 'name', 'contactPhone'] as const) {
      expect(new Set(city.providers.map((provider) => provider[key])).size).toBe(city.providers.length);
    }
    expect(new Set(city.licences.map(({ type, number }) => `${type} ${number}`)).size).toBe(
      city.licences.length,
    );
  });

  it.each([['321300'], ['370500']])(
    'are three or more for rehabilitation in every county of %s',
    (regionCode) => {
      const { providers, licences, credentials, caregivers } = gather({
        ...SUQIAN,
        regionCode,
        seniors: 200,
      });
      const licensed = new Set(
        licences.filter((each) => each.type === 'MEDICAL' && holds(each)).map((each) => each.providerId),
      );
      const owner = byId(caregivers);
      const therapists = tally(
        credentials.filter((each) => each.type === 'REHAB_THERAPIST' && holds(each)),
        ({ caregiverId }) => owner.get(caregiverId)?.providerId ?? '',
      );
      const able = providers.filter(({ id, itemCodes, serviceAreaCode, countyCode }) => {
        const ready = itemCodes.includes('REHAB') && licensed.has(id) && therapists[id] >= 2;
        return ready && serviceAreaCode === countyCode;
      });
      const counts = tally(able, ({ countyCode }) => countyCode);
      const counties = FIVE_CITIES.find(({ code }) => code === regionCode)?.counties ?? [];
      for (const { code } of counties) expect(counts[code]).toBeGreaterThanOrEqual(3);
    },
  );

  it('follow the founding document in number at full size', () => {
    const batches = generateCity({ ...SUQIAN, seniors: 160_000 });
    for (const batch of batches) {
      if (batch.kind !== 'providers') continue;
      const { MEDICAL_NURSING: medical, ...others } = tally(batch.rows, ({ type }) => type);
      const { MEDICAL_NURSING: leastMedical, ...expected } = PROVIDERS_PER_REFERENCE;
      expect(others).toEqual(expected);
      expect(medical).toBeGreaterThanOrEqual(leastMedical);
      const inTown = batch.rows.filter(({ type }) => type === 'STREET_DAY_CARE');
      expect(inTown.every(({ townCode }) => isStreet(townCode))).toBe(true);
      break;
    }
  });

  it('employ one caregiver for 40 seniors, two at least each, all with papers and working hours', () => {
    const { caregivers, credentials, workingHours, providers } = gather({ ...SUQIAN, seniors: 8000 });
    expect(caregivers).toHaveLength(Math.max(200, 2 * providers.length));
    expect(Math.min(...Object.values(tally(caregivers, ({ providerId }) => providerId)))).toBe(2);
    const certified = new Set(credentials.filter(holds).map(({ caregiverId }) => caregiverId));
    expect(caregivers.every(({ id }) => certified.has(id))).toBe(true);
    expect(new Set(workingHours.map(({ caregiverId }) => caregiverId)).size).toBe(caregivers.length);
    expect(
      workingHours.every((row) => row.startMinute < row.endMinute && row.weekday >= 1 && row.weekday <= 7),
    ).toBe(true);
  });
});
