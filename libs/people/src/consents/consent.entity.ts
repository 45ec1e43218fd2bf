import type { Channel } from '@anzhi/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Capacity } from '../seniors/senior.policy';
import type { ConsentPurpose } from './consents.dto';

/** One decision. Never changed: a withdrawal is a decision of its own. */
@Entity({ schema: 'people', name: 'consent' })
export class ConsentEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  seniorId: string;

  @Column('text')
  purpose: ConsentPurpose;

  @Column('text')
  version: string;

  @Column('boolean')
  given: boolean;

  @Column('text')
  channel: Channel;

  @Column('uuid')
  decidedBy: string;

  @Column('text')
  decidedAs: Capacity;

  @Column('timestamptz')
  at: Date;
}
