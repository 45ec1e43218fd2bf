import { type Claim, HOUR_MS } from '../claim';
import { allWrong, type Behaviour } from '../deed';
import { looks, newContent, phoneOf, resembling } from '../honest';
import { doors, last } from './shift';

/** Somebody else came, or somebody who may not. */

const onAnotherPhone = (claim: Claim, deviceId: string): void => {
  for (const door of doors(claim)) door.deviceId = deviceId;
};

const borrowedLogins: Behaviour = {
  kind: 'BORROWED_LOGINS',
  zh: '自己工时到顶后，借同事的账号继续接单',
  en: 'Her own hours are used up: she goes on under colleagues’ logins, with her own phone',
  source: 'ledger.md 4.1 R09, R15; policy.md 0.3 no. 18, 10.4 (Jiading)',
  plant(cell, random) {
    const teams = cell.team(random.integer(2, 3), 5);
    if (!teams) return undefined;
    const [own, ...lent] = teams;
    const after = cell.days[random.integer(8, 18)].date;
    const chosen = lent.flatMap((claims) => claims.filter(({ date }) => date > after && random.chance(0.7)));
    for (const claim of chosen) onAnotherPhone(claim, phoneOf(own[0].caregiver.id));
    if (chosen.length === 0) return undefined;
    const drawn = { visits: chosen.length, names: lent.length };
    return {
      wrongs: allWrong(chosen, 'WITHHOLD'),
      subjects: [{ kind: 'CAREGIVER', id: own[0].caregiver.id }],
      drawn,
    };
  },
};

const sheetOfNames: Behaviour = {
  kind: 'SHEET_OF_NAMES',
  zh: '组长一部手机，替全组人打卡',
  en: 'The team leader’s one phone checks in for the whole team',
  source: 'ledger.md 4.1 R09; mission-inventory.md 4 (Kaohsiung: supervisor clocks for the worker)',
  plant(cell, random) {
    const teams = cell.team(3, 4);
    if (!teams) return undefined;
    const phone = phoneOf(`leader of ${teams[0][0].provider.id}`);
    const chosen = teams.flat().filter(() => random.chance(0.8));
    for (const claim of chosen) onAnotherPhone(claim, phone);
    const subjects = teams.map(([{ caregiver }]) => ({ kind: 'CAREGIVER' as const, id: caregiver.id }));
    return { wrongs: allWrong(chosen, 'WITHHOLD'), subjects, drawn: { visits: chosen.length, names: 3 } };
  },
};

const manyPhones: Behaviour = {
  kind: 'MANY_PHONES',
  zh: '账号借给多人，一个月换了好几部手机',
  en: 'One login goes from hand to hand: a handful of phones in a month',
  source: 'ledger.md 4.1 R10; mission-inventory.md 4 (name-borrowing)',
  plant(cell, random) {
    const claims = cell.caregiver(8);
    if (!claims) return undefined;
    const phones = random.integer(3, 7);
    const others = claims.filter((claim) => {
      const number = random.integer(1, phones);
      onAnotherPhone(claim, phoneOf(claim.caregiver.id, 10 + number));
      return number > 1;
    });
    return {
      wrongs: allWrong(others, 'SCORE'),
      subjects: [{ kind: 'CAREGIVER', id: claims[0].caregiver.id }],
      drawn: { visits: others.length, phones },
    };
  },
};

const samePicture: Behaviour = {
  kind: 'SAME_PICTURE',
  zh: '一张照片裁剪、调色后反复使用',
  en: 'One picture, cropped and recoloured, stands for many visits',
  source: 'ledger.md 4.1 R11; policy.md 10.4; mission-inventory.md 4 (PS-ed watermark photos)',
  plant(cell, random) {
    const claims = cell.caregiver(6);
    if (!claims) return undefined;
    const original = looks(random);
    const most = random.integer(0, 5);
    const chosen = claims.filter(() => random.chance(0.5)).slice(0, 10);
    for (const [at, claim] of chosen.entries()) {
      const bits = Math.min(most, Math.floor((at * most) / chosen.length));
      claim.photos = [
        {
          content: newContent(random),
          looks: resembling(original, at === 0 ? 0 : Math.min(bits, 2 + (at % 3)), random),
        },
      ];
    }
    if (chosen.length < 2) return undefined;
    return {
      wrongs: allWrong(chosen.slice(1), 'WITHHOLD'),
      subjects: [],
      drawn: { visits: chosen.length, bits: most },
    };
  },
};

