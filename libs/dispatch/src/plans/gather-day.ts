import { Injectable } from '@nestjs/common';
import { CatalogueFacade, type ServiceItem } from '@anzhi/catalogue';
import { addMinutes, businessDate, minutesBetween, startOfDay } from '@anzhi/kernel';
import { OrderingFacade, type OrderView } from '@anzhi/ordering';
import type { Queryable } from '@anzhi/platform';
import { ProvidersFacade, type CaregiverOfDay } from '@anzhi/providers';
import { matchCriteria } from '../cascade/match-criteria';
import { PRIORITY_OF, staysAsItIs } from './day-rules.policy';
import type { DaySheet, Keep, OrderOfDay, PersonOfDay, SeatOfDay } from './day-sheet';
import {
  assignedOnDay,
  exclusionsOf,
  facesOfWeek,
  minutesOfWeek,
  refusedBy,
  visitsBefore,
  type Assigned,
} from './day.queries';

export interface WantedDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly regionId: number;
  /** Only what this provider has accepted, wherever it is. */
  readonly providerId: string | null;
  readonly keep: Keep;
  /** Caregivers who are not there, whatever their file says. */
  readonly absent: readonly string[];
  readonly now: Date;
  readonly freezeMinutes: number;
}

type Need = Pick<ServiceItem, 'requiredCredentials' | 'requiredSkills' | 'category'>;
const MANY_PROVIDERS = 200;

/** Reads everything that a plan of a day is made from, as it is at this moment. */
@Injectable()
export class GatherDay {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly providers: ProvidersFacade,
    private readonly catalogue: CatalogueFacade,
  ) {}

  async read(db: Queryable, wanted: WantedDay): Promise<DaySheet> {
    const orders = await this.orders(db, wanted);
    const items = await this.items(db, orders);
    const able = await this.ableProviders(db, orders, items);
    const providerIds = [...new Set([...able.values()].flat())].sort();
    const today = businessDate(wanted.now);
    const staff = await this.providers.staffOfDay(db, { providerIds, day: wanted.day, today });
    const orderIds = orders.map(({ id }) => id);
    const caregiverIds = staff.map(({ id }) => id);
    const assigned = await assignedOnDay(db, wanted.day, { orderIds, caregiverIds });
    const isThere = new Set(caregiverIds);
    const mine = byOrder(assigned);
    const known = new Set(orderIds);
    const sheetOrders = [
      ...orders.map((order) => toOrder(order, items.get(order.itemCode), able.get(order.id)!, mine, wanted)),
      ...[...mine].flatMap(([id, those]) => (known.has(id) ? [] : [elsewhere(those, wanted.day)])),
    ].map((order) => ({
      ...order,
      pinned: order.pinned && isThere.has(order.assigned!),
      ...(order.second && {
        second: { ...order.second, pinned: order.second.pinned && isThere.has(order.second.assigned!) },
      }),
    }));
    return {
      orders: sheetOrders,
      people: await this.people(db, staff, wanted),
      ...(await this.history(db, wanted.day, [...new Set(sheetOrders.map(({ seniorId }) => seniorId))])),
    };
  }

  /** A provider plans what it has accepted, a division everything that is still to be given. */
  private async orders(db: Queryable, { day, regionId, providerId }: WantedDay): Promise<OrderView[]> {
    if (providerId) return this.ordering.ordersOfDay(db, { day, providerIds: [providerId] });
    return this.ordering.ordersOfDay(db, { day, regionIds: [regionId] });
  }

  private async items(db: Queryable, orders: readonly OrderView[]): Promise<Map<string, ServiceItem>> {
    const items = new Map<string, ServiceItem>();
    for (const code of new Set(orders.map(({ itemCode }) => itemCode))) {
      const item = await this.catalogue.item(db, code);
      if (item) items.set(code, item);
    }
    return items;
  }

  /** By order who may give it; what is asked of a provider is the same for one service in one division on a day. */
  private async ableProviders(
    db: Queryable,
    orders: readonly OrderView[],
    items: ReadonlyMap<string, ServiceItem>,
  ): Promise<Map<string, string[]>> {
    const open = orders.filter(({ providerId }) => !providerId);
    const refused = new Set((await refusedBy(db, open)).map((row) => `${row.orderId} ${row.providerId}`));
    const asked = new Map<string, string[]>();
    const able = new Map<string, string[]>();
    for (const order of orders) {
      if (order.providerId) able.set(order.id, [order.providerId]);
      const item = items.get(order.itemCode);
      if (order.providerId || !item) continue;
      const key = `${order.itemCode} ${order.regionId}`;
      if (!asked.has(key)) asked.set(key, await this.licensed(db, order, item));
      able.set(
        order.id,
        asked.get(key)!.filter((providerId) => !refused.has(`${order.id} ${providerId}`)),
      );
    }
    for (const { id } of orders) if (!able.has(id)) able.set(id, []);
    return able;
  }

  private async licensed(db: Queryable, order: OrderView, item: ServiceItem): Promise<string[]> {
    const found = await this.providers.nearProviders(db, matchCriteria(order, item), {
      nearest: MANY_PROVIDERS,
      also: [],
    });
    return found.filter(({ refusedBy: rule }) => !rule).map(({ providerId }) => providerId);
  }

  private async people(
    db: Queryable,
    staff: readonly CaregiverOfDay[],
    { day, absent }: WantedDay,
  ): Promise<PersonOfDay[]> {
    const ids = staff.map(({ id }) => id);
    const minutes = new Map(
      (await minutesOfWeek(db, day, ids)).map((row) => [row.caregiverId, row.minutes] as const),
    );
    return staff.map(({ accountId: _account, name: _name, ...person }) => ({
      ...person,
      isAbsent: absent.includes(person.id),
      weekMinutes: minutes.get(person.id) ?? 0,
    }));
  }

  private async history(
    db: Queryable,
    day: string,
    seniorIds: readonly string[],
  ): Promise<Pick<DaySheet, 'known' | 'faces' | 'exclusions'>> {
    const known = new Map<string, Record<string, number>>();
    for (const { seniorId, caregiverId, visits } of await visitsBefore(db, day, seniorIds))
      known.set(seniorId, { ...known.get(seniorId), [caregiverId]: visits });
    const faces = await facesOfWeek(db, day, seniorIds);
    const exclusions = await exclusionsOf(db, seniorIds);
    return {
      known,
      faces: new Map(faces.map(({ seniorId, caregiverIds }) => [seniorId, caregiverIds])),
      exclusions: new Set(exclusions.map(({ seniorId, caregiverId }) => `${seniorId} ${caregiverId}`)),
    };
  }
}

