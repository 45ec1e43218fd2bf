import type { Random } from '@anzhi/kernel';
import type { Cell } from '../cell';
import { type Claim } from '../claim';
import { allWrong, type Behaviour } from '../deed';
import { metres, offset } from '../geometry';
import { doors } from './shift';
import { waveThrough } from './impossible-times';

/** The senior's card in the caregiver's pocket. */

const aBearing = (random: Random): number => random.next() * 2 * Math.PI;
/** From so far away nobody has served: the next houses do not count. */
const SURELY_NOT_THERE_METRES = 250;

const seniorsOf = (claims: readonly Claim[]): string[] => [...new Set(claims.map(({ client }) => client.id))];

/** The card is read, and the phone says this much of where. */
function tap(claim: Claim, cell: Cell, random: Random, place: Claim['arrival']['place']): void {
  for (const door of doors(claim))
    Object.assign(door, {
      ...{ method: 'CARD', reason: null },
      place: place && offset(place, random.integer(1, 18), aBearing(random)),
      accuracyMetres: place ? random.integer(4, 30) : 0,
    });
  waveThrough(cell, claim, random);
}

const cardsInOneRoom: Behaviour = {
  kind: 'CARDS_IN_ONE_ROOM',
  zh: '几位老人的卡放在一处，不出门一张张刷',
  en: 'The cards of several seniors lie in one room and are read there, one after the other',
  source: 'ledger.md 4.1 R07; policy.md 10.4 R35 (Jiading: uses the elders’ cards)',
  plant(cell, random) {
    const claims = cell.caregiver(6, (each) => seniorsOf(each).length >= 2);
    if (!claims) return undefined;
    const seniors = seniorsOf(claims).slice(0, random.integer(2, 8));
    const [host] = claims;
    const room = offset(host.client.place, random.integer(150, 2_500), aBearing(random));
    const chosen = claims.filter(({ client }) => seniors.includes(client.id));
    for (const claim of chosen) tap(claim, cell, random, room);
    const away = chosen.filter(({ client }) => metres(room, client.place) > SURELY_NOT_THERE_METRES);
    if (away.length === 0) return undefined;
    return {
      wrongs: allWrong(away, 'WITHHOLD'),
      involved: chosen,
      subjects: [{ kind: 'CAREGIVER', id: host.caregiver.id }],
      drawn: { visits: away.length, seniors: seniorsOf(away).length },
    };
  },
};

const cardsInTheDrawer: Behaviour = {
  kind: 'CARDS_IN_THE_DRAWER',
  zh: '几位老人的卡在她抽屉里，关掉定位在家刷',
  en: 'She has the cards of several seniors in a drawer and reads them with the location switched off',
  source: 'policy.md 10.4 R35 (Jiading: uses the elders’ cards)',
  plant(cell, random) {
    const claims = cell.caregiver(7, (each) => seniorsOf(each).length >= 3);
    if (!claims) return undefined;
    const share = 0.4 + 0.6 * random.next();
    const chosen = claims.filter(() => random.chance(share));
    for (const claim of chosen) tap(claim, cell, random, null);
    if (seniorsOf(chosen).length < 2) return undefined;
    return {
      wrongs: allWrong(chosen, 'WITHHOLD'),
      subjects: [{ kind: 'CAREGIVER', id: claims[0].caregiver.id }],
      drawn: { visits: chosen.length, seniors: seniorsOf(chosen).length },
    };
  },
};

const cardOfOneFamily: Behaviour = {
  kind: 'CARD_OF_ONE_FAMILY',
  zh: '家属把老人的卡交给护理员，钱两家分',
  en: 'A family gives her the card of its mother and shares the money',
  source: 'policy.md 10.4 R35 (Jiading: aide and relatives share the money)',
  plant(cell, random) {
    const claims = cell.senior(3);
    if (!claims) return undefined;
    for (const claim of claims) tap(claim, cell, random, null);
    const [{ caregiver }] = claims;
    return {
      wrongs: allWrong(claims, 'SCORE'),
      subjects: [{ kind: 'CAREGIVER', id: caregiver.id }],
      drawn: { visits: claims.length },
    };
  },
};

const wrongCard: Behaviour = {
  kind: 'WRONG_CARD',
  zh: '卡多了拿错：刷的是另一位老人的卡',
  en: 'With so many cards she takes the wrong one',
  source: 'policy.md 10.4 R35 (Jiading: uses the elders’ cards)',
  plant(cell, random) {
    const claims = cell.caregiver(5);
    if (!claims) return undefined;
    const chosen = claims.slice(0, random.integer(2, 5));
    for (const claim of chosen) {
      claim.arrival.isOthersCard = true;
      Object.assign(claim.arrival, { method: 'CARD', reason: null, place: null, accuracyMetres: 0 });
      Object.assign(claim.leaving, { method: 'CARD', reason: null, place: null, accuracyMetres: 0 });
      waveThrough(cell, claim, random);
    }
    return { wrongs: allWrong(chosen, 'WITHHOLD'), subjects: [], drawn: { visits: chosen.length } };
  },
};

export const BORROWED_CARDS: readonly Behaviour[] = [
  cardsInOneRoom,
  cardsInTheDrawer,
  cardOfOneFamily,
  wrongCard,
];
