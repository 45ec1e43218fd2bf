import { Column, Entity, PrimaryColumn } from 'typeorm';

/** From `at` on one no longer thinks that it happened. */
@Entity({ schema: 'people', name: 'life_event_retraction' })
export class LifeEventRetractionEntity {
  @PrimaryColumn('uuid')
  lifeEventId: string;

  @Column('text')
  reason: string;

  @Column('timestamptz')
  at: Date;

  @Column('uuid')
  retractedBy: string;
}
