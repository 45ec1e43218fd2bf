import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Datum } from '@anzhi/geo';

@Entity({ schema: 'dispatch', name: 'assignment' })
export class AssignmentEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') orderId: string;
  @Column('uuid') seniorId: string;
  @Column('double precision') latitude: number;
  @Column('double precision') longitude: number;
  @Column('text') datum: Datum;
  @Column('uuid') providerId: string;
  @Column('uuid') caregiverId: string;
  /** The first of those who come together leads. */
  @Column('int') seat: number;
  @Column('int') seats: number;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  /** In step with another caregiver or another service: no delay is planned for it. */
  @Column('boolean') onTheMinute: boolean;
  @Column('boolean') active: boolean;
  @Column('uuid') assignedBy: string;
  @Column('timestamptz') assignedAt: Date;
  @Column('timestamptz', { nullable: true }) releasedAt: Date | null;
  @Column('text', { nullable: true }) releaseReason: string | null;
}
