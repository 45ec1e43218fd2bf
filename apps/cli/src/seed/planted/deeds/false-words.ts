import type { Random } from '@anzhi/kernel';
import { billedMinutes, type Claim, MINUTE_MS } from '../claim';
import { allWrong, type Behaviour } from '../deed';
import { looks, phoneOf, ratingOf } from '../honest';

/** Confirmations that nobody gave freely. */

const confirmAs = (claims: readonly Claim[], accountId: string, after: () => number): void => {
  for (const claim of claims)
    claim.word = { accountId, at: claim.leaving.at + after(), deviceId: phoneOf(accountId) };
};

const doctorSigns: Behaviour = {
  kind: 'VILLAGE_DOCTOR_SIGNS',
  zh: '村医一部手机替好几位老人确认',
  en: 'The village doctor’s phone confirms for a handful of seniors',
  source: 'ledger.md 4.1 R24; policy.md 10.4 (batch sign); mission-inventory.md 6 no. 21',
  plant(cell, random) {
    const claims = cell.caregiver(8, (each) => new Set(each.map(({ client }) => client.id)).size >= 4);
    if (!claims) return undefined;
    const seniors = [...new Set(claims.map(({ client }) => client.id))].slice(0, random.integer(4, 9));
    const chosen = claims.filter(({ client }) => seniors.includes(client.id));
    confirmAs(chosen, cell.registers.stranger(random), () => random.integer(30, 40_000) * 1000);
    return {
      wrongs: allWrong(chosen, 'WITHHOLD'),
      subjects: [{ kind: 'CAREGIVER', id: claims[0].caregiver.id }],
      drawn: { visits: chosen.length, seniors: seniors.length },
    };
  },
};

const confirmsHerself: Behaviour = {
  kind: 'CONFIRMS_HERSELF',
  zh: '护理员拿老人的卡和手机自己确认自己',
  en: 'The caregiver confirms her own visits',
  source: 'ledger.md 4.1 R24; mission-inventory.md 5 no. 29 (card taken and signed by the worker)',
  plant(cell, random) {
    const claims = cell.caregiver(5);
    if (!claims) return undefined;
    const share = 0.3 + 0.7 * random.next();
    const chosen = claims.filter(() => random.chance(share));
    confirmAs(chosen, claims[0].caregiver.accountId, () => random.integer(3, 300) * 1000);
    return chosen.length === 0
      ? undefined
      : {
          wrongs: allWrong(chosen, 'WITHHOLD'),
          subjects: [{ kind: 'CAREGIVER', id: claims[0].caregiver.id }],
          drawn: { visits: chosen.length },
        };
  },
};

const copiedSignature: Behaviour = {
  kind: 'COPIED_SIGNATURE',
  zh: '同一个签名图片贴在所有单子上',
  en: 'One picture of a signature under every visit',
  source: 'ledger.md 4.1 R24; policy.md 10.4 (Jiading: forged signatures)',
  plant(cell, random) {
    const claims = cell.caregiver(5);
    if (!claims) return undefined;
    const signature = looks(random);
    for (const claim of claims) claim.signature = signature;
    return { wrongs: allWrong(claims.slice(1), 'WITHHOLD'), subjects: [], drawn: { visits: claims.length } };
  },
};

const atOnce: Behaviour = {
  kind: 'CONFIRMED_AT_ONCE',
  zh: '每次签退后几秒就“家属确认”',
  en: 'The family “confirms” seconds after each check-out',
  source: 'ledger.md 4.1 R24',
  plant(cell, random) {
    const claims = cell.caregiver(
      20,
      (each) => each.filter(({ client }) => client.representativeId).length >= each.length * 0.6,
    );
    if (!claims) return undefined;
    const most = random.integer(15, 90);
    for (const claim of claims) {
      const accountId = claim.client.representativeId ?? cell.registers.stranger(random);
      claim.word = {
        accountId,
        at: claim.leaving.at + random.integer(4, most) * 1000,
        deviceId: phoneOf(accountId),
      };
    }
    return {
      wrongs: allWrong(claims, 'SCORE'),
      subjects: [{ kind: 'CAREGIVER', id: claims[0].caregiver.id }],
      drawn: { visits: claims.length, seconds: most },
    };
  },
};

const nobodyCame: Behaviour = {
  kind: 'NOBODY_CAME',
  zh: '记录齐全，电话回访却说“没人来过”',
  en: 'The record is complete, and on the telephone the senior says nobody came',
  source: 'ledger.md 4.1 R25; policy.md 10.1',
  plant(cell, random) {
    const claims = cell.senior(3);
    if (!claims) return undefined;
    const asked = claims[random.integer(0, claims.length - 1)];
    cell.registers.callBacks.push({
      visit: asked,
      answer: 'NOBODY_CAME',
      at: asked.leaving.at + random.integer(60, 5000) * MINUTE_MS,
    });
    return { wrongs: allWrong([asked], 'WITHHOLD'), subjects: [], drawn: { visits: 1 } };
  },
};

