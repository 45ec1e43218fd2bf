import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { FileErrors, FileStore, UnitOfWork, type OpenFile } from '@anzhi/platform';
import { CaseErrors } from './case.errors';
import { gateOf } from './case.queries';
import { CASE_VISIBLE } from './case-store';

/** Papers may show people: whoever opens one stands in the audit trail (policy.md 0.3 no. 34). */
@Injectable()
export class CasePapers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: FileStore,
  ) {}

  /** @throws oversight.case-not-found, files.not-found */
  open(ctx: Ctx, id: string, fileId: string): Promise<OpenFile> {
    return this.uow.run(ctx, async (tx) => {
      const found = await tx.one<{ regionId: number; fileId: string | null }>(
        `SELECT c.region_id AS "regionId", a.file_id AS "fileId" FROM oversight.case_file c
           LEFT JOIN oversight.case_attachment a ON a.case_id = c.id AND a.file_id = $4
          WHERE ${CASE_VISIBLE} AND c.id = $3`,
        [...gateOf(ctx), id, fileId],
      );
      if (!found) throw CaseErrors.caseNotFound();
      if (!found.fileId) throw FileErrors.notFound();
      tx.audit({
        action: 'oversight.case-paper-read',
        ...{ subject: 'case', subjectId: id, regionId: found.regionId },
        details: { fileId, purpose: 'case' },
      });
      return this.files.open(tx, fileId);
    });
  }
}
