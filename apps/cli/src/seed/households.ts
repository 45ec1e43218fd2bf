import { toGcj02 } from '@anzhi/geo';
import type { Random } from '@anzhi/kernel';
import { addYears, dateOf } from './dates';
import { positionNear, type Town } from './layout';
import { door, personName } from './names';
import {
  MAP_PICKED_SHARE,
  REPRESENTATIVES,
  type Route,
  SECOND_ADDRESS_SHARE,
  TEKUN_NEIGHBOUR_SHARE,
} from './proportions';
import type { AddressRow, RepresentationRow, Right, SeniorRow, VillageRow } from './rows';
import type { SeniorBatch } from './senior-batch';
import type { World } from './world';

export interface Household {
  readonly route: Route;
  readonly town: Town;
  readonly village: VillageRow;
  readonly members: SeniorRow[];
}

type Place = Omit<AddressRow, 'id' | 'seniorId' | 'label' | 'isPrimary'>;

/** The home of a household, now and then a second one at a child's, and the family that acts for it. */
export function addHome(world: World, random: Random, batch: SeniorBatch, household: Household): void {
  const home = placeIn(random, household.town, household.village);
  const isTekun = household.route === 'TEKUN';
  const second = !isTekun && random.chance(SECOND_ADDRESS_SHARE) ? childHome(world, random) : null;
  for (const { id: seniorId } of household.members) {
    batch.addresses.push({ id: world.ids.next(), seniorId, label: 'HOME', isPrimary: true, ...home });
    if (second) {
      batch.addresses.push({
        id: world.ids.next(),
        seniorId,
        label: 'CHILD_HOME',
        isPrimary: false,
        ...second,
      });
    }
  }
  const count = isTekun ? Number(random.chance(TEKUN_NEIGHBOUR_SHARE)) : random.weighted(REPRESENTATIVES);
  for (let rank = 0; rank < count; rank += 1) addRepresentative(world, random, batch, household, rank);
}

function childHome(world: World, random: Random): Place {
  const town = random.weighted(world.layout.townWeights);
  return placeIn(random, town, random.pick(town.villages));
}

function placeIn(random: Random, town: Town, village: VillageRow): Place {
  const surveyed = positionNear(village, town.cell, random);
  const { latitude, longitude, datum } = random.chance(MAP_PICKED_SHARE) ? toGcj02(surveyed) : surveyed;
  return {
    townCode: town.code,
    villageCode: village.code,
    text: `${town.county.name}${town.name}${village.name}${door(random, town.urban)}`,
    latitude: Number(latitude.toFixed(6)),
    longitude: Number(longitude.toFixed(6)),
    datum,
  };
}

const ALL_RIGHTS: readonly Right[] = ['VIEW', 'BOOK', 'PAY', 'CONFIRM'];
const SECOND_RIGHTS: readonly Right[] = ['VIEW', 'BOOK'];
const RIGHTS_YEARS = 2;

/** @param rank 0 for the one who does everything, 1 for the one who helps out */
function addRepresentative(
  world: World,
  random: Random,
  batch: SeniorBatch,
  household: Household,
  rank: number,
): void {
  const id = world.ids.next();
  const sex = random.chance(0.5) ? 'FEMALE' : 'MALE';
  const relation = relationOf(random, household.route);
  const father = household.members.find((member) => member.sex === 'MALE');
  const family = father && relation === 'CHILD' ? father.name[0] : undefined;
  batch.representatives.push({
    id,
    name: personName(random, sex, random.integer(1965, 1992), family),
    sex,
    phone: world.phones.next('representative'),
  });
  const from = world.asOf - random.integer(1, 600);
  for (const { id: seniorId } of household.members) {
    batch.representations.push({
      id: world.ids.next(),
      representativeId: id,
      seniorId,
      relation,
      rights: rank === 0 ? ALL_RIGHTS : SECOND_RIGHTS,
      validFrom: dateOf(from),
      validTo: dateOf(addYears(from, RIGHTS_YEARS)),
    });
  }
}

function relationOf(random: Random, route: Route): RepresentationRow['relation'] {
  if (route === 'TEKUN') return 'NEIGHBOUR';
  return random.weighted([
    ['CHILD', 80],
    ['GRANDCHILD', 10],
    ['OTHER_RELATIVE', 10],
  ]);
}
