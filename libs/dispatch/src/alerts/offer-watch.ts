import { Injectable } from '@nestjs/common';
import { OrderingFacade } from '@anzhi/ordering';
import { Settings, type Queryable, type StoredJob, type Tx } from '@anzhi/platform';
import type { OfferEntity } from '../offers/offer.entity';
import { AlertSettings } from './alert.settings';
import { unseenAt } from './alert.policy';
import { AlertStore } from './alert-store';

/** Nobody has seen an offer, and its deadline is near. Key: the offer. */
export const OFFER_UNSEEN_JOB = 'dispatch.offer-unseen';

type WatchedOffer = Pick<
  OfferEntity,
  'id' | 'orderId' | 'providerId' | 'regionId' | 'startsAt' | 'madeAt' | 'expiresAt'
>;

const SELECT_UNSEEN = `
  SELECT o.id, o.order_id AS "orderId", o.provider_id AS "providerId", o.region_id AS "regionId",
         o.starts_at AS "startsAt", o.made_at AS "madeAt", o.expires_at AS "expiresAt"
    FROM dispatch.offer o
   WHERE o.state = 'OPEN' AND NOT EXISTS (SELECT FROM dispatch.offer_seen s WHERE s.offer_id = o.id)`;

/** Offers that nobody of the provider looks at (policy.md 2.4: silence counts against it, so it is told in time). */
@Injectable()
export class OfferWatch {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly settings: Settings,
    private readonly alerts: AlertStore,
  ) {}

  async schedule(tx: Tx, offerId: string): Promise<void> {
    const offer = await unseen(tx, offerId);
    if (offer) tx.schedule({ kind: OFFER_UNSEEN_JOB, key: offerId, dueAt: await this.dueAt(tx, offer) });
  }

  /** Asked again under the order's lock: an answer in this moment is an answer. */
  async run(tx: Tx, job: StoredJob): Promise<void> {
    const found = await unseen(tx, job.key);
    if (!found) return;
    await this.ordering.lock(tx, found.orderId);
    const offer = await unseen(tx, job.key);
    if (!offer || offer.expiresAt <= tx.now) return;
    const { id: offerId, orderId, providerId, regionId, startsAt } = offer;
    await this.alerts.raise(tx, { kind: 'OFFER_UNSEEN', orderId, offerId, providerId, regionId, startsAt });
  }

  /** Offers whose moment has passed and of which nothing was told. @param before a moment ago: the job goes first */
  async forgotten(tx: Tx, before: Date): Promise<string[]> {
    const offers = await tx.query<WatchedOffer>(
      `${SELECT_UNSEEN} AND o.expires_at > $1
         AND NOT EXISTS (SELECT FROM dispatch.alert a WHERE a.offer_id = o.id)`,
      [tx.now],
    );
    const late: string[] = [];
    for (const offer of offers) if ((await this.dueAt(tx, offer)) <= before) late.push(offer.id);
    return late;
  }

  private async dueAt(db: Queryable, offer: WatchedOffer): Promise<Date> {
    return unseenAt(offer, await this.settings.get(db, AlertSettings.offerUnseenMinutes));
  }
}

const unseen = (tx: Tx, offerId: string): Promise<WatchedOffer | undefined> =>
  tx.one<WatchedOffer>(`${SELECT_UNSEEN} AND o.id = $1`, [offerId]);
