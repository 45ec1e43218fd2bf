import { addDays, type Random } from '@anzhi/kernel';
import type { Lot } from '../../history/client';
import type { Cell } from '../cell';
import { billedMinutes, type Claim, HOUR_MS, MINUTE_MS } from '../claim';
import { allWrong, type Behaviour } from '../deed';
import { honestClaim } from '../honest';
import { daysOf, previousPeriod } from '../calendar';
import { shift } from './shift';

/** More is taken than was given. */

const offTheList: Behaviour = {
  kind: 'OFF_THE_LIST',
  zh: '收费与当日价目表不一致',
  en: 'Charged otherwise than the price list of the day says',
  source: 'ledger.md 4.1 R27',
  plant(cell, random) {
    const claims = cell.caregiver(4);
    if (!claims) return undefined;
    const chosen = claims.filter(() => random.chance(0.5)).slice(0, 8);
    const percent = random.integer(104, 180);
    for (const claim of chosen) claim.totalFen = Math.ceil((cell.priceOf(claim) * percent) / 100);
    if (chosen.length === 0) return undefined;
    const wrongs = chosen.map((claim) => ({
      claim,
      minutes: Math.round((billedMinutes(claim) * (percent - 100)) / 100),
      due: 'BLOCK' as const,
    }));
    return { wrongs, subjects: [], drawn: { visits: chosen.length, percent } };
  },
};

const paidTwice: Behaviour = {
  kind: 'PAID_TWICE',
  zh: '同一时段又向长护险申报',
  en: 'The same minutes are claimed from the long-term-care insurance as well',
  source: 'ledger.md 4.1 R31; policy.md 0.3 no. 5; mission-inventory.md 6 no. 5',
  plant(cell, random) {
    const claims = cell.senior(3);
    if (!claims) return undefined;
    const chosen = claims.slice(0, random.integer(1, claims.length));
    const wrongs = chosen.map((claim) => {
      const late = random.integer(-20, Math.max(1, billedMinutes(claim) - 3)) * MINUTE_MS;
      const from = claim.arrival.at + late;
      const to = from + random.pick([30, 45, 60]) * MINUTE_MS;
      cell.registers.insured.push({ seniorId: claim.client.id, from, to });
      const both = Math.min(to, claim.leaving.at) - Math.max(from, claim.arrival.at);
      return { claim, minutes: Math.max(0, Math.floor(both / MINUTE_MS)), due: 'WITHHOLD' as const };
    });
    return { wrongs, subjects: [], drawn: { visits: chosen.length } };
  },
};

const splitUp: Behaviour = {
  kind: 'SPLIT_UP',
  zh: '一次服务拆成几单，首尾相接',
  en: 'One visit is cut into several orders, end to end',
  source: 'ledger.md 4.1 R19',
  plant(cell, random) {
    const claims = cell.senior(
      2,
      ([claim]) => cell.room(claim.client) >= claim.item.minMinutes * 2 && claim.item.minMinutes > 0,
    );
    if (!claims) return undefined;
    const [first] = claims;
    const day = cell.days.find(({ date }) => date === first.date)!;
    const added: Claim[] = [];
    let end = first;
    const pieces = random.integer(2, 4);
    while (added.length < pieces) {
      const startMinute =
        Math.ceil((end.plannedAt + end.minutes * MINUTE_MS - day.startsAt) / (5 * MINUTE_MS)) * 5;
      const plannedAt = day.startsAt + startMinute * MINUTE_MS;
      if (cell.isEngaged(first.caregiver, plannedAt, first.item.minMinutes)) break;
      const piece = cell.book(
        first,
        { day, startMinute, minutes: Math.max(first.item.minMinutes, 15) },
        random,
      );
      if (!piece) break;
      shift(piece, end.leaving.at + random.integer(5, 290) * 1000 - piece.arrival.at);
      added.push(piece);
      end = piece;
    }
    if (added.length === 0) return undefined;
    return { wrongs: allWrong(added, 'SCORE'), subjects: [], drawn: { orders: added.length + 1 } };
  },
};

