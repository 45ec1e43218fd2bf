import { addDays } from '@anzhi/kernel';
import { HOUR_MS, MINUTE_MS } from '../claim';
import type { LookAlike } from '../deed';
import { doors } from '../deeds/shift';
import { looks, newContent, phoneOf, resembling } from '../honest';

export const HARMLESS_NAMES: readonly LookAlike[] = [
  {
    kind: 'COLLEAGUES_PHONE_FOR_A_DAY',
    zh: '手机没电，借同事的手机用了一天',
    en: 'Battery dead: a colleague’s phone, for one day',
    resembles: ['BORROWED_LOGINS', 'SHEET_OF_NAMES', 'MANY_PHONES'],
    plant(cell, random) {
      const teams = cell.team(2, 4);
      if (!teams) return undefined;
      const [own, lent] = teams;
      const { date } = own[random.integer(0, own.length - 1)];
      const day = own.filter((claim) => claim.date === date);
      for (const claim of day) for (const door of doors(claim)) door.deviceId = phoneOf(lent[0].caregiver.id);
      return { claims: day, subjects: [{ kind: 'CAREGIVER', id: own[0].caregiver.id }], drawn: {} };
    },
  },
  {
    kind: 'NEW_PHONE',
    zh: '月中换了新手机',
    en: 'A new phone in the middle of the month',
    resembles: ['MANY_PHONES'],
    plant(cell, random) {
      const claims = cell.caregiver(6);
      if (!claims) return undefined;
      const from = random.integer(1, claims.length - 1);
      for (const claim of claims.slice(from))
        for (const door of doors(claim)) door.deviceId = phoneOf(claim.caregiver.id, 2);
      return { claims, subjects: [{ kind: 'CAREGIVER', id: claims[0].caregiver.id }], drawn: {} };
    },
  },
  {
    kind: 'SAME_ROOM',
    zh: '同一间屋、同一个角度的不同照片',
    en: 'The same room from the same corner, on different days',
    resembles: ['SAME_PICTURE'],
    plant(cell, random) {
      const claims = cell.senior(3);
      if (!claims) return undefined;
      const room = looks(random);
      for (const claim of claims)
        claim.photos = [0, 1].map(() => ({
          content: newContent(random),
          looks: resembling(room, random.integer(7, 12), random),
        }));
      return { claims, subjects: [], drawn: {} };
    },
  },
  {
    kind: 'ONE_SURNAME_VILLAGE',
    zh: '全村同姓，互不是一家',
    en: 'A village of one surname: no kin of hers',
    resembles: ['OWN_KIN'],
    plant(cell, random) {
      const claims = cell.senior(2);
      if (!claims) return undefined;
      const [{ client, caregiver }] = claims;
      // each in a household of his own
      cell.registers.bonds.push({
        kind: 'HUKOU',
        key: `hukou ${client.id} ${random.uint32()}`,
        seniorId: client.id,
        caregiverId: null,
      });
      cell.registers.bonds.push({
        kind: 'HUKOU',
        key: `hukou ${caregiver.id} ${random.uint32()}`,
        seniorId: null,
        caregiverId: caregiver.id,
      });
      return { claims, subjects: [], drawn: {} };
    },
  },
  {
    kind: 'DECLARED_KIN',
    zh: '照料自家老人，事先申报并获准',
    en: 'Cares for her own mother-in-law, declared and agreed to beforehand',
    resembles: ['OWN_KIN'],
    plant(cell, random) {
      const claims = cell.senior(2);
      if (!claims) return undefined;
      const [{ client, caregiver }] = claims;
      cell.bind('HUKOU', client.id, caregiver.id, random);
      cell.registers.kinships.push({ caregiverId: caregiver.id, seniorId: client.id, relation: '儿媳' });
      return { claims, subjects: [], drawn: {} };
    },
  },
  {
    kind: 'OWNER_LENDS_A_HAND',
    zh: '护理员病了，主管顶了一次班',
    en: 'The head of the house stands in once for somebody who is ill',
    resembles: ['DESK_SERVES'],
    plant(cell) {
      const claims = cell.caregiver(
        1,
        (each) => each.length <= cell.ofProvider(each[0].provider).length * 0.01,
      );
      if (!claims) return undefined;
      cell.registers.desks.push({
        accountId: claims[0].caregiver.accountId,
        providerId: claims[0].provider.id,
      });
      return { claims, subjects: [{ kind: 'PROVIDER', id: claims[0].provider.id }], drawn: {} };
    },
  },
  {
    kind: 'PAPER_RENEWED',
    zh: '健康证到期当天换发新证',
    en: 'The certificate ended, and the new one began the same day',
    resembles: ['PAPER_ENDED'],
    plant(cell, random) {
      const claims = cell.caregiver(3);
      if (!claims) return undefined;
      const endedOn = claims[random.integer(1, claims.length - 1)].date;
      cell.registers.lapses.push({ caregiverId: claims[0].caregiver.id, endedOn, renewedOn: endedOn });
      return { claims, subjects: [], drawn: {} };
    },
  },
  {
    kind: 'RE_EMPLOYED',
    zh: '合同到期次日续签',
    en: 'One contract ended, the next began the day after',
    resembles: ['NO_LONGER_EMPLOYED'],
    plant(cell, random) {
      const claims = cell.caregiver(3);
      if (!claims) return undefined;
      const [{ caregiver, provider }] = claims;
      const date = claims[random.integer(1, claims.length - 1)].date;
      cell.registers.contracts.push({
        caregiverId: caregiver.id,
        providerId: provider.id,
        from: '2020-01-01',
        to: date,
      });
      cell.registers.contracts.push({
        caregiverId: caregiver.id,
        providerId: provider.id,
        from: date,
        to: addDays(date, 720),
      });
      return { claims, subjects: [], drawn: {} };
    },
  },
  {
    kind: 'LEAVE_FROM_THE_AFTERNOON',
    zh: '上午上完班，下午才开始请假',
    en: 'Worked in the morning, on leave from the afternoon',
    resembles: ['ON_LEAVE', 'ON_A_TRAIN'],
    plant(cell, random) {
      const claims = cell.caregiver(4);
      if (!claims) return undefined;
      const at = random.integer(0, claims.length - 2);
      const from = claims[at].leaving.at + random.integer(10, 60) * MINUTE_MS;
      const to = claims[at + 1].arrival.at - 10 * MINUTE_MS;
      if (from >= to) return undefined;
      cell.registers.absences.push({ caregiverId: claims[0].caregiver.id, kind: 'LEAVE', from, to });
      return { claims: [claims[at], claims[at + 1]], subjects: [], drawn: {} };
    },
  },
  {
    kind: 'NIGHT_JOB',
    zh: '晚上另有一份工作，时间不冲突',
    en: 'Another job in the evenings, when she serves nobody',
    resembles: ['AT_ANOTHER_JOB'],
    plant(cell) {
      const claims = cell.caregiver(4);
      if (!claims) return undefined;
      for (const day of cell.days) {
        const from = day.startsAt + 21 * HOUR_MS;
        cell.registers.absences.push({
          caregiverId: claims[0].caregiver.id,
          kind: 'OTHER_JOB',
          from,
          to: from + 3 * HOUR_MS,
        });
      }
      return { claims, subjects: [], drawn: {} };
    },
  },
  {
    kind: 'NEIGHBOUR_CONFIRMS',
    zh: '邻居一部手机替三位老人确认',
    en: 'A neighbour’s phone confirms for three seniors',
    resembles: ['VILLAGE_DOCTOR_SIGNS'],
    plant(cell, random) {
      const claims = cell.caregiver(5, (each) => new Set(each.map(({ client }) => client.id)).size >= 3);
      if (!claims) return undefined;
      const seniors = [...new Set(claims.map(({ client }) => client.id))].slice(0, 3);
      const chosen = claims.filter(({ client }) => seniors.includes(client.id));
      const accountId = cell.registers.stranger(random);
      for (const claim of chosen)
        claim.word = {
          accountId,
          at: claim.leaving.at + random.integer(5, 900) * MINUTE_MS,
          deviceId: phoneOf(accountId),
        };
      return { claims: chosen, subjects: [], drawn: {} };
    },
  },
  {
    kind: 'PROMPT_DAUGHTER',
    zh: '女儿手快，每次很快就确认自己母亲的服务',
    en: 'A prompt daughter confirms her mother’s visits within the minute',
    resembles: ['CONFIRMED_AT_ONCE'],
    plant(cell, random) {
      const claims = cell.senior(3, ([{ client }]) => client.representativeId !== null);
      if (!claims) return undefined;
      const accountId = claims[0].client.representativeId!;
      for (const claim of claims)
        claim.word = {
          accountId,
          at: claim.leaving.at + random.integer(15, 59) * 1000,
          deviceId: phoneOf(accountId),
        };
      return { claims, subjects: [], drawn: {} };
    },
  },
];
