import { addMinutes, type Random } from '@anzhi/kernel';
import type { TestApp } from '@test/app';
import { AT_THE_DOOR } from '@test/given/visits';
import type { City, Home } from './city';
import type { StubbornClient } from './stubborn-client';

const LIVE = `('HELD', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE')`;
const WORDS = { reason: '与实际不符' };

interface SomeOrder {
  readonly id: string;
  readonly starts_at: Date;
  readonly planned_minutes: string;
  readonly home: Home;
}

/** What people do, each time with somebody else, and often two of them at once. */
export class Actions {
  constructor(
    private readonly t: TestApp,
    private readonly city: City,
    private readonly client: StubbornClient,
    private readonly random: Random,
  ) {}

  /** One random step. Nothing happens when there is nobody to take it. */
  async next(): Promise<void> {
    const steps: [() => Promise<unknown>, number][] = [
      [() => this.book(), 10],
      [() => this.cancel(), 2],
      [() => this.move(), 3],
      [() => this.answerOffers(), 10],
      [() => this.assign(), 9],
      [() => this.giveBack(), 3],
      [() => this.retryUnmet(), 2],
      [() => this.arrive(), 8],
      [() => this.leave(), 8],
      [() => this.judge(), 8],
      [() => this.decideDispute(), 4],
      [() => this.review(), 3],
    ];
    await this.random.weighted(steps)();
  }

  /** One wish, its twins under the same key, or two rival wishes for the same senior and the same minutes. */
  private async book(): Promise<void> {
    const home = this.random.pick(this.city.homes);
    const wish = { startsAt: this.someTime(), plannedMinutes: this.random.pick([60, 120, 180]) };
    const rivals = this.random.chance(0.3) ? 2 : 1;
    await this.several(rivals, async () => {
      const body = { itemCode: 'REHAB', seniorId: home.senior.id, addressId: home.senior.addressId, ...wish };
      const expectedFamilyFen = await this.familyFen(home, wish);
      if (expectedFamilyFen === undefined) return;
      const twins = this.random.chance(0.3) ? 3 : 1;
      await this.client.sendTwins(home.family, '/orders', { ...body, expectedFamilyFen }, twins);
    });
  }

  private async cancel(): Promise<void> {
    const order = await this.someOrder();
    if (!order) return;
    await this.client.sendTwins(
      order.home.family,
      `/orders/${order.id}/cancellation`,
      { reason: 'NOT_NEEDED' },
      this.random.integer(1, 2),
    );
  }

  /** A family that hesitates moves the visit away and back in one breath. */
  private async move(): Promise<void> {
    const order = await this.someOrder();
    if (!order) return;
    await this.moveTo(order, this.someTime());
    if (this.random.chance(0.3)) await this.moveTo(order, order.starts_at.toISOString());
  }

  private async moveTo({ id, home, planned_minutes }: SomeOrder, startsAt: string): Promise<void> {
    const plannedMinutes = Number(planned_minutes);
    const expectedFamilyFen = (await this.familyFen(home, { startsAt, plannedMinutes })) ?? 0;
    const body = { startsAt, expectedFamilyFen, reason: 'TIME_UNSUITABLE' };
    await this.client.send(home.family, `/orders/${id}/rescheduling`, body);
  }

  /** All providers that were asked answer at once. */
  private async answerOffers(): Promise<void> {
    const offers = await this.some<{ id: string; provider_id: string }>(
      `SELECT id, provider_id FROM dispatch.offer WHERE state = 'OPEN' AND order_id =
         (SELECT order_id FROM dispatch.offer WHERE state = 'OPEN' ORDER BY random() LIMIT 1)`,
    );
    await Promise.all(
      offers.map(({ id, provider_id }) => {
        const dispatcher = this.city.dispatchers.get(provider_id)!;
        return this.random.chance(0.85)
          ? this.client.sendTwins(
              dispatcher,
              `/offers/${id}/acceptance`,
              undefined,
              this.random.integer(1, 2),
            )
          : this.client.send(dispatcher, `/offers/${id}/refusal`, { reason: 'NO_STAFF' });
      }),
    );
  }

  /** One caregiver for two orders, while a colleague is sent to the first of them. */
  private async assign(): Promise<void> {
    const orders = await this.some<{ id: string; provider_id: string }>(
      `SELECT id, provider_id FROM ordering."order" o WHERE state = 'ACCEPTED' AND ($1 OR NOT EXISTS (
         SELECT FROM dispatch.assignment a WHERE a.order_id = o.id AND a.active)) ORDER BY random() LIMIT 2`,
      [this.random.chance(0.1)],
    );
    await Promise.all(
      orders.map(({ id, provider_id }) => {
        const { caregivers } = this.city.teams.find(({ provider }) => provider.id === provider_id)!;
        const dispatcher = this.city.dispatchers.get(provider_id)!;
        return this.several(this.random.integer(1, 2), (i) => {
          const caregiverId = caregivers[i].id;
          return this.client.send(dispatcher, `/orders/${id}/assignment`, { caregiverId });
        });
      }),
    );
  }

  private async giveBack(): Promise<void> {
    const [order] = await this.some<{ id: string; provider_id: string }>(
      `SELECT id, provider_id FROM ordering."order" WHERE state = 'ACCEPTED' ORDER BY random() LIMIT 1`,
    );
    if (!order) return;
    const dispatcher = this.city.dispatchers.get(order.provider_id)!;
    await this.client.send(dispatcher, `/orders/${order.id}/return`, { reason: 'CAREGIVER_ILL' });
  }