const monthEndHarvest: Behaviour = {
  kind: 'MONTH_END_HARVEST',
  zh: '月底把老人剩余的额度突击刷光',
  en: 'What is left of the seniors’ minutes is burnt in the last days of the month',
  source: 'ledger.md 4.1 R16; policy.md 5.4, 10.4 (Hangzhou)',
  plant(cell, random) {
    const claims = cell.caregiver(6);
    if (!claims) return undefined;
    const added: Claim[] = [];
    for (const like of new Map(claims.map((claim) => [claim.client.id, claim])).values()) {
      for (const day of cell.days.filter(({ left }) => left <= 3)) {
        const startMinute = random.integer(8, 17) * 60;
        const plannedAt = day.startsAt + startMinute * MINUTE_MS;
        const minutes = Math.min(like.minutes * 2, cell.room(like.client));
        if (minutes < like.item.minMinutes || minutes < 15) break;
        if (
          cell.isEngaged(like.caregiver, plannedAt, minutes) ||
          cell.isBusy(like.client, plannedAt, minutes)
        )
          continue;
        const claim = cell.book(like, { day, startMinute, minutes }, random);
        if (claim) added.push(claim);
      }
    }
    if (added.length === 0) return undefined;
    const seniors = [...new Set(added.map(({ client }) => client.id))];
    return {
      wrongs: allWrong(added, 'SCORE'),
      subjects: seniors.map((id) => ({ kind: 'SENIOR', id })),
      drawn: { visits: added.length, seniors: seniors.length },
    };
  },
};

const EVENING_MINUTE = 18 * 60 + 30;

/** A month's grant in evening visits that use it to the last minute; an evening that is full is left out. */
function spendWhole(cell: Cell, like: Claim, { period, minutes }: Lot, random: Random): Claim[] {
  const isJudged = period === cell.period;
  const days = isJudged ? cell.days : daysOf(period);
  const pieces = Math.max(2, Math.ceil(minutes / 90));
  return Array.from({ length: pieces }, (_, piece) => piece).flatMap((piece) => {
    const day = days[Math.floor((piece * (days.length - 4)) / pieces) + 1];
    const length = Math.floor(minutes / pieces) + (piece < pieces - 1 ? 0 : minutes % pieces);
    const plannedAt = cell.freeAt(like.caregiver, period, day, EVENING_MINUTE, length);
    if (plannedAt === undefined) return [];
    const moment = { date: day.date, period, plannedAt, arrivedAt: plannedAt };
    const claim = honestClaim({ ...like, minutes: length }, moment, random, isJudged);
    claim.leaving.at = claim.arrival.at + length * MINUTE_MS + random.integer(1, 200) * 1000;
    claim.leaving.serverAt = claim.leaving.at + 2000;
    claim.word = { ...claim.word, at: claim.leaving.at + 5 * HOUR_MS };
    cell.enter(claim);
    return [claim];
  });
}

/** The same to the minute, every month. */
const alwaysEverything: Behaviour = {
  kind: 'ALWAYS_EVERYTHING',
  zh: '每个月都把额度刷到一分钟不剩',
  en: 'Month after month the grant is used to the last minute',
  source: 'ledger.md 4.1 R17; policy.md 5.4',
  plant(cell, random) {
    const claims = cell.senior(2, ([{ client }]) => cell.room(client) > 0 && client.lots.length >= 7);
    if (!claims) return undefined;
    const [like] = claims;
    cell.strike(claims);
    const all: Claim[] = [];
    for (const lot of like.client.lots) {
      if (lot.period !== cell.period) cell.forget(like.client, lot.period);
      const month = spendWhole(cell, like, lot, random);
      if (lot.period === cell.period) all.push(...month);
    }
    return {
      wrongs: allWrong(all, 'SCORE'),
      subjects: [{ kind: 'SENIOR', id: like.client.id }],
      drawn: { visits: all.length },
    };
  },
};

