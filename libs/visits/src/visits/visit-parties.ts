import { Injectable } from '@nestjs/common';
import { accountOf } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import type { Queryable, Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { VisitsErrors } from '../visits.errors';
import type { VisitEntity } from './visit.entity';
import { VisitStore } from './visit-store';

/** What the caller has to do with a visit himself; whoever is a party neither confirms for another nor judges. */
export type Party = 'CAREGIVER' | 'FAMILY' | 'STAFF';

/** Tells apart those who serve, those who are served, and those who decide (policy.md 0.3, no. 15; 2.4; 10.4). */
@Injectable()
export class VisitParties {
  constructor(
    private readonly store: VisitStore,
    private readonly people: PeopleFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  async of(tx: Tx, visit: Pick<VisitEntity, 'orderId' | 'seniorId' | 'providerId'>): Promise<Set<Party>> {
    const account = accountOf(tx.ctx);
    const family = await this.people.seniorsOf(tx, account, 'VIEW');
    const isStaff = tx.ctx.actor.grants.some(({ organisationId }) => organisationId === visit.providerId);
    const parties = new Set<Party>();
    if (await this.serves(tx, visit.orderId)) parties.add('CAREGIVER');
    if (family.includes(visit.seniorId)) parties.add('FAMILY');
    if (isStaff) parties.add('STAFF');
    return parties;
  }

  /** The visit, locked, for the caregiver who was assigned to it; for everybody else there is none. */
  async lockAsCaregiver(tx: Tx, visitId: string): Promise<VisitEntity> {
    const visit = await this.store.lock(tx, visitId);
    if (!(await this.isHe(tx, visit.caregiverId))) throw VisitsErrors.notFound();
    return visit;
  }

  /** Whether the caller is one of those who come to the order. */
  private async serves(tx: Tx, orderId: string): Promise<boolean> {
    for (const id of await this.sentTo(tx, orderId)) if (await this.isHe(tx, id)) return true;
    return false;
  }

  /** Those who come, or came, to the order. */
  async sentTo(db: Queryable, orderId: string): Promise<string[]> {
    const sent = await db.query<{ id: string }>(
      `SELECT caregiver_id AS id FROM visits.visit WHERE order_id = $1 AND state <> 'REPLACED'`,
      [orderId],
    );
    return sent.map(({ id }) => id);
  }

  private async isHe(tx: Tx, caregiverId: string): Promise<boolean> {
    return (await this.providers.caregiver(tx, caregiverId))?.accountId === accountOf(tx.ctx);
  }

  /** Who confirms must hold the right, and must neither have served nor work for the provider. */
  async requireConfirmer(tx: Tx, visit: VisitEntity): Promise<void> {
    if (!(await this.people.mayActFor(tx, tx.ctx, visit.seniorId, 'CONFIRM'))) throw VisitsErrors.notYours();
    const parties = await this.of(tx, visit);
    if (parties.has('CAREGIVER') || parties.has('STAFF')) throw VisitsErrors.ownVisit();
  }

  /** Whoever decides about a visit has nothing to do with it. */
  async requireIndependence(tx: Tx, visit: VisitEntity): Promise<void> {
    if ((await this.of(tx, visit)).size > 0) throw VisitsErrors.notIndependent();
  }
}