const saidShort: Behaviour = {
  kind: 'SAID_SHORT',
  zh: '记录做满，电话回访却说只待了一会儿',
  en: 'Recorded in full, and on the telephone the senior says she was gone soon',
  source: 'ledger.md 4.1 R25; policy.md 10.4 (15 minutes billed as 60)',
  plant(cell, random) {
    const claims = cell.senior(3);
    if (!claims) return undefined;
    const wrongs = claims.slice(0, random.integer(2, 4)).map((visit) => {
      const minutes = Math.round(billedMinutes(visit) * (0.15 + 0.6 * random.next()));
      const at = visit.leaving.at + random.integer(60, 5000) * MINUTE_MS;
      cell.registers.callBacks.push({ visit, answer: 'SHORT', minutes, at });
      return { claim: visit, minutes, due: 'WITHHOLD' as const };
    });
    return { wrongs, subjects: [], drawn: { visits: wrongs.length } };
  },
};

const neverReached: Behaviour = {
  kind: 'NEVER_REACHED',
  zh: '“独居老人”多次回访都打不通',
  en: 'A senior living alone who never answers, visit after visit',
  source: 'ledger.md 4.1 R25; policy.md 10.4 (fake elders)',
  plant(cell, random) {
    const claims = cell.senior(4);
    if (!claims) return undefined;
    const asked = claims.slice(0, random.integer(3, claims.length));
    for (const visit of asked)
      cell.registers.callBacks.push({
        visit,
        answer: 'UNREACHABLE',
        at: visit.leaving.at + random.integer(60, 5000) * MINUTE_MS,
      });
    return {
      wrongs: allWrong(asked, 'WITHHOLD'),
      involved: claims,
      subjects: [{ kind: 'SENIOR', id: claims[0].client.id }],
      drawn: { visits: claims.length, calls: asked.length },
    };
  },
};

const CHEATED = ['TOO_SHORT', 'NOT_ALL_DONE'] as const;
/** What was really done of a visit that is recorded as whole. */
const rest = (random: Random): number => 0.2 + 0.5 * random.next();

const shortAndResented: Behaviour = {
  kind: 'SHORT_AND_RESENTED',
  zh: '待一会儿就走，时间照全记；家属一次次打低分',
  en: 'Gone after a while with the full time on record, and the family says so in its ratings, again and again',
  source: 'ledger.md 4.1 R25 (low scores while all visits are complete)',
  plant(cell, random) {
    const claims = cell.senior(3, ([{ client }]) => client.representativeId !== null);
    if (!claims) return undefined;
    // some put up with it: they leave a middling rating, which is no complaint
    const isPatient = random.chance(0.2);
    const share = 0.5 + 0.5 * random.next();
    const said = claims.filter((_, at) => at < 2 || random.chance(share));
    for (const claim of claims) claim.rating = null;
    for (const claim of said)
      claim.rating = ratingOf(
        isPatient ? random.integer(3, 4) : random.integer(1, 2),
        claim.leaving.at,
        random,
        CHEATED,
      );
    const wrongs = said.map((claim) => ({
      claim,
      minutes: Math.round(billedMinutes(claim) * (1 - rest(random))),
      due: 'WITHHOLD' as const,
    }));
    return {
      wrongs,
      involved: claims,
      subjects: [{ kind: 'SENIOR', id: claims[0].client.id }],
      drawn: { visits: claims.length, ratings: said.length, patient: String(isPatient) },
      isInvisible: isPatient,
    };
  },
};

const severalFamiliesCheated: Behaviour = {
  kind: 'SEVERAL_FAMILIES_CHEATED',
  zh: '一名护理员对好几家都草草了事，家家都给低分',
  en: 'A caregiver skimps at home after home, and one family after the other rates her low',
  source: 'ledger.md 4.1 R25 (low scores while all visits are complete)',
  plant(cell, random) {
    const families = (claims: readonly Claim[]): string[] => [
      ...new Set(claims.filter(({ client }) => client.representativeId).map(({ client }) => client.id)),
    ];
    const claims = cell.caregiver(6, (each) => families(each).length >= 4);
    if (!claims) return undefined;
    const all = families(claims);
    const angry = all.slice(0, random.integer(2, 8));
    // where most of them are content, it is merely strange
    const due = angry.length * 3 > all.length ? ('WITHHOLD' as const) : ('SCORE' as const);
    const first = angry.map((id) => claims.find(({ client }) => client.id === id)!);
    for (const claim of claims.filter(({ client }) => angry.includes(client.id))) claim.rating = null;
    for (const claim of first) claim.rating = ratingOf(random.integer(1, 2), claim.leaving.at, random);
    const wrongs = first.map((claim) => ({
      claim,
      minutes: Math.round(billedMinutes(claim) * (1 - rest(random))),
      due,
    }));
    return {
      wrongs,
      involved: claims,
      subjects: [{ kind: 'CAREGIVER', id: claims[0].caregiver.id }],
      drawn: { families: angry.length, of: all.length },
    };
  },
};

export const FALSE_WORDS: readonly Behaviour[] = [
  doctorSigns,
  confirmsHerself,
  copiedSignature,
  atOnce,
  nobodyCame,
  saidShort,
  neverReached,
  shortAndResented,
  severalFamiliesCheated,
];
