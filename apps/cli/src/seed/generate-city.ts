import { generateCaregivers } from './caregivers';
import type { Extent, Layout } from './layout';
import { generateOfficers } from './officers';
import { generateProviders } from './providers';
import type { Batch, TownRow } from './rows';
import { generateSeniors } from './seniors';
import { createWorld } from './world';

export interface CityOptions extends Extent {
  /** Six digits of one of the five cities. */
  readonly regionCode: string;
  /** Covered seniors; providers and caregivers follow in proportion. */
  readonly seniors: number;
  readonly seed: string;
  /** The day the city is as it is (`YYYY-MM-DD`): ages and validities are counted from here. */
  readonly asOf: string;
  /** How many of them share a caregiver, about; by default as `proportions.ts` says. */
  readonly seniorsPerCaregiver?: number;
  /** Seniors or caregivers in a batch, about. */
  readonly batchSize?: number;
}

/**
 * A synthetic city in batches of plain rows, the referred-to before the referring. The same options give the same
 * rows. Memory does not grow with the number of seniors: providers apart (6 for 1,000 seniors), nothing is kept
 * after it was yielded.
 * @throws RangeError for an unknown city, a date that is none, or more people than there are identity numbers
 */
export function* generateCity({
  regionCode,
  seniors,
  seed,
  asOf,
  seniorsPerCaregiver,
  townsPerCounty,
  counties,
  batchSize = 1000,
}: CityOptions): Generator<Batch> {
  const world = createWorld(regionCode, seed, asOf, { townsPerCounty, counties });
  yield { kind: 'towns', rows: townRows(world.layout) };
  yield { kind: 'villages', rows: world.layout.towns.flatMap((town) => town.villages) };
  yield { kind: 'officers', rows: generateOfficers(world) };
  const { providers, licences } = generateProviders(world, seniors);
  yield { kind: 'providers', rows: providers };
  yield { kind: 'licences', rows: licences };
  yield* generateCaregivers(world, providers, { seniors, seniorsPerCaregiver }, batchSize);
  yield* generateSeniors(world, seniors, batchSize);
}

const townRows = (layout: Layout): TownRow[] =>
  layout.towns.map(({ code, name, county, villages, cell }) => ({
    code,
    name,
    countyCode: county.code,
    villageCount: villages.length,
    latitude: cell.centre.latitude,
    longitude: cell.centre.longitude,
    ring: cell.ring,
    schematic: cell.schematic,
  }));
