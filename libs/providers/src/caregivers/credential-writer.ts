import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import { FileStore, type Tx } from '@anzhi/platform';
import { checkTerm, termOf } from '../papers/paper';
import type { CredentialType } from '../provider.types';
import { ProvidersErrors } from '../providers.errors';
import type { LockedCaregiver } from './caregiver-gate';

export interface CredentialFacts {
  readonly type: CredentialType;
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly validFrom: string;
  /** Last day on which it holds; absent: until withdrawn. */
  readonly lastDay?: string | null;
}

type Holder = Pick<LockedCaregiver, 'id' | 'providerId' | 'regionId'>;

/** Puts credentials on a caregiver's file. */
@Injectable()
export class CredentialWriter {
  constructor(private readonly files: FileStore) {}

  /**
   * A credential as the provider submits it, with its scan; an officer decides on it.
   * @throws providers.paper-known, providers.dates-swapped, files.not-found, files.already-attached
   */
  async submit(tx: Tx, holder: Holder, credential: CredentialFacts & { fileId: string }): Promise<string> {
    checkTerm(credential);
    const id = newId();
    await this.files.attach(tx, credential.fileId, { kind: 'providers.credential', id });
    const stored = await tx.one(
      `INSERT INTO providers.credential (id, caregiver_id, type, number, valid, file_id, state, created_at)
       VALUES ($1, $2, $3, $4, ${termOf('$5', '$6')}, $7, 'PENDING', $8) ON CONFLICT DO NOTHING RETURNING id`,
      [...factsOf(id, holder, credential), credential.fileId, tx.now],
    );
    if (!stored) throw ProvidersErrors.paperKnown();
    announceCredential(tx, holder, credential.type, 'PENDING');
    return id;
  }

  /**
   * A credential from an officer's own roster, approved by him; a decision that was taken before stands.
   * @returns false when it was on file as stated
   */
  async file(tx: Tx, holder: Holder, credential: CredentialFacts): Promise<boolean> {
    checkTerm(credential);
    const accountId = tx.ctx.actor.accountId;
    const row = await tx.one<{ state: string; isNew: boolean }>(
      `INSERT INTO providers.credential AS k
         (id, caregiver_id, type, number, valid, state, decided_by, decided_at, created_at)
       VALUES ($1, $2, $3, $4, ${termOf('$5', '$6')}, $7, $8, $9, $9)
       ON CONFLICT (caregiver_id, type, number, lower(valid))
         DO UPDATE SET valid = excluded.valid WHERE k.valid IS DISTINCT FROM excluded.valid
       RETURNING state, id = $1 AS "isNew"`,
      [...factsOf(newId(), holder, credential), accountId ? 'APPROVED' : 'PENDING', accountId, tx.now],
    );
    if (row?.isNew) announceCredential(tx, holder, credential.type, row.state);
    return row !== undefined;
  }
}

const factsOf = (id: string, holder: Holder, credential: CredentialFacts): unknown[] => [
  id,
  holder.id,
  credential.type,
  credential.number,
  credential.validFrom,
  credential.lastDay ?? null,
];

/** Tells of a credential's new state. */
export function announceCredential(tx: Tx, holder: Holder, credentialType: string, state: string): void {
  const { id: caregiverId, providerId, regionId } = holder;
  tx.audit({
    action: 'providers.credential-state-changed',
    subject: 'caregiver',
    subjectId: caregiverId,
    regionId,
    organisationId: providerId,
    details: { credentialType, state },
  });
  tx.publish({
    type: 'providers.credential-state-changed.v1',
    payload: { providerId, caregiverId, credentialType, state },
    audience: { providerId, caregiverId, regionId },
  });
}
