import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnmetReason } from '../cascade/ranking.policy';

/** RETRIED and CANCELLED by a person; MOVED_ON: the order ended or changed without one. */
export type UnmetResolution = 'RETRIED' | 'CANCELLED' | 'MOVED_ON';

@Entity({ schema: 'dispatch', name: 'unmet_demand' })
export class UnmetDemandEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') orderId: string;
  @Column('uuid') rankingId: string;
  @Column('text') itemCode: string;
  /** Township of the address. */
  @Column('int') regionId: number;
  @Column('timestamptz') startsAt: Date;
  @Column('jsonb') reasons: UnmetReason[];
  @Column('timestamptz') since: Date;
  @Column('text') state: 'OPEN' | 'RESOLVED';
  @Column('text', { nullable: true }) resolution: UnmetResolution | null;
  @Column('text', { nullable: true }) resolutionReason: string | null;
  @Column('uuid', { nullable: true }) resolvedBy: string | null;
  @Column('timestamptz', { nullable: true }) resolvedAt: Date | null;
}
