import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Capacity } from '../seniors/senior.policy';
import type { Right } from '../people.types';
import type { Relation } from './representatives.dto';

@Entity({ schema: 'people', name: 'representative' })
export class RepresentativeEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  seniorId: string;

  @Column('uuid')
  accountId: string;

  @Column('text')
  relation: Relation;

  @Column('text', { array: true })
  rights: Right[];

  @Column('daterange')
  valid: string;

  @Column('uuid', { nullable: true })
  grantedBy: string | null;

  @Column('text')
  grantedAs: Capacity;

  @Column('text', { nullable: true })
  proof: string | null;

  @Column('timestamptz')
  grantedAt: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { nullable: true })
  revokedBy: string | null;
}
