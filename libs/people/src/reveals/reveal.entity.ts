import type { Channel } from '@anzhi/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RevealField } from './reveal.policy';

@Entity({ schema: 'people', name: 'reveal' })
export class RevealEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  seniorId: string;

  @Column('uuid')
  accountId: string;

  @Column('text', { array: true })
  fields: RevealField[];

  @Column('text')
  purpose: string;

  @Column('text')
  channel: Channel;

  @Column('timestamptz')
  at: Date;
}
