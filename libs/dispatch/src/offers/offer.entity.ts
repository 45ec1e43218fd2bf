import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OfferMode } from './asking.policy';
import type { OfferState } from './offer.state';

@Entity({ schema: 'dispatch', name: 'offer' })
export class OfferEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') orderId: string;
  @Column('uuid') providerId: string;
  @Column('uuid') rankingId: string;
  /** The first provider asked is 1. */
  @Column('int') position: number;
  @Column('text') mode: OfferMode;
  /** The caregiver who was asked himself; null: the provider's desk. */
  @Column('uuid', { nullable: true }) caregiverId: string | null;
  @Column('text') state: OfferState;
  @Column('int') regionId: number;
  @Column('text') itemCode: string;
  /** The time of the order when the offer was made. */
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  /** How many people it takes. */
  @Column('int') caregivers: number;
  @Column('bigint') totalFen: number;
  @Column('int') distanceMetres: number;
  @Column('timestamptz') madeAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('text', { nullable: true }) closeReason: string | null;
  /** In the provider's own words. */
  @Column('text', { nullable: true }) closeNote: string | null;
}
