import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { lockProvider } from '../organisations/provider-gate';
import { changePaper, type LockedPaper, type PaperChanged } from '../papers/paper';
import type { PaperEvent } from '../papers/paper.state';
import { ProvidersErrors } from '../providers.errors';
import { Terms } from '../terms/terms';
import { announceLicence } from './licence-writer';

export interface LicenceRef {
  readonly providerId: string;
  readonly licenceId: string;
}

/** An officer approves, rejects or revokes a licence; matching asks the row, so it counts from this moment. */
@Injectable()
export class DecideLicence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly terms: Terms,
  ) {}

  execute(ctx: Ctx, ref: LicenceRef, event: PaperEvent, reason: string): Promise<PaperChanged> {
    return this.uow.run(ctx, async (tx) => {
      const provider = await lockProvider(tx, ref.providerId);
      const licence = await lockLicence(tx, ref);
      const changed = await changePaper(tx, 'licence', licence, event, reason);
      if (changed.state === 'APPROVED') await this.terms.schedule(tx, licence.lastDay);
      announceLicence(tx, provider, licence.type, changed.state);
      return changed;
    });
  }
}

async function lockLicence(tx: Tx, { providerId, licenceId }: LicenceRef): Promise<LockedPaper> {
  const licence = await tx.one<LockedPaper>(
    `SELECT id, type, state, (upper(valid) - 1)::text AS "lastDay"
       FROM providers.licence WHERE id = $1 AND provider_id = $2 FOR UPDATE`,
    [licenceId, providerId],
  );
  if (!licence) throw ProvidersErrors.licenceNotFound();
  return licence;
}
