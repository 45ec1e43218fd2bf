import { Injectable } from '@nestjs/common';
import type { Coordinate } from '@anzhi/geo';
import { Settings, type Queryable, type Tx } from '@anzhi/platform';
import type { AlertFact, AlertKind } from './alerts/alert.policy';
import { AlertStore, type NewAlert, type StartingOrder } from './alerts/alert-store';
import { assignmentsOf, type AssignmentView } from './assignments/assignment.queries';
import { MatchingSettings } from './matching/matching.settings';
import { travelAt } from './matching/travel.policy';

/** What visits and the services above ask dispatch. */
@Injectable()
export class DispatchFacade {
  constructor(
    private readonly alerts: AlertStore,
    private readonly settings: Settings,
  ) {}

  /** The caregiver who is to serve the order now, or who leads where two are; undefined while there is nobody. */
  async assignment(db: Queryable, orderId: string): Promise<AssignmentView | undefined> {
    return (await assignmentsOf(db, orderId)).at(0);
  }

  /** Who is to serve the order now, by seat; nobody before the assignment and after its release. */
  assignments(db: Queryable, orderId: string): Promise<AssignmentView[]> {
    return assignmentsOf(db, orderId);
  }

  /** How long a caregiver needs from one place to another, in whole minutes, by the city's settings. */
  async travelMinutes(db: Queryable, from: Coordinate, to: Coordinate): Promise<number> {
    const { metresPerMinute, detourPercent } = MatchingSettings;
    return travelAt(await this.settings.all(db, { metresPerMinute, detourPercent }))(from, to);
  }

  /**
   * Tells the provider, and by the clock those above it, of something that should have happened and has not. One that
   * is open already stays, and learns when the caregiver is expected. The caller holds the order's lock.
   */
  raiseAlert(tx: Tx, alert: NewAlert): Promise<void> {
    return this.alerts.raise(tx, alert);
  }

  /**
   * It has happened after all, or no longer can: the open alerts of these kinds about the order are over.
   * @param caregiverId only those about him
   */
  endAlerts(
    tx: Tx,
    orderId: string,
    kinds: readonly AlertKind[],
    fact: AlertFact,
    caregiverId?: string,
  ): Promise<void> {
    return this.alerts.endBy(tx, fact, { orderId, kinds, ...(caregiverId && { caregiverId }) });
  }

  /** Those of the orders for whose start such an alert was raised before, whatever became of it. */
  alertedBefore(db: Queryable, kind: AlertKind, orders: readonly StartingOrder[]): Promise<Set<string>> {
    return this.alerts.raisedBefore(db, kind, orders);
  }

  /** How long whoever took an alert, or promised something, has before it is looked at again, in minutes. */
  async alertHandlingMinutes(db: Queryable): Promise<number> {
    return (await this.alerts.clock(db)).handling;
  }
}
