import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import { LedgerFacade } from '@anzhi/ledger';
import { VisitsFacade } from '@anzhi/visits';
import { CaseErrors } from './case.errors';
import { CaseStore, type CaseFile } from './case-store';

/** Takes a case in hand: visible to the caller, locked, and for officers: none of their own affairs. */
@Injectable()
export class CaseAtHand {
  constructor(
    private readonly store: CaseStore,
    private readonly visits: VisitsFacade,
    private readonly ledger: LedgerFacade,
  ) {}

  /** @throws oversight.case-not-found, oversight.case-not-independent (policy.md 10.4) */
  async forOfficer(tx: Tx, id: string): Promise<CaseFile> {
    const file = await this.store.lock(tx, id);
    const { grants } = tx.ctx.actor;
    if (grants.some(({ organisationId }) => organisationId === file.providerId))
      throw CaseErrors.caseNotIndependent();
    for (const { visitId } of await this.store.visits(tx, id)) {
      const parties = await this.visits.partiesOf(tx, await this.visits.lock(tx, visitId));
      if (parties.size > 0) throw CaseErrors.caseNotIndependent();
    }
    return file;
  }

  /** @throws oversight.case-not-found unless it is about the caller's provider, which knows of it */
  async forProvider(tx: Tx, id: string): Promise<CaseFile> {
    const file = await this.store.lock(tx, id);
    if (!tx.ctx.scope.organisationIds.includes(file.providerId)) throw CaseErrors.caseNotFound();
    return file;
  }

  /** A decision is sealed: who holds an old checkpoint can be shown later that it was taken then, and as it was. */
  seal(
    tx: Tx,
    { id, countyId, providerId }: CaseFile,
    facts: Readonly<Record<string, string | number>>,
  ): Promise<void> {
    return this.ledger.log(tx, { countyId, kind: 'CASE', reference: id, facts: { providerId, ...facts } });
  }
}