const ownKin: Behaviour = {
  kind: 'OWN_KIN',
  zh: '照料自家老人领钱，没有申报亲属关系',
  en: 'Paid for her own mother-in-law, which nobody was told',
  source: 'ledger.md 4.1 R20; policy.md 0.3 no. 17; mission-inventory.md 4 (Korea)',
  plant(cell, random) {
    const claims = cell.senior(3);
    if (!claims) return undefined;
    const [{ client, caregiver }] = claims;
    const kinds = random
      .shuffle(['HUKOU', 'ADDRESS', 'BANK_ACCOUNT', 'PHONE'] as const)
      .slice(0, random.integer(1, 2));
    for (const kind of kinds) cell.bind(kind, client.id, caregiver.id, random);
    return {
      wrongs: allWrong(claims, 'WITHHOLD'),
      subjects: [],
      drawn: { visits: claims.length, bonds: kinds.join('+') },
    };
  },
};

const kinSwapped: Behaviour = {
  kind: 'KIN_SWAPPED',
  zh: '两名护理员互换照料对方的老人，其实各顾各家',
  en: 'Two caregivers are each booked for the other’s mother and stay with their own',
  source: 'mission-inventory.md 4 (Korea: family carers swapping relatives)',
  plant(cell, random) {
    const teams = cell.team(2, 3);
    if (!teams) return undefined;
    const [one, two] = teams;
    cell.bind('HUKOU', two[0].client.id, one[0].caregiver.id, random);
    cell.bind('HUKOU', one[0].client.id, two[0].caregiver.id, random);
    const ofFirst = (claims: readonly Claim[]): Claim[] =>
      claims.filter(({ client }) => client.id === claims[0].client.id);
    const wrong = [...ofFirst(one), ...ofFirst(two)];
    return {
      wrongs: allWrong(wrong, 'SCORE'),
      subjects: [],
      drawn: { visits: wrong.length },
      isInvisible: true,
    };
  },
};

const deskServes: Behaviour = {
  kind: 'DESK_SERVES',
  zh: '主管同时有管理和护理员两个账号，自己给自己派单、签到',
  en: 'A supervisor sends herself out, records the visits and counts them',
  source: 'ledger.md 4.1 R21; policy.md 0.3 no. 15, 10.4 (Hangzhou)',
  plant(cell, random) {
    const claims = cell.caregiver(
      5,
      ([{ provider }, ...rest]) => rest.length + 1 > cell.ofProvider(provider).length * 0.05,
    );
    if (!claims) return undefined;
    const [{ caregiver, provider }] = claims;
    cell.registers.desks.push({ accountId: caregiver.accountId, providerId: provider.id });
    for (const claim of claims) if (random.chance(0.6)) last(claim, claim.minutes, random.integer(0, 200));
    return {
      wrongs: allWrong(claims, 'WITHHOLD'),
      subjects: [{ kind: 'PROVIDER', id: provider.id }],
      drawn: { visits: claims.length },
    };
  },
};

const paperEnded: Behaviour = {
  kind: 'PAPER_ENDED',
  zh: '健康证早已过期，仍在上门',
  en: 'The health certificate ended weeks ago, and she still goes',
  source: 'ledger.md 4.1 R22; policy.md 0.3 no. 30',
  plant(cell, random) {
    const claims = cell.caregiver(4);
    if (!claims) return undefined;
    const endedOn = claims[random.integer(1, claims.length - 1)].date;
    const after = claims.filter(
      ({ date, item }) => date >= endedOn && item.credentials.includes('HEALTH_CERTIFICATE'),
    );
    cell.registers.lapses.push({ caregiverId: claims[0].caregiver.id, endedOn, renewedOn: null });
    return { wrongs: allWrong(after, 'BLOCK'), subjects: [], drawn: { visits: after.length } };
  },
};

const noLongerEmployed: Behaviour = {
  kind: 'NO_LONGER_EMPLOYED',
  zh: '合同已终止（人已离职），名下仍有服务',
  en: 'The contract has ended, and visits go on under the name',
  source: 'ledger.md 4.1 R22; mission-inventory.md 4 (de-registered staff on the roster)',
  plant(cell, random) {
    const claims = cell.caregiver(4);
    if (!claims) return undefined;
    const [{ caregiver, provider }] = claims;
    const endedOn = claims[random.integer(1, claims.length - 1)].date;
    cell.registers.contracts.push({
      caregiverId: caregiver.id,
      providerId: provider.id,
      from: '2020-01-01',
      to: endedOn,
    });
    const after = claims.filter(({ date }) => date >= endedOn);
    return { wrongs: allWrong(after, 'BLOCK'), subjects: [], drawn: { visits: after.length } };
  },
};

