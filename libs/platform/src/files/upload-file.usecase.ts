import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '../database/unit-of-work';
import { FileStore, type StoredFile } from './file-store';
import type { UploadDto } from './files.dto';

@Injectable()
export class UploadFile {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: FileStore,
  ) {}

  execute(ctx: Ctx, { file, purpose }: UploadDto): Promise<StoredFile> {
    return this.uow.run(ctx, async (tx) => {
      const stored = await this.files.put(tx, file, purpose);
      tx.audit({
        action: 'files.file-uploaded',
        subject: 'file',
        subjectId: stored.fileId,
        details: { sha256: stored.sha256, bytes: stored.bytes, mediaType: stored.mediaType, purpose },
      });
      return stored;
    });
  }
}
