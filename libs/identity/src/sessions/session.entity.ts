import { Column, Entity, PrimaryColumn } from 'typeorm';

export type LoginMethod = 'PASSWORD' | 'CODE';
export type RevocationReason = 'LOGGED_OUT' | 'TOKEN_REUSED' | 'PASSWORD_CHANGED' | 'ACCOUNT_DISABLED';

@Entity({ schema: 'identity', name: 'session' })
export class SessionEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column('text') method: LoginMethod;
  @Column('text') userAgent: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') lastUsedAt: Date;
  /** Moves on with every refresh. */
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  @Column('text', { nullable: true }) revokedReason: RevocationReason | null;
}
