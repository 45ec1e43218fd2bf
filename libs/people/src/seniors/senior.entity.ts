import type { Sex } from '@anzhi/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'people', name: 'senior' })
export class SeniorEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  identityNumberSealed: string;

  @Column('bytea')
  identityNumberIndex: Buffer;

  @Column('date')
  birthDate: string;

  @Column('text')
  sex: Sex;

  @Column('text', { nullable: true })
  phoneSealed: string | null;

  @Column('bytea', { nullable: true })
  phoneIndex: Buffer | null;

  /** Township of residence. */
  @Column('int')
  regionId: number;

  /** Village of residence where it is known, else the township: what an officer's jurisdiction is held against. */
  @Column('int')
  placeId: number;

  @Column('int')
  countyId: number;

  @Column('int', { nullable: true })
  hukouRegionId: number | null;

  @Column('uuid', { nullable: true })
  accountId: string | null;

  @Column('date', { nullable: true })
  deceasedOn: string | null;

  @Column('timestamptz')
  registeredAt: Date;
}
