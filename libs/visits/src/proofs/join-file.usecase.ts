import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { FileStore, UnitOfWork, type Tx } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import type { VisitEntity } from '../visits/visit.entity';
import { viewOf } from '../visits/visit.view';
import { VisitParties } from '../visits/visit-parties';
import { auditOf } from '../visits/visit-audit';
import type { VisitView } from '../visits/visits.dto';
import { FACE_MATCH } from './face-matching';
import { ProofStanding } from './proof-standing';

/** A photo or signature joins its visit by the hash it had at capture; late, or long after. */
@Injectable()
export class JoinFile {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parties: VisitParties,
    private readonly standing: ProofStanding,
    private readonly files: FileStore,
  ) {}

  execute(ctx: Ctx, visitId: string, fileId: string): Promise<VisitView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.parties.lockAsCaregiver(tx, visitId);
      return this.apply(tx, visit, fileId);
    });
  }

  /**
   * The same for a visit the caller has locked. A file that is there already changes nothing.
   * @throws visits.file-not-announced when its content is none of those that were announced, files.not-found
   */
  async apply(tx: Tx, visit: VisitEntity, fileId: string): Promise<VisitView> {
    if (!(await this.isAnnounced(tx, visit.id, fileId))) throw VisitsErrors.fileNotAnnounced({}, '/fileId');
    const sha256 = await this.files.ownHash(tx, fileId);
    const pending = (await this.standing.pendingOf(tx, visit.id)).filter((proof) => proof.sha256 === sha256);
    const awaited = pending.filter(({ method }) => method !== 'FACE');
    tx.audit(auditOf(visit, 'visits.proof-file-joined', { fileId, sha256, isNew: pending.length > 0 }));
    if (pending.length === 0) return viewOf(visit);
    await this.files.attach(tx, fileId, { kind: 'visits.proof', id: visit.id });
    for (const proof of awaited)
      await this.standing.settle(tx, visit, proof, {
        result: 'VALID',
        label: 'FILE_ARRIVED',
        fileId,
        accountId: accountOf(tx.ctx),
      });
    for (const { id } of pending.filter(({ method }) => method === 'FACE'))
      tx.schedule({ kind: FACE_MATCH, key: `${visit.id}/${id}/${fileId}`, dueAt: tx.now });
    await this.standing.refresh(tx, visit);
    return viewOf(visit);
  }

  /** Whether the visit waits for this content. */
  async isAnnounced(tx: Tx, visitId: string, fileId: string): Promise<boolean> {
    const sha256 = await this.files.ownHash(tx, fileId);
    const found = await tx.one('SELECT 1 FROM visits.proof WHERE visit_id = $1 AND sha256 = $2 LIMIT 1', [
      visitId,
      sha256,
    ]);
    return found !== undefined;
  }
}
