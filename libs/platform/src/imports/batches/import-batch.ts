import type { RoleGrant } from '@anzhi/kernel';
import type { ImportState } from '../import.state';
import type { TableForm } from '../table/table';

/** `platform.import_batch` */
export interface ImportBatch extends TableForm {
  readonly id: string;
  readonly kind: string;
  readonly state: ImportState;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly header: readonly string[];
  /** Where the uploader's permission held: no row may reach outside. */
  readonly regionIds: readonly number[];
  readonly rowCount: number;
  readonly doneCount: number;
  readonly newCount: number;
  readonly changedCount: number;
  readonly unchangedCount: number;
  readonly failedCount: number;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  readonly checkedAt: Date | null;
  readonly applicationBy: string | null;
  readonly applicationAt: Date | null;
  /** The roles of whoever had it applied, as they were at that moment. */
  readonly applicationGrants: readonly RoleGrant[] | null;
  readonly appliedAt: Date | null;
  readonly discardedAt: Date | null;
  readonly rowsRemovedAt: Date | null;
}

export const BATCH_COLUMNS = `
  b.id, b.kind, b.state, b.file_name AS "fileName", b.sha256, b.bytes, b.format, b.encoding, b.header,
  b.region_ids AS "regionIds", b.row_count AS "rowCount", b.done_count AS "doneCount", b.new_count AS "newCount",
  b.changed_count AS "changedCount", b.unchanged_count AS "unchangedCount", b.failed_count AS "failedCount",
  b.uploaded_by AS "uploadedBy", b.uploaded_at AS "uploadedAt", b.checked_at AS "checkedAt",
  b.application_by AS "applicationBy", b.application_at AS "applicationAt",
  b.application_grants AS "applicationGrants", b.applied_at AS "appliedAt", b.discarded_at AS "discardedAt",
  b.rows_removed_at AS "rowsRemovedAt"`;

/** Jobs of a batch, keyed by its id. */
export const CHECK_JOB = 'platform.import-check';
export const APPLY_JOB = 'platform.import-apply';
export const EXPIRY_JOB = 'platform.import-expiry';

/** Where it was done for the audit trail; an office imports for one division. */
export const auditOf = (
  batch: Pick<ImportBatch, 'id' | 'regionIds' | 'kind'>,
  what: string,
  details: object = {},
) => ({
  action: `imports.${what}`,
  subject: 'import',
  subjectId: batch.id,
  ...(batch.regionIds.length === 1 ? { regionId: batch.regionIds[0] } : {}),
  details: { kind: batch.kind, ...details },
});
