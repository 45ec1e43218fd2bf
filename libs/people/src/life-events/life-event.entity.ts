import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LifeEventKind } from './life-events.dto';

/** Never changed: a correction is an event of its own. */
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

  @Column('text')
  source: string;

  @Column('uuid', { nullable: true })
  recordedBy: string | null;
}
