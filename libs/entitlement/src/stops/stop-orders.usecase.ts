import { Injectable } from '@nestjs/common';
import { businessDate, newId, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { roleOf } from '../applications/application';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementPermissions } from '../entitlement.permissions';
import type { ProgrammeLaw } from '../programmes/programme';
import { Programmes } from '../programmes/programmes';
import { Lifting } from './lifting';
import type { Stop } from './stop';
import { StopAccess } from './stop-access';
import type { OrderStopDto, StopAppealDecisionDto } from './stops.dto';
import { StopRegister } from './stop-register';
import { StopStore } from './stop-store';
import { fromDay } from './stop-terms.policy';

/** What people do about stops: an officer orders one, the family appeals, another officer decides. */
@Injectable()
export class StopOrders {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleFacade,
    private readonly programmes: Programmes,
    private readonly access: StopAccess,
    private readonly register: StopRegister,
    private readonly store: StopStore,
    private readonly lifting: Lifting,
  ) {}

  /** An officer's decision, from a day on that may lie in the past. @throws entitlement.programme-not-found */
  order(ctx: Ctx, seniorId: string, input: OrderStopDto): Promise<Stop> {
    return this.uow.run(ctx, async (tx) => {
      const mayActFor = await this.people.mayActFor(tx, ctx, seniorId, 'VIEW');
      const senior = mayActFor ? await this.people.senior(tx, seniorId) : undefined;
      if (!senior) throw EntitlementErrors.seniorNotFound();
      const { countyId, regionId } = senior;
      const stop = await this.register.record(tx, {
        ...{ seniorId, countyId, regionId, programme: await this.programmeOf(tx, countyId, input) },
        ...{ reason: 'OFFICER', causeId: newId(tx.now), happenedOn: businessDate(tx.now) },
        terms: { ...fromDay(input.from, input.until ?? null), kind: input.kind },
        detail: input.reason,
        by: { role: roleOf(ctx, EntitlementPermissions.orderStop), level: 'ORDER', reason: input.reason },
      });
      return stop!;
    });
  }

  /** By the senior, his family or an office on their word; once. @throws entitlement.appeal-too-late, already-appealed */
  appeal(ctx: Ctx, id: string, reason: string): Promise<Stop> {
    return this.uow.run(ctx, async (tx) => {
      const stop = await this.access.toChange(tx, id);
      if (businessDate(tx.now) > stop.appealUntil)
        throw EntitlementErrors.appealTooLate({ until: stop.appealUntil });
      if (await this.store.wasAppealed(tx, id)) throw EntitlementErrors.alreadyAppealed();
      const role = await this.access.roleIn(tx, stop);
      return this.store.move(tx, stop, 'appeal', { role, level: 'APPEAL', reason });
    });
  }

  /** LIFTED, as if it had never been; DISMISSED, the stop stays. */
  decideAppeal(ctx: Ctx, id: string, { decision, reason }: StopAppealDecisionDto): Promise<Stop> {
    return this.uow.run(ctx, async (tx) => {
      const stop = await this.access.toChange(tx, id);
      if (stop.state !== 'APPEALED') throw EntitlementErrors.stopStepNotPossible({ state: stop.state });
      const step = { role: roleOf(ctx, EntitlementPermissions.decideStop), level: 'DECIDE', reason } as const;
      return decision === 'LIFTED'
        ? this.lifting.lift(tx, stop, step)
        : this.store.move(tx, stop, 'dismissAppeal', step);
    });
  }

  /** Without an appeal: another officer than who ordered it sees that it was wrong. */
  lift(ctx: Ctx, id: string, reason: string): Promise<Stop> {
    return this.uow.run(ctx, async (tx) => {
      const role = roleOf(ctx, EntitlementPermissions.decideStop);
      return this.lifting.lift(tx, await this.access.toChange(tx, id), { role, level: 'DECIDE', reason });
    });
  }

  private async programmeOf(tx: Tx, countyId: number, input: OrderStopDto): Promise<ProgrammeLaw | null> {
    if (input.programmeCode === undefined) return null;
    const laws = await this.programmes.inForce(tx, countyId, businessDate(tx.now));
    const law = laws.find(({ code }) => code === input.programmeCode);
    if (!law) throw EntitlementErrors.programmeNotFound({ code: input.programmeCode }, '/programmeCode');
    return law;
  }
}
