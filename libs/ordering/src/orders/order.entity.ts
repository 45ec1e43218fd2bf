import type { Channel, Sex } from '@anzhi/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Datum } from '@anzhi/geo';
import type { OrderState } from './order.state';
import type { BookedAs, OnBehalf, PriceSplit, Wishes } from './order.view';

@Entity({ schema: 'ordering', name: 'order' })
export class OrderEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') seniorId: string;
  @Column('uuid') addressId: string;
  @Column('text') itemCode: string;
  @Column('int') regionId: number;
  @Column('int') countyId: number;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  @Column('bigint') plannedMinutes: number;
  @Column('text') state: OrderState;
  @Column('uuid', { nullable: true }) providerId: string | null;
  @Column('double precision') latitude: number;
  @Column('double precision') longitude: number;
  @Column('text') datum: Datum;
  @Column('text', { nullable: true }) requiredSex: Sex | null;
  @Column('int') caregivers: number;
  @Column('uuid', { nullable: true }) followsId: string | null;
  /** Its end; the database keeps it in step. */
  @Column('timestamptz', { nullable: true }) followsEndsAt: Date | null;
  @Column('bigint', { nullable: true }) leastGapMinutes: number | null;
  @Column('bigint', { nullable: true }) mostGapMinutes: number | null;
  @Column('uuid') bookedBy: string;
  @Column('text') bookedAs: BookedAs;
  @Column('text') channel: Channel;
  @Column('jsonb', { nullable: true }) onBehalf: OnBehalf | null;
  @Column('jsonb') wishes: Wishes;
  @Column('text', { nullable: true }) nightReason: string | null;
  @Column('bigint') totalFen: number;
  @Column('text', { nullable: true }) programmeCode: string | null;
  @Column('text', { nullable: true }) programmeName: string | null;
  @Column('bigint') programmeMinutes: number;
  @Column('bigint') programmeFen: number;
  @Column('bigint') familyFen: number;
  @Column('jsonb') priceReasons: PriceSplit['reasons'];
  @Column('bigint', { nullable: true }) actualMinutes: number | null;
  @Column('bigint', { nullable: true }) capturedMinutes: number | null;
  @Column('bigint', { nullable: true }) releasedMinutes: number | null;
  @Column('bigint', { nullable: true }) dueProgrammeFen: number | null;
  @Column('bigint', { nullable: true }) dueFamilyFen: number | null;
  @Column('timestamptz') bookedAt: Date;
  @Column('int') version: number;
}
