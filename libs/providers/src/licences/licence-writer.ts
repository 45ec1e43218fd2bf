import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import { FileStore, type Tx } from '@anzhi/platform';
import { checkTerm, termOf } from '../papers/paper';
import type { LicenceType } from '../provider.types';
import { ProvidersErrors } from '../providers.errors';

export interface LicenceFacts {
  readonly type: LicenceType;
  readonly number: string;
  readonly issuer: string;
  readonly scope: string;
  /** `YYYY-MM-DD` */
  readonly validFrom: string;
  /** Last day on which it holds; absent: until withdrawn. */
  readonly lastDay?: string | null;
}

export interface LicenceOwner {
  readonly id: string;
  readonly regionId: number;
}

/** Puts licences on a provider's file. */
@Injectable()
export class LicenceWriter {
  constructor(private readonly files: FileStore) {}

  /**
   * A licence as the provider submits it, with its scan; somebody else decides on it.
   * @throws providers.paper-known, providers.dates-swapped, files.not-found, files.already-attached
   */
  async submit(tx: Tx, owner: LicenceOwner, licence: LicenceFacts & { fileId: string }): Promise<string> {
    checkTerm(licence);
    const id = newId();
    await this.files.attach(tx, licence.fileId, { kind: 'providers.licence', id });
    const stored = await tx.one(
      `INSERT INTO providers.licence
         (id, provider_id, type, number, issuer, scope, valid, file_id, state, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, ${termOf('$7', '$8')}, $9, 'PENDING', $10)
       ON CONFLICT DO NOTHING RETURNING id`,
      [...factsOf(id, owner, licence), licence.fileId, tx.now],
    );
    if (!stored) throw ProvidersErrors.paperKnown();
    announceLicence(tx, owner, licence.type, 'PENDING');
    return id;
  }

  /**
   * A licence from an officer's own roster: approved by him. Known by type, number and first day; a decision
   * that was taken before stands. @returns false when it was on file as stated
   */
  async file(tx: Tx, owner: LicenceOwner, licence: LicenceFacts): Promise<boolean> {
    checkTerm(licence);
    const accountId = tx.ctx.actor.accountId;
    const row = await tx.one<{ state: string; isNew: boolean }>(
      `INSERT INTO providers.licence AS l
         (id, provider_id, type, number, issuer, scope, valid, state, decided_by, decided_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, ${termOf('$7', '$8')}, $9, $10, $11, $11)
       ON CONFLICT (provider_id, type, number, lower(valid))
         DO UPDATE SET valid = excluded.valid, issuer = excluded.issuer, scope = excluded.scope
         WHERE (l.valid, l.issuer, l.scope) IS DISTINCT FROM (excluded.valid, excluded.issuer, excluded.scope)
       RETURNING state, id = $1 AS "isNew"`,
      [...factsOf(newId(), owner, licence), accountId ? 'APPROVED' : 'PENDING', accountId, tx.now],
    );
    if (row?.isNew) announceLicence(tx, owner, licence.type, row.state);
    return row !== undefined;
  }
}

const factsOf = (id: string, owner: LicenceOwner, licence: LicenceFacts): unknown[] => [
  id,
  owner.id,
  licence.type,
  licence.number,
  licence.issuer,
  licence.scope,
  licence.validFrom,
  licence.lastDay ?? null,
];

/** Tells of a licence's new state; the reason is in the audit trail, not in the event. */
export function announceLicence(tx: Tx, owner: LicenceOwner, licenceType: string, state: string): void {
  tx.audit({
    action: 'providers.licence-state-changed',
    subject: 'provider',
    subjectId: owner.id,
    regionId: owner.regionId,
    organisationId: owner.id,
    details: { licenceType, state },
  });
  tx.publish({
    type: 'providers.licence-state-changed.v1',
    payload: { providerId: owner.id, licenceType, state },
    audience: { providerId: owner.id, regionId: owner.regionId },
  });
}
