import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlertDisposition, AlertFact, AlertKind, AlertState } from './alert.policy';

@Entity({ schema: 'dispatch', name: 'alert' })
export class AlertEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: AlertKind;
  @Column('uuid') orderId: string;
  @Column('uuid', { nullable: true }) offerId: string | null;
  @Column('uuid') providerId: string;
  /** Who is late; null where nobody was assigned yet. */
  @Column('uuid', { nullable: true }) caregiverId: string | null;
  @Column('int') regionId: number;
  /** Of the service. */
  @Column('timestamptz') startsAt: Date;
  /** When the caregiver is expected, as far as anybody can tell. */
  @Column('timestamptz', { nullable: true }) expectedAt: Date | null;
  @Column('timestamptz') raisedAt: Date;
  /** Place in `ALERT_LEVELS`, from 1 on. */
  @Column('int') level: number;
  @Column('timestamptz', { nullable: true }) nextLevelAt: Date | null;
  @Column('text') state: AlertState;
  @Column('uuid', { nullable: true }) acknowledgedBy: string | null;
  @Column('timestamptz', { nullable: true }) acknowledgedAt: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  /** Null: by the fact that ended it. */
  @Column('uuid', { nullable: true }) closedBy: string | null;
  @Column('text', { nullable: true }) disposition: AlertDisposition | AlertFact | null;
  @Column('text', { nullable: true }) note: string | null;
}