  private async retryUnmet(): Promise<void> {
    const [demand] = await this.some<{ id: string }>(
      `SELECT id FROM dispatch.unmet_demand WHERE state = 'OPEN' ORDER BY random() LIMIT 1`,
    );
    if (!demand) return;
    const body = { action: this.random.chance(0.8) ? 'RETRY' : 'CANCEL', ...WORDS };
    await this.client.send(this.city.handler, `/unmet-demand/${demand.id}/resolution`, body);
  }

  private async arrive(): Promise<void> {
    const soon = addMinutes(this.t.clock.now(), 120);
    const visit = await this.someVisit(`state IN ('SCHEDULED', 'EN_ROUTE') AND starts_at <= $1`, [soon]);
    if (!visit) return;
    const caregiver = this.city.caregivers.get(visit.caregiver_id)!;
    await this.client.sendTwins(caregiver, `/visits/${visit.id}/check-in`, this.check(), 2);
  }

  private async leave(): Promise<void> {
    const visit = await this.someVisit(
      `state = 'IN_SERVICE' AND ($2 OR EXISTS (SELECT FROM visits.visit_check c
         WHERE c.visit_id = v.id AND c.server_at < $1::timestamptz - interval '25 minutes'))`,
      [this.t.clock.now(), this.random.chance(0.1)],
    );
    if (!visit) return;
    const caregiver = this.city.caregivers.get(visit.caregiver_id)!;
    const path = `/visits/${visit.id}/check-out`;
    await this.several(2, () => this.client.send(caregiver, path, { ...this.check(), tasks: [] }));
  }

  /** The family confirms or disputes; sometimes two of it do at once. */
  private async judge(): Promise<void> {
    const visit = await this.someVisit(`state = 'CHECKED_OUT'`);
    if (!visit) return;
    const { family } = this.homeOf(visit.senior_id);
    await this.several(this.random.integer(1, 3), () =>
      this.random.chance(0.7)
        ? this.client.send(family, `/visits/${visit.id}/confirmation`)
        : this.client.send(family, `/visits/${visit.id}/dispute`, WORDS),
    );
  }

  private async decideDispute(): Promise<void> {
    const visit = await this.someVisit(`state = 'DISPUTED'`);
    if (!visit) return;
    const decisions = ['SERVICE_ACCEPTED', 'SERVICE_REJECTED'];
    await this.several(2, (i) => {
      const body = { decision: this.random.pick(decisions), ...WORDS };
      return this.client.send(this.city.reviewers[i], `/visits/${visit.id}/dispute-decision`, body);
    });
  }

  /** Approved and returned at once; what was returned is decided by both officers at once. */
  private async review(): Promise<void> {
    const [open] = await this.some<{ id: string }>(
      `SELECT id FROM oversight.review WHERE state = 'OPEN' ORDER BY random() LIMIT 1`,
    );
    const visit = await this.someVisit(`state IN ('CONFIRMED', 'VERIFIED')`);
    const decided = this.several(open ? 2 : 0, (i) => {
      const body = { decision: this.random.pick(['UPHELD', 'DISMISSED']), ...WORDS };
      return this.client.send(this.city.reviewers[i], `/oversight/reviews/${open.id}/decision`, body);
    });
    const looked = this.several(visit ? 2 : 0, (i) => {
      const way = this.random.pick(['approval', 'return']);
      return this.client.send(this.city.reviewers[i], `/oversight/visits/${visit!.id}/${way}`, WORDS);
    });
    await Promise.all([decided, looked]);
  }

  private several(count: number, act: (index: number) => Promise<unknown>): Promise<unknown> {
    return Promise.all(Array.from({ length: count }, (_, i) => act(i)));
  }

  private check(): object {
    const deviceAt = this.t.clock.now().toISOString();
    return this.random.chance(0.85)
      ? { method: 'POSITION', deviceAt, position: AT_THE_DOOR }
      : { method: 'MANUAL', deviceAt, reason: '手机没电' };
  }

  /** On the half hour within the next hours, or tomorrow; never at night. */
  private someTime(): string {
    const halfHour = 1_800_000;
    const now = Math.ceil(this.t.clock.now().getTime() / halfHour) * halfHour;
    const ahead = this.random.weighted([
      [this.random.integer(2, 5), 3],
      [this.random.integer(44, 52), 1],
    ] as const);
    return new Date(now + ahead * halfHour).toISOString();
  }

  private async familyFen(
    { senior, family }: Home,
    wish: { startsAt: string; plannedMinutes: number },
  ): Promise<number | undefined> {
    const { startsAt, plannedMinutes: minutes } = wish;
    const body = { itemCode: 'REHAB', seniorId: senior.id, addressId: senior.addressId, startsAt, minutes };
    const { answer } = await this.client.ask(family, '/quotes', body);
    return (answer as { familyFen?: number }).familyFen;
  }

  private async someOrder(): Promise<SomeOrder | undefined> {
    const [order] = await this.some<Omit<SomeOrder, 'home'> & { senior_id: string }>(
      `SELECT id, starts_at, planned_minutes, senior_id FROM ordering."order" WHERE state IN ${LIVE} ORDER BY random() LIMIT 1`,
    );
    return order && { ...order, home: this.homeOf(order.senior_id) };
  }

  private async someVisit(
    where: string,
    parameters: unknown[] = [],
  ): Promise<{ id: string; caregiver_id: string; senior_id: string } | undefined> {
    const [visit] = await this.some<{ id: string; caregiver_id: string; senior_id: string }>(
      `SELECT id, caregiver_id, senior_id FROM visits.visit v WHERE ${where} ORDER BY random() LIMIT 1`,
      parameters,
    );
    return visit;
  }

  private homeOf(seniorId: string): Home {
    return this.city.homes.find(({ senior }) => senior.id === seniorId)!;
  }

  private async some<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.city.observer.query<Row>(sql, parameters)).rows;
  }
}
