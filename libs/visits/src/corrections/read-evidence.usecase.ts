import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { FileStore, UnitOfWork, type OpenFile } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import { CorrectionQueries } from './correction.queries';

/** Gives out what somebody brought for a correction. It may show people, so every reading is on record. */
@Injectable()
export class ReadCorrectionFile {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: CorrectionQueries,
    private readonly files: FileStore,
  ) {}

  /** @throws visits.correction-not-found also for a file of another correction */
  execute(ctx: Ctx, correctionId: string, fileId: string): Promise<OpenFile> {
    return this.uow.run(ctx, async (tx) => {
      const { files, visitId } = await this.queries.one(tx, ctx, correctionId);
      if (!files.some(({ id }) => id === fileId)) throw VisitsErrors.correctionNotFound();
      const details = { correctionId, fileId };
      tx.audit({ action: 'visits.correction-file-read', subject: 'visit', subjectId: visitId, details });
      return this.files.open(tx, fileId);
    });
  }
}
