import type { Random } from '@anzhi/kernel';
import type { Claim } from '../claim';
import type { LookAlike } from '../deed';
import { doors } from '../deeds/shift';
import { metres, offset } from '../geometry';

const bearing = (random: Random): number => random.next() * 2 * Math.PI;
const seniorsOf = (claims: readonly Claim[]): string[] => [...new Set(claims.map(({ client }) => client.id))];

const SAME_VILLAGE_METRES = 350;
const ONE_MAST_METRES = 1_500;

/** Each with his own card in his own hand, and the phone tells this much of where. */
function tap(claim: Claim, at: { readonly place: Claim['arrival']['place']; accuracyMetres: number }): void {
  for (const door of doors(claim)) Object.assign(door, { method: 'CARD', reason: null, ...at });
}

/** Of these homes the most that are no further than this from one of them, that one first. */
const neighbourhood = (claims: readonly Claim[], most: number): Claim[] =>
  claims
    .map((host) => [
      host,
      ...claims.filter((claim) => claim !== host && metres(claim.client.place, host.client.place) <= most),
    ])
    .reduce((best, near) => (seniorsOf(near).length > seniorsOf(best).length ? near : best), []);

export const HARMLESS_CARDS: readonly LookAlike[] = [
  {
    kind: 'AT_THE_DAY_CENTRE',
    zh: '老人们白天在日间照料中心，护理员就在那里服务，人人刷自己的卡',
    en: 'Seniors spend the day at the day centre; she serves them there, and each reads his own card',
    resembles: ['CARDS_IN_ONE_ROOM', 'FROM_THE_SOFA'],
    plant(cell, random) {
      const claims = cell.caregiver(5, (each) => seniorsOf(each).length >= 3);
      if (!claims) return undefined;
      const [{ client, provider }] = claims;
      const centre = cell.facts.dayCentresNear(client.place).find(({ id }) => id !== provider.id);
      if (!centre) return undefined;
      const seniors = seniorsOf(claims).slice(0, random.integer(3, 8));
      const chosen = claims.filter((claim) => seniors.includes(claim.client.id));
      for (const claim of chosen)
        tap(claim, {
          place: offset(centre.place, random.integer(2, 35), bearing(random)),
          accuracyMetres: random.integer(5, 25),
        });
      const subjects = [{ kind: 'CAREGIVER' as const, id: claims[0].caregiver.id }];
      return { claims: chosen, subjects, drawn: { seniors: seniors.length } };
    },
  },
  {
    kind: 'ONE_HOUSE',
    zh: '几位老人搬到一起住，订单上还是各自的老地址',
    en: 'Siblings have moved into one house; the orders still have the old addresses',
    resembles: ['CARDS_IN_ONE_ROOM'],
    plant(cell, random) {
      const claims = cell.caregiver(
        3,
        (each) => seniorsOf(neighbourhood(each, SAME_VILLAGE_METRES)).length >= 3,
      );
      if (!claims) return undefined;
      const chosen = neighbourhood(claims, SAME_VILLAGE_METRES);
      const house = offset(chosen[0].client.place, random.integer(20, 150), bearing(random));
      const key = `address ${random.uint32()} ${chosen[0].client.id}`;
      for (const seniorId of seniorsOf(chosen))
        cell.registers.bonds.push({ kind: 'ADDRESS', key, seniorId, caregiverId: null });
      for (const claim of chosen)
        tap(claim, {
          place: offset(house, random.integer(2, 20), bearing(random)),
          accuracyMetres: random.integer(5, 30),
        });
      const subjects = [{ kind: 'CAREGIVER' as const, id: claims[0].caregiver.id }];
      return { claims: chosen, subjects, drawn: { seniors: seniorsOf(chosen).length } };
    },
  },
  {
    kind: 'ONLY_THE_MAST',
    zh: '村里只有基站定位，家家都落在同一个基站上，精度写得很清楚',
    en: 'The hamlet has no satellite, only a mast: every home is told to be there, and the phone says how roughly',
    resembles: ['CARDS_IN_ONE_ROOM'],
    plant(cell, random) {
      const claims = cell.caregiver(3, (each) => seniorsOf(neighbourhood(each, ONE_MAST_METRES)).length >= 3);
      if (!claims) return undefined;
      const chosen = neighbourhood(claims, ONE_MAST_METRES);
      const mast = offset(chosen[0].client.place, random.integer(250, 600), bearing(random));
      for (const claim of chosen) {
        const rough = metres(mast, claim.client.place) * (1.05 + 0.6 * random.next());
        tap(claim, {
          place: offset(mast, random.integer(0, 15), bearing(random)),
          accuracyMetres: Math.ceil(rough),
        });
      }
      const subjects = [{ kind: 'CAREGIVER' as const, id: claims[0].caregiver.id }];
      return { claims: chosen, subjects, drawn: { seniors: seniorsOf(chosen).length } };
    },
  },
  {
    kind: 'CARD_IN_THE_BASEMENT',
    zh: '老人住地下室，没有定位，每次刷他自己的卡',
    en: 'A basement without a satellite: each time he holds out his own card',
    resembles: ['CARD_OF_ONE_FAMILY', 'CARDS_IN_THE_DRAWER'],
    plant(cell) {
      const claims = cell.senior(4);
      if (!claims) return undefined;
      for (const claim of claims) tap(claim, { place: null, accuracyMetres: 0 });
      return { claims, subjects: [], drawn: { visits: claims.length } };
    },
  },
];