function toOrder(
  order: OrderView,
  item: Need | undefined,
  providerIds: readonly string[],
  assigned: ReadonlyMap<string, readonly Assigned[]>,
  { day, keep, absent, now, freezeMinutes }: WantedDay,
): OrderOfDay {
  const { id, seniorId, itemCode, place, plannedMinutes, requiredSex, wishes, startsAt } = order;
  const seat = (number: number): SeatOfDay => {
    const present = assigned.get(id)?.find((each) => each.seat === number);
    const facts = present && {
      hasBegun: order.state === 'IN_SERVICE',
      startsAt,
      wasPublished: present.wasPublished,
      isAbsent: absent.includes(present.caregiverId),
    };
    return {
      assigned: present?.caregiverId ?? null,
      pinned: facts ? staysAsItIs(facts, keep, addMinutes(now, freezeMinutes)) : false,
    };
  };
  return {
    ...{ id, seniorId, itemCode, place, requiredSex, providerIds, minutes: plannedMinutes },
    startMinute: minutesBetween(startOfDay(day), startsAt),
    priority: item ? PRIORITY_OF[item.category] : 'B',
    isAccepted: order.providerId !== null,
    credentials: item?.requiredCredentials ?? [],
    skills: item?.requiredSkills ?? [],
    prefers: {
      ...(wishes.caregiverSex && { sex: wishes.caregiverSex }),
      ...(wishes.dialect && { dialect: wishes.dialect }),
    },
    ...seat(1),
    ...(order.caregivers > 1 && { second: seat(2) }),
    ...(order.slackMinutes !== null && { slackMinutes: order.slackMinutes }),
  };
}

function byOrder(assigned: readonly Assigned[]): Map<string, Assigned[]> {
  const orders = new Map<string, Assigned[]>();
  for (const each of assigned) orders.set(each.orderId, [...(orders.get(each.orderId) ?? []), each]);
  return orders;
}

/** What caregivers have to do in another division: it stays, and they are not free then. */
const elsewhere = ([assigned, second]: readonly Assigned[], day: string): OrderOfDay => ({
  id: assigned.orderId,
  seniorId: assigned.seniorId,
  itemCode: ELSEWHERE,
  place: assigned.place,
  startMinute: minutesBetween(startOfDay(day), assigned.startsAt),
  minutes: minutesBetween(assigned.startsAt, assigned.endsAt),
  priority: 'A',
  providerIds: [assigned.providerId],
  isAccepted: true,
  ...{ credentials: [], skills: [], requiredSex: null, prefers: {} },
  assigned: assigned.caregiverId,
  pinned: true,
  ...(second && { second: { assigned: second.caregiverId, pinned: true } }),
});

/** In place of an item's code: an order of another division. */
export const ELSEWHERE = 'ELSEWHERE';