const sleeperWakes: Behaviour = {
  kind: 'SLEEPER_WAKES',
  zh: '几个月没用过的额度，一周内突然刷光',
  en: 'A grant unused for months is emptied in one week',
  source: 'ledger.md 4.1 R18; policy.md 5.4 (absent elders’ cards)',
  plant(cell, random) {
    const claims = cell.senior(2);
    if (!claims) return undefined;
    const [like] = claims;
    const months = random.integer(2, 6);
    for (let back = 1; back <= months; back += 1) cell.forget(like.client, previousPeriod(cell.period, back));
    cell.strike(claims);
    const lot = cell.room(like.client);
    const first = random.integer(3, 18);
    const added: Claim[] = [];
    for (let at = 0; at < 6 && cell.room(like.client) >= Math.max(15, like.item.minMinutes); at += 1) {
      const day = cell.days[first + at];
      const startMinute = 18 * 60 + 30;
      const minutes = Math.min(cell.room(like.client), Math.max(Math.ceil(lot / 6), like.item.minMinutes));
      if (cell.isEngaged(like.caregiver, day.startsAt + startMinute * MINUTE_MS, minutes)) continue;
      const claim = cell.book(like, { day, startMinute, minutes }, random);
      if (claim) added.push(claim);
    }
    if (added.length === 0) return undefined;
    const drawn = { visits: added.length, monthsAsleep: months };
    return { wrongs: allWrong(added, 'SCORE'), subjects: [{ kind: 'SENIOR', id: like.client.id }], drawn };
  },
};

const jump: Behaviour = {
  kind: 'PROVIDER_JUMPS',
  zh: '机构当月业务量凭空猛增',
  en: 'A provider’s visits shoot up from one month to the next',
  source: 'ledger.md 4.1 R28',
  plant(cell, random) {
    const claims = cell.provider(12);
    if (!claims) return undefined;
    const before = previousPeriod(cell.period);
    const share = 0.2 + 0.6 * random.next();
    const last = cell.months.get(before) ?? [];
    cell.months.set(
      before,
      last.filter(({ provider }) => provider.id !== claims[0].provider.id || random.chance(share)),
    );
    const invented = claims.filter(() => random.chance(1 - share));
    return {
      wrongs: allWrong(invented, 'SCORE'),
      subjects: [{ kind: 'PROVIDER', id: claims[0].provider.id }],
      drawn: { visits: claims.length, share: share.toFixed(2) },
    };
  },
};

const beyondCapacity: Behaviour = {
  kind: 'BEYOND_CAPACITY',
  zh: '全员工时加起来也做不完的服务量',
  en: 'More hours than the whole staff has',
  source: 'ledger.md 4.1 R29',
  plant(cell, random) {
    const claims = cell.provider(12, (each) => new Set(each.map(({ caregiver }) => caregiver.id)).size >= 2);
    if (!claims) return undefined;
    const [{ provider }] = claims;
    const kept = claims[0].caregiver.id;
    const gone = [...new Set(claims.map(({ caregiver }) => caregiver.id))].filter((id) => id !== kept);
    for (const caregiverId of gone)
      cell.registers.contracts.push({
        caregiverId,
        providerId: provider.id,
        from: '2020-01-01',
        to: addDays(cell.days[0].date, -random.integer(1, 40)),
      });
    const wrong = claims.filter(({ caregiver }) => caregiver.id !== kept);
    return {
      wrongs: allWrong(wrong, 'BLOCK'),
      subjects: [{ kind: 'PROVIDER', id: provider.id }],
      drawn: { visits: wrong.length, left: gone.length },
    };
  },
};

const doesNotFit: Behaviour = {
  kind: 'DOES_NOT_FIT',
  zh: '完全失能老人由一人“助浴”，现场不可能完成',
  en: 'A completely disabled senior is bathed at home by one person alone',
  source: 'ledger.md 4.1 R26',
  plant(cell) {
    const claims = cell.senior(2, ([{ client, item }]) => client.level === 4 && item.code === 'BATH_HOME');
    if (!claims) return undefined;
    return { wrongs: allWrong(claims, 'SCORE'), subjects: [], drawn: { visits: claims.length } };
  },
};

export const MONEY: readonly Behaviour[] = [
  offTheList,
  paidTwice,
  splitUp,
  monthEndHarvest,
  alwaysEverything,
  sleeperWakes,
  jump,
  beyondCapacity,
  doesNotFit,
];