/** In that time she was provably elsewhere. */
const elsewhere = (
  kind: 'LEAVE' | 'TRAVEL' | 'ABROAD' | 'OTHER_JOB' | 'HOSPITAL' | 'OFF_PAYROLL',
  due: 'BLOCK' | 'WITHHOLD',
  words: Pick<Behaviour, 'kind' | 'zh' | 'en' | 'source'>,
): Behaviour => ({
  ...words,
  plant(cell, random) {
    const claims = cell.caregiver(5);
    if (!claims) return undefined;
    const first = random.integer(0, claims.length - 2);
    const inside = claims.slice(first, random.integer(first + 1, Math.min(claims.length, first + 14)));
    const isByTheHour = kind === 'OTHER_JOB';
    const spans = isByTheHour ? inside.map((claim) => [claim]) : [inside];
    for (const span of spans) {
      const margin = (): number => random.integer(isByTheHour ? 0 : 1, isByTheHour ? 2 : 30) * HOUR_MS;
      const from = span[0].arrival.at - margin() - HOUR_MS / 4;
      cell.registers.absences.push({
        caregiverId: claims[0].caregiver.id,
        kind,
        from,
        to: span[span.length - 1].leaving.at + margin() + HOUR_MS / 4,
      });
    }
    return { wrongs: allWrong(inside, due), subjects: [], drawn: { visits: inside.length } };
  },
});

const R22 = 'ledger.md 4.1 R22; policy.md 10.4 (Jing’an: aide leave calendar)';
const R23 = 'ledger.md 4.1 R23; mission-inventory.md 4 (certificates rented out)';

const ring: Behaviour = {
  kind: 'RING',
  zh: '几名护理员、几部手机、一串老人结成团伙轮流刷单',
  en: 'A few caregivers, a few phones and a row of seniors: a ring that takes turns',
  source: 'ledger.md 4.1 R33; policy.md 10.4 (Jiading: relatives share the money)',
  plant(cell, random) {
    const teams = cell.team(3, 5);
    if (!teams) return undefined;
    const phones = [1, 2].map((number) => phoneOf(`ring ${teams[0][0].caregiver.id}`, number));
    const witness = cell.registers.stranger(random);
    const original = looks(random);
    for (const claim of teams.flat()) {
      onAnotherPhone(claim, random.pick(phones));
      claim.photos = [
        { content: newContent(random), looks: resembling(original, random.integer(0, 2), random) },
      ];
      claim.word = {
        accountId: witness,
        at: claim.leaving.at + random.integer(10, 55) * 1000,
        deviceId: witness,
      };
    }
    const all = teams.flat();
    return {
      wrongs: allWrong(all, 'WITHHOLD'),
      subjects: teams.map(([{ caregiver }]) => ({ kind: 'CAREGIVER', id: caregiver.id })),
      drawn: { visits: all.length },
    };
  },
};

export const FALSE_NAMES: readonly Behaviour[] = [
  borrowedLogins,
  sheetOfNames,
  manyPhones,
  samePicture,
  ownKin,
  kinSwapped,
  deskServes,
  paperEnded,
  noLongerEmployed,
  elsewhere('LEAVE', 'BLOCK', {
    kind: 'ON_LEAVE',
    zh: '请假回老家期间名下仍有服务',
    en: 'On leave in her home town, and served',
    source: R22,
  }),
  elsewhere('TRAVEL', 'BLOCK', {
    kind: 'ON_A_TRAIN',
    zh: '乘高铁外出期间名下仍有服务',
    en: 'On a train, and served',
    source: R22,
  }),
  elsewhere('ABROAD', 'BLOCK', {
    kind: 'CAREGIVER_ABROAD',
    zh: '护理员出境期间名下仍有服务',
    en: 'Abroad, and served',
    source: R22,
  }),
  elsewhere('OTHER_JOB', 'WITHHOLD', {
    kind: 'AT_ANOTHER_JOB',
    zh: '在另一单位打着卡，同时在这里计时',
    en: 'Clocked in at another job, and timed here',
    source: R23,
  }),
  elsewhere('HOSPITAL', 'WITHHOLD', {
    kind: 'CAREGIVER_IN_HOSPITAL',
    zh: '护理员自己住院，名下仍有服务',
    en: 'In hospital herself, and served',
    source: R23,
  }),
  elsewhere('OFF_PAYROLL', 'WITHHOLD', {
    kind: 'OFF_PAYROLL',
    zh: '机构早已停发工资、停缴社保，名下仍有服务',
    en: 'No longer on the pay-roll, and served',
    source: R23,
  }),
  ring,
];
