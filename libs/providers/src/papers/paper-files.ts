import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { asDownload, Database, FileStore } from '@anzhi/platform';
import { inScope, scopeParameters } from '../organisations/provider-gate';
import { ProvidersErrors } from '../providers.errors';

/** Scans of papers, for those in whose scope the provider lies. */
@Injectable()
export class PaperFiles {
  constructor(
    private readonly db: Database,
    private readonly files: FileStore,
  ) {}

  /** @throws providers.licence-not-found, providers.file-missing */
  async ofLicence(ctx: Ctx, providerId: string, licenceId: string): Promise<StreamableFile> {
    const row = await this.db.one<{ fileId: string | null }>(
      `SELECT l.file_id AS "fileId" FROM providers.licence l JOIN providers.provider p ON p.id = l.provider_id
        WHERE l.id = $1 AND p.id = $2 AND ${inScope(3)}`,
      [licenceId, providerId, ...scopeParameters(ctx.scope)],
    );
    if (!row) throw ProvidersErrors.licenceNotFound();
    return this.read(row.fileId);
  }

  /** @throws providers.credential-not-found, providers.file-missing */
  async ofCredential(ctx: Ctx, caregiverId: string, credentialId: string): Promise<StreamableFile> {
    const row = await this.db.one<{ fileId: string | null }>(
      `SELECT k.file_id AS "fileId"
         FROM providers.credential k
         JOIN providers.caregiver c ON c.id = k.caregiver_id
         JOIN providers.provider p ON p.id = c.provider_id
        WHERE k.id = $1 AND c.id = $2 AND ${inScope(3)}`,
      [credentialId, caregiverId, ...scopeParameters(ctx.scope)],
    );
    if (!row) throw ProvidersErrors.credentialNotFound();
    return this.read(row.fileId);
  }

  private async read(fileId: string | null): Promise<StreamableFile> {
    if (!fileId) throw ProvidersErrors.fileMissing();
    return asDownload(await this.files.open(this.db, fileId));
  }
}
