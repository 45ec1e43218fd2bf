import { type Claim, MINUTE_MS } from '../claim';
import { allWrong, type Behaviour } from '../deed';
import { looks, phoneOf } from '../honest';

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
    return { wrongs: allWrong([asked], 'WITHHOLD'), subjects: [], drawn: { visits: 1 }, isInvisible: true };
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
      wrongs: allWrong(claims, 'WITHHOLD'),
      subjects: [{ kind: 'SENIOR', id: claims[0].client.id }],
      drawn: { visits: claims.length, calls: asked.length },
      isInvisible: true,
    };
  },
};

export const FALSE_WORDS: readonly Behaviour[] = [
  doctorSigns,
  confirmsHerself,
  copiedSignature,
  atOnce,
  nobodyCame,
  neverReached,
];
