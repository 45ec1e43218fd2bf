import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'people', name: 'category' })
export class CategoryEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  seniorId: string;

  @Column('text')
  code: string;

  @Column('daterange')
  valid: string;

  @Column('text')
  source: string;

  @Column('timestamptz')
  recordedAt: Date;
}
