import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'one_time_code' })
export class OneTimeCodeEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('bytea') phoneIndex: Buffer;
  /** Keyed hash of the network address that asked. */
  @Column('bytea') callerIndex: Buffer;
  /** Keyed: a plain hash of six digits is as good as the digits. */
  @Column('bytea') codeHash: Buffer;
  @Column('int') attempts: number;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}
