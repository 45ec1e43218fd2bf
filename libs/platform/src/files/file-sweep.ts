import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { JobQueue } from '../jobs/job-queue';
import { FileStore } from './file-store';
import { CONTENT_SWEEP, FILE_SWEEP } from './file-jobs';

/** Clears away uploads that were never claimed and content whose time of keeping is over. */
@Injectable()
export class FileSweep implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly files: FileStore,
  ) {}

  onModuleInit(): void {
    this.jobs.register(FILE_SWEEP, (tx, job) => this.sweep(tx, job.key));
    this.jobs.register(CONTENT_SWEEP, (tx, job) => this.files.removeUnused(tx, job.key));
  }

  /** The bytes go in a job of their own, after the commit: a rollback must not leave a row without content. */
  private async sweep(tx: Tx, fileId: string): Promise<void> {
    const unclaimed = await tx.one<{ sha256: string }>(
      'DELETE FROM platform.file WHERE id = $1 AND attached_id IS NULL RETURNING sha256',
      [fileId],
    );
    const swept =
      unclaimed ??
      (await tx.one<{ sha256: string }>(
        `UPDATE platform.file SET content_removed_at = $2
          WHERE id = $1 AND retain_until <= $2 AND content_removed_at IS NULL RETURNING sha256`,
        [fileId, tx.now],
      ));
    if (swept) tx.schedule({ kind: CONTENT_SWEEP, key: swept.sha256, dueAt: tx.now });
  }
}
