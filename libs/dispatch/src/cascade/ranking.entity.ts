import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RankedCandidate } from './ranking.policy';

/** Why these providers, in this order: kept for every decision. Only ever added to. */
@Entity({ schema: 'dispatch', name: 'ranking' })
export class RankingEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') orderId: string;
  @Column('timestamptz') startsAt: Date;
  @Column('jsonb') candidates: RankedCandidate[];
  @Column('timestamptz') at: Date;
}
