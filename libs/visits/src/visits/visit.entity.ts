import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { VisitState } from './visit.state';

@Entity({ schema: 'visits', name: 'visit' })
export class VisitEntity {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid')
  orderId: string;
  @Column('uuid')
  providerId: string;
  @Column('uuid')
  caregiverId: string;
  @Column('uuid')
  seniorId: string;
  @Column('uuid')
  addressId: string;
  @Column('text')
  itemCode: string;
  @Column('int')
  regionId: number;
  @Column('int')
  countyId: number;
  /** The first of those who come together leads; his visit speaks for all. */
  @Column('int')
  seat: number;
  @Column('int')
  seats: number;
  @Column('timestamptz')
  startsAt: Date;
  @Column('bigint')
  plannedMinutes: number;
  @Column('text')
  state: VisitState;
  @Column('text')
  doorCode: string;
  @Column('int')
  doorCodeFailures: number;
  @Column('bigint', { nullable: true })
  actualMinutes: number | null;
  @Column('text', { array: true })
  flags: string[];
  @Column('timestamptz')
  createdAt: Date;
}
