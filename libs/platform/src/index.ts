export { writeAudit } from './audit/audit-trail';
export { AccessGuard } from './auth/access.guard';
export { AuthErrors } from './auth/auth.errors';
export { Authenticator, type TokenClaims } from './auth/authenticator';
export {
  Context,
  DEFAULT_KEEP_DAYS,
  KEEP_DAYS,
  KeepAnswer,
  KeyInContent,
  LEDGER_KEEP_DAYS,
  PERMISSION,
  Permit,
  Public,
  PUBLIC,
} from './auth/decorators';
export { definePermissions, permissionTable, type Permission } from './auth/permissions';
export { scopeFor } from './auth/scope';
export { CommandErrors } from './commands/command-errors';
export { CommandKeys } from './commands/command-keys';
export { CommandLog } from './commands/command-log';
export { readConfig, type Config } from './config/config';
export { BlindIndex, FieldCipher } from './crypto/field-cipher';
export { Database, rowsOf, type Queryable } from './database/database';
export { prepared } from './database/prepared';
export { Tx, type AuditEntry } from './database/tx';
export { UnitOfWork } from './database/unit-of-work';
export { EventConsumers, type EventHandler, type Handlers } from './events/consumer';
export { nextOf, parseBatch, type EventBatch, type LogPosition, type RoomedEvent } from './events/batch';
export { roomsOf, type Audience, type NewEvent, type StoredEvent } from './events/event';
export { EVENT_PAGE, EventLog, type Missed } from './events/event-log.queries';
export { EventStream, type BatchListener } from './events/event-stream';
export { EventRelay } from './events/relay';
export { EVENTS_CHANNEL, Wake, WakeListener } from './events/wake';
export { ContentStore } from './files/content-store';
export { asDownload, Download } from './files/download';
export { asAnswer, type MadeFile } from './files/made-file';
export { FileStore, type Attachment, type OpenFile, type StoredFile } from './files/file-store';
export { FileErrors } from './files/files.errors';
export { IncomingFile } from './files/incoming-file';
export { MAX_FILE_BYTES, registerMultipart, TakesFile } from './files/multipart';
export { IsDay, IsMobile } from './http/checks';
export { CommandInterceptor } from './http/command.interceptor';
export { cursorKey, pageOf, type Page } from './http/cursor';
export { HttpErrors } from './http/http.errors';
export { localeOf } from './http/locale';
export { MAX_PAGE, PageQuery } from './http/page-query.dto';
export { problemOf } from './http/problem';
export { Problem } from './http/problem.dto';
export { ProblemFilter } from './http/problem.filter';
export { validated, validationPipe } from './http/validation';
export type {
  Bilingual,
  CheckedRow,
  ImportColumn,
  ImportDefinition,
  ImportFile,
  RowFinding,
  RowIdentity,
  RowOutcome,
  RowProblem,
} from './imports/import-definition';
export { ImportRegistry } from './imports/import-registry';
export { RowErrors } from './imports/imports.errors';
export { RegionCells } from './imports/rows/region-cells';
export { problemOfRow } from './imports/rows/row-problem';
export { RowReader } from './imports/rows/row-reader';
export { writeTable } from './imports/table/write-table';
export { JobQueue, type JobHandler } from './jobs/job-queue';
export type { NewJob, StoredJob } from './jobs/job';
export { claimSlot } from './jobs/schedule-slot';
export { CONFIG, PlatformModule } from './platform.module';
export { defineSettings, knownSettings, Settings, type Setting } from './settings/settings';
export { WorkerLoops } from './worker/worker-loops';
export { CallerThrottler } from './http/caller-throttler';
export { HealthController } from './observability/health.controller';
export { loggerModule } from './observability/logging';
export { observeRequests, requestIdOf } from './observability/request-observer';
export { Metrics } from './observability/metrics';
export { appRole, DatabaseNewerError, migrate } from './database/migrator';
export { pendingMigrations, schemaState } from './database/schema-state';
export * from './embedded';
