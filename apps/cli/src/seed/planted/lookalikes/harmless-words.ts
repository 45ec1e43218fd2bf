import type { LookAlike } from '../deed';
import { ratingOf } from '../honest';
import { MINUTE_MS } from '../claim';

const MANNERS = ['UNKIND', 'LATE', 'UNSKILLED'] as const;

export const HARMLESS_WORDS: readonly LookAlike[] = [
  {
    kind: 'ONE_ANGRY_FAMILY',
    zh: '服务都做足了，可有一家就是看她不顺眼，次次打低分',
    en: 'All is done as it should be, and one family cannot stand her: low ratings every time',
    resembles: ['SHORT_AND_RESENTED', 'SEVERAL_FAMILIES_CHEATED'],
    plant(cell, random) {
      const claims = cell.senior(3, ([{ client }]) => client.representativeId !== null);
      if (!claims) return undefined;
      for (const claim of claims) {
        // now and then in anger something that is not so
        const blame = random.chance(0.1) ? ['TOO_SHORT'] : MANNERS;
        const score = random.weighted([
          [1, 5],
          [2, 4],
          [3, 1],
        ]);
        claim.rating = ratingOf(score, claim.leaving.at, random, blame);
      }
      return {
        claims,
        subjects: [{ kind: 'SENIOR', id: claims[0].client.id }],
        drawn: { ratings: claims.length },
      };
    },
  },
  {
    kind: 'ONE_BAD_DAY',
    zh: '手滑点了一星，别的都是五星',
    en: 'One star by a slip of the finger, five stars otherwise',
    resembles: ['SHORT_AND_RESENTED'],
    plant(cell, random) {
      const claims = cell.senior(3, ([{ client }]) => client.representativeId !== null);
      if (!claims) return undefined;
      for (const [at, claim] of claims.entries())
        claim.rating = ratingOf(at === 1 ? 1 : 5, claim.leaving.at, random, ['NOT_ALL_DONE']);
      return { claims, subjects: [], drawn: {} };
    },
  },
  {
    kind: 'BY_THE_KITCHEN_CLOCK',
    zh: '老人看家里的钟，说早走了几分钟',
    en: 'By the kitchen clock she was gone some minutes early',
    resembles: ['SAID_SHORT'],
    plant(cell, random) {
      const claims = cell.senior(2);
      if (!claims) return undefined;
      for (const visit of claims.slice(0, 2))
        cell.registers.callBacks.push({
          ...{ visit, answer: 'SHORT', minutes: random.integer(1, 7) },
          at: visit.leaving.at + random.integer(60, 4000) * MINUTE_MS,
        });
      return { claims: claims.slice(0, 2), subjects: [], drawn: {} };
    },
  },
];
