import { ApplyImport } from './batches/apply-import';
import { CheckImport } from './batches/check-import';
import { DiscardImport } from './batches/discard-import.usecase';
import { ExpireImport } from './batches/expire-import';
import { ImportGate } from './batches/import-gate';
import { StartApplication } from './batches/start-application.usecase';
import { UploadImport } from './batches/upload-import.usecase';
import { DownloadFailedRows } from './files/download-failed-rows.usecase';
import { ImportRegistry } from './import-registry';
import { ImportQueries } from './import.queries';
import { Repetitions } from './rows/repetitions';
import { RowInspector } from './rows/row-inspector';
import { RowStore } from './rows/row-store';

export { ImportsController } from './imports.controller';

/** The parts of the import engine, for the platform's module. */
export const IMPORT_SERVICES = [
  ApplyImport,
  CheckImport,
  DiscardImport,
  DownloadFailedRows,
  ExpireImport,
  ImportGate,
  ImportQueries,
  ImportRegistry,
  Repetitions,
  RowInspector,
  RowStore,
  StartApplication,
  UploadImport,
];
