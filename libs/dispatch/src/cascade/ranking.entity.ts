import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConsideredCaregiver, FamilyChoice } from '../matching/considered';
import type { RankedCandidate } from './ranking.policy';

/** Why these providers, in this order: kept for every decision. Only ever added to. */
@Entity({ schema: 'dispatch', name: 'ranking' })
export class RankingEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') orderId: string;
  @Column('timestamptz') startsAt: Date;
  @Column('jsonb') candidates: RankedCandidate[];
  /** The version of the prices; null: ranked by distance, before there were prices. */
  @Column('uuid', { nullable: true }) weightsId: string | null;
  /** The best caregivers with their prices, and those nearest of whom a rule was not met. */
  @Column('jsonb') caregivers: ConsideredCaregiver[];
  @Column('jsonb') choice: FamilyChoice;
  @Column('timestamptz') at: Date;
}
