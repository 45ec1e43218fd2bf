import { Injectable } from '@nestjs/common';
import { addMinutes, newId } from '@anzhi/kernel';
import type { OrderView } from '@anzhi/ordering';
import { Settings, type Audience, type Tx } from '@anzhi/platform';
import { DispatchErrors } from '../dispatch.errors';
import { DispatchSettings } from '../dispatch.settings';
import { erasePencil } from '../assignments/pencil';
import { FairnessMovements } from '../fairness/fairness-movements';
import { ReplacementStore } from '../redispatch/replacement-store';
import type { RankedCandidate } from '../cascade/ranking.policy';
import type { OfferMode } from './asking.policy';
import { OfferEntity } from './offer.entity';
import { deadlineOf, NOBODY_SENT } from './offer.policy';
import { offerMachine, type OfferEvent } from './offer.state';

export const OFFER_TIMEOUT_JOB = 'dispatch.offer-timeout';

export interface NewOffer {
  readonly rankingId: string;
  readonly candidate: RankedCandidate;
  readonly position: number;
  readonly mode: OfferMode;
  /** Asked himself; null: the provider's desk. */
  readonly caregiverId: string | null;
}

/** When an order that was accepted and has no caregiver is given up. */
export const NOBODY_SENT_JOB = 'dispatch.nobody-sent';

/** The rows of offers. Whoever writes one holds its order's lock, so offers of an order change one at a time. */
@Injectable()
export class OfferStore {
  constructor(
    private readonly settings: Settings,
    private readonly replacements: ReplacementStore,
    private readonly fairness: FairnessMovements,
  ) {}

  /** Every offer made for the order, oldest first. */
  ofOrder(tx: Tx, orderId: string): Promise<OfferEntity[]> {
    return tx.repo(OfferEntity).find({ where: { orderId }, order: { position: 'ASC' } });
  }

  async lock(tx: Tx, id: string): Promise<OfferEntity> {
    const offer = await tx.repo(OfferEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!offer) throw DispatchErrors.offerNotFound();
    return offer;
  }

  async make(tx: Tx, order: OrderView, question: NewOffer): Promise<void> {
    const { rankingId, candidate, position, mode, caregiverId } = question;
    const offer: OfferEntity = {
      id: newId(tx.now),
      orderId: order.id,
      providerId: candidate.providerId,
      rankingId,
      position,
      mode,
      caregiverId,
      state: 'OPEN',
      regionId: order.regionId,
      itemCode: order.itemCode,
      startsAt: order.startsAt,
      endsAt: order.endsAt,
      caregivers: order.caregivers,
      totalFen: order.split.totalFen,
      distanceMetres: Math.round(candidate.distanceMetres ?? 0),
      madeAt: tx.now,
      expiresAt: await this.deadline(tx, order),
      acceptedAt: null,
      closedAt: null,
      closeReason: null,
      closeNote: null,
    };
    await tx.repo(OfferEntity).insert(offer);
    tx.schedule({ kind: OFFER_TIMEOUT_JOB, key: offer.id, dueAt: offer.expiresAt });
    tx.audit(auditOf('dispatch.offer-made', offer, order, { position, mode, reasons: candidate.reasons }));
    tx.publish({
      type: 'dispatch.offer-made.v1',
      payload: {
        offerId: offer.id,
        orderId: order.id,
        providerId: offer.providerId,
        itemCode: order.itemCode,
        startsAt: order.startsAt.toISOString(),
        plannedMinutes: order.plannedMinutes,
        regionId: order.regionId,
        expiresAt: offer.expiresAt.toISOString(),
        straight: caregiverId !== null,
      },
      audience: await this.audienceOf(tx, offer, order),
    });
  }

  async accept(tx: Tx, order: OrderView, offer: OfferEntity): Promise<OfferEntity> {
    const accepted = await this.change(tx, offer, 'accept', { acceptedAt: tx.now });
    await this.watchAssignment(tx, order);
    await this.fairness.given(tx, order, offer);
    tx.audit(auditOf('dispatch.offer-accepted', offer, order, { position: offer.position }));
    tx.publish({
      type: 'dispatch.offer-accepted.v1',
      payload: { offerId: offer.id, orderId: order.id, providerId: offer.providerId },
      audience: await this.audienceOf(tx, offer, order),
    });
    return accepted;
  }

