import { Injectable } from '@nestjs/common';
import { minutesBetween, newId } from '@anzhi/kernel';
import type { OrderView } from '@anzhi/ordering';
import type { Tx } from '@anzhi/platform';

interface Given {
  readonly id: string;
  readonly providerId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly rankingId: string;
}

/** What a ranking says of a provider that the family decided for, or whose caregiver it decided for. */
const FAMILYS_CHOICE = ['PREFERRED_BY_FAMILY', 'CAREGIVER_PREFERRED_BY_FAMILY'];

/** Minutes given to providers and taken back, in the transaction that does it. Only ever added to. */
@Injectable()
export class FairnessMovements {
  /** Accepted; where two come, the minutes of both. What the family itself chose is on record and not charged. */
  async given(tx: Tx, order: OrderView, offer: Given): Promise<void> {
    await tx.query(
      `INSERT INTO dispatch.fairness_movement (id, county_id, provider_id, offer_id, kind, minutes, charged, at)
       SELECT $1, $2, $3, $4, 'GIVEN', $5, NOT EXISTS (
                SELECT FROM dispatch.ranking r, jsonb_array_elements(r.candidates) AS c
                 WHERE r.id = $7 AND c->>'providerId' = ($3::uuid)::text AND c->'reasons' ?| $8), $6`,
      [
        ...[newId(tx.now), order.countyId, offer.providerId, offer.id],
        ...[
          minutesBetween(offer.startsAt, offer.endsAt) * order.caregivers,
          tx.now,
          offer.rankingId,
          FAMILYS_CHOICE,
        ],
      ],
    );
  }

  /** Given back, cancelled or moved before it was served. */
  async back(tx: Tx, offer: { readonly id: string }): Promise<void> {
    await tx.query(
      `INSERT INTO dispatch.fairness_movement (id, county_id, provider_id, offer_id, kind, minutes, charged, at)
       SELECT $2, county_id, provider_id, offer_id, 'BACK', -minutes, charged, $3
         FROM dispatch.fairness_movement WHERE offer_id = $1 AND kind = 'GIVEN'`,
      [offer.id, newId(tx.now), tx.now],
    );
  }
}
