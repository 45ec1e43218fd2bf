import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LifeEventKind } from './life-events.dto';

/** Never changed: what was wrong is retracted, and what is right recorded. */
@Entity({ schema: 'people', name: 'life_event' })
export class LifeEventEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  seniorId: string;

  @Column('text')
  kind: LifeEventKind;

  /** The day it happened. */
  @Column('date')
  onDate: string;

  /** When the platform learnt of it. */
  @Column('timestamptz')
  knownAt: Date;

  /** Township or village a move led to. */
  @Column('int', { nullable: true })
  destinationId: number | null;

  @Column('text')
  source: string;

  @Column('uuid', { nullable: true })
  recordedBy: string | null;
}
