import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { FileStore, UnitOfWork, type OpenFile } from '@anzhi/platform';
import { PeopleErrors } from '../people.errors';
import { SeniorGate } from '../seniors/senior.gate';

/** Gives out the scan of a proof. It shows personal data in the clear, so every reading is on record. */
@Injectable()
export class ReadEvidence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly files: FileStore,
  ) {}

  /** @throws people.senior-not-found, people.fact-not-found */
  execute(ctx: Ctx, seniorId: string, factId: string): Promise<OpenFile> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.enter(tx, ctx, seniorId, 'VIEW');
      const fact = await tx.one<{ fileId: string | null }>(
        'SELECT evidence_file_id AS "fileId" FROM people.fact WHERE id = $1 AND senior_id = $2',
        [factId, seniorId],
      );
      if (!fact?.fileId) throw PeopleErrors.factNotFound();
      tx.audit({
        action: 'people.fact-evidence-read',
        subject: 'fact',
        subjectId: factId,
        seniorId,
        regionId: senior.regionId,
      });
      return this.files.open(tx, fact.fileId);
    });
  }
}