  /** Somebody has to be sent by some time after the start; again when a caregiver fell out and nobody replaced him. */
  async watchAssignment(tx: Tx, { id, startsAt }: OrderView): Promise<void> {
    const grace = await this.settings.get(tx, DispatchSettings.unassignedGraceMinutes);
    const dueAt = addMinutes(startsAt < tx.now ? tx.now : startsAt, grace);
    // the start is part of the key: no transaction waits for the timer of an order it has locked
    const key = `${id}@${startsAt.getTime()}`;
    tx.schedule({ kind: NOBODY_SENT_JOB, key, dueAt, payload: { orderId: id } });
  }

  /** @param reason a code; the note is the provider's own words and stays out of the event */
  async close(
    tx: Tx,
    order: OrderView,
    offer: OfferEntity,
    event: Exclude<OfferEvent, 'accept'>,
    { reason, note }: { reason: string; note?: string },
  ): Promise<OfferEntity> {
    const closed = await this.change(tx, offer, event, {
      closedAt: tx.now,
      closeReason: reason,
      closeNote: note ?? null,
    });
    // whoever sent nobody is charged all the same (policy.md 2.4: a penalty)
    if (offer.state === 'ACCEPTED' && reason !== NOBODY_SENT) await this.fairness.back(tx, offer);
    if (offer.state === 'ACCEPTED') await erasePencil(tx, order.id);
    tx.audit(auditOf('dispatch.offer-closed', offer, order, { state: closed.state, reason }));
    tx.publish({
      type: 'dispatch.offer-closed.v1',
      payload: {
        offerId: offer.id,
        orderId: order.id,
        providerId: offer.providerId,
        ...{ state: closed.state, reason },
        straight: offer.caregiverId !== null,
        accepted: offer.acceptedAt !== null,
      },
      audience: await this.audienceOf(tx, offer, order),
    });
    return closed;
  }

  private async change(
    tx: Tx,
    offer: OfferEntity,
    event: OfferEvent,
    columns: Partial<OfferEntity>,
  ): Promise<OfferEntity> {
    const state = offerMachine.next(offer.state, event);
    if (!state) throw DispatchErrors.orderMovedOn();
    const change = { ...columns, state };
    const { affected } = await tx.repo(OfferEntity).update({ id: offer.id, state: offer.state }, change);
    if (affected !== 1) throw DispatchErrors.orderMovedOn();
    return { ...offer, ...change };
  }

  /** While somebody is sought in another's place, the family hears of the outcome only. */
  isQuiet(tx: Tx, orderId: string): Promise<boolean> {
    return this.replacements.isOpen(tx, orderId);
  }

  private async audienceOf(tx: Tx, offer: OfferEntity, { seniorId, regionId }: OrderView): Promise<Audience> {
    const isQuiet = await this.isQuiet(tx, offer.orderId);
    return {
      ...(isQuiet ? {} : { seniorId }),
      ...(offer.caregiverId ? { caregiverId: offer.caregiverId } : {}),
      ...{ providerId: offer.providerId, regionId },
    };
  }

  private async deadline(tx: Tx, { id, startsAt }: OrderView): Promise<Date> {
    const { urgentWithinHours, soonWithinHours, urgentOfferSeconds, soonOfferMinutes, laterOfferMinutes } =
      DispatchSettings;
    const limits = {
      urgentWithinHours,
      soonWithinHours,
      urgentOfferSeconds,
      soonOfferMinutes,
      laterOfferMinutes,
    };
    const set = await this.settings.all(tx, limits);
    const isFirst = await this.replacements.noShowBehind(tx, id);
    return deadlineOf(tx.now, startsAt, isFirst ? { ...set, laterOfferMinutes: set.soonOfferMinutes } : set);
  }
}

const auditOf = (action: string, offer: OfferEntity, order: OrderView, details: Record<string, unknown>) => ({
  action,
  subject: 'order',
  subjectId: order.id,
  seniorId: order.seniorId,
  regionId: order.regionId,
  organisationId: offer.providerId,
  details: { offerId: offer.id, ...details },
});
