import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { changePaper, type LockedPaper, type PaperChanged } from '../papers/paper';
import type { PaperEvent } from '../papers/paper.state';
import { ProvidersErrors } from '../providers.errors';
import { Terms } from '../terms/terms';
import { lockCaregiver } from './caregiver-gate';
import { announceCredential } from './credential-writer';

export interface CredentialRef {
  readonly caregiverId: string;
  readonly credentialId: string;
}

/** An officer approves, rejects or revokes a credential; it counts from this moment. */
@Injectable()
export class DecideCredential {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly terms: Terms,
  ) {}

  execute(ctx: Ctx, ref: CredentialRef, event: PaperEvent, reason: string): Promise<PaperChanged> {
    return this.uow.run(ctx, async (tx) => {
      const caregiver = await lockCaregiver(tx, ref.caregiverId);
      const credential = await lockCredential(tx, ref);
      const changed = await changePaper(tx, 'credential', credential, event, reason);
      if (changed.state === 'APPROVED') await this.terms.schedule(tx, credential.lastDay);
      announceCredential(tx, caregiver, credential.type, changed.state);
      return changed;
    });
  }
}

async function lockCredential(tx: Tx, { caregiverId, credentialId }: CredentialRef): Promise<LockedPaper> {
  const credential = await tx.one<LockedPaper>(
    `SELECT id, type, state, (upper(valid) - 1)::text AS "lastDay"
       FROM providers.credential WHERE id = $1 AND caregiver_id = $2 FOR UPDATE`,
    [credentialId, caregiverId],
  );
  if (!credential) throw ProvidersErrors.credentialNotFound();
  return credential;
}
