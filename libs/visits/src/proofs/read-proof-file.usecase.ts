import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { FileStore, UnitOfWork, type OpenFile } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import { auditOf } from '../visits/visit-audit';
import { VisitStore } from '../visits/visit-store';

/** A photo or signature, for those who may see the visit; every look leaves an audit line (policy.md 0.3, no. 34). */
@Injectable()
export class ReadProofFile {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: VisitStore,
    private readonly files: FileStore,
  ) {}

  /** @throws visits.not-found, visits.no-such-proof, visits.purpose-missing */
  execute(ctx: Ctx, visitId: string, proofId: string, purpose: string): Promise<OpenFile> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.store.lock(tx, visitId);
      if (!purpose.trim()) throw VisitsErrors.purposeMissing({}, '?purpose');
      const proof = await tx.one<{ fileId: string | null }>(
        'SELECT file_id AS "fileId" FROM visits.proof_now WHERE visit_id = $1 AND id = $2',
        [visitId, proofId],
      );
      if (!proof?.fileId) throw VisitsErrors.noSuchProof();
      tx.audit(auditOf(visit, 'visits.proof-looked-at', { proofId, purpose }));
      return this.files.open(tx, proof.fileId);
    });
  }
}
