import { FIVE_CITIES } from '@anzhi/geo';
import { Random } from '@anzhi/kernel';
import { type Day, dayOf } from './dates';
import { type Extent, type Layout, layOut, type Town } from './layout';
import { IdentityNumbers, PhoneNumbers, SeedIds } from './numbers';
import { BORN_ELSEWHERE_SHARE, FORMER_CODE_SHARE } from './proportions';

/** What every part of the generator draws from. */
export interface World {
  readonly layout: Layout;
  readonly asOf: Day;
  /** Forked by each part for itself, so that a change in one leaves the others as they were. */
  readonly random: Random;
  readonly ids: SeedIds;
  readonly identities: IdentityNumbers;
  readonly phones: PhoneNumbers;
}

export function createWorld(regionCode: string, seed: string, asOf: string, extent: Extent = {}): World {
  const random = new Random(`${seed}/${regionCode}`);
  const day = dayOf(asOf);
  if (!Number.isSafeInteger(day)) throw new RangeError(`"${asOf}" is not a date`);
  const city = FIVE_CITIES.findIndex(({ code }) => code === regionCode);
  return {
    layout: layOut(regionCode, random.fork('layout'), extent),
    asOf: day,
    random,
    ids: new SeedIds(random.fork('ids'), day),
    identities: new IdentityNumbers(city),
    phones: new PhoneNumbers(random.fork('phones'), city),
  };
}

/** The six digits that a resident's identity number begins with: often a code that has been abolished since. */
export function birthRegion(world: World, town: Town, random: Random): string {
  if (random.chance(BORN_ELSEWHERE_SHARE)) return random.pick(world.layout.allCountyCodes);
  const former = world.layout.formerCodes.get(town.county.code) ?? [];
  return former.length > 0 && random.chance(FORMER_CODE_SHARE) ? random.pick(former) : town.county.code;
}
