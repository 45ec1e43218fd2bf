import { AddPenalty } from './add-penalty.usecase';
import { ApproveBatch } from './approve-batch.usecase';
import { BatchLines } from './batch-lines';
import { BatchQueries } from './batch.queries';
import { BatchStepsController, BatchesController, LinesController } from './batches.controller';
import { BatchStore } from './batch-store';
import { ConfirmBatch } from './confirm-batch.usecase';
import { DecideDispute } from './decide-dispute.usecase';
import { DisputeLine } from './dispute-line.usecase';
import { FreezeBatch } from './freeze-batch.usecase';
import { Freezing } from './freezing';
import { Leaving } from './leaving';
import { LineQueries } from './line.queries';
import { LineStore } from './line-store';
import { Signers } from './signers';
import { StatementFiles } from './statement-files';
import { StatementFilesController } from './statement-files.controller';
import { StatementReader } from './statement-reader';
import { StatementSteps } from './statement-steps';
import { StepStore } from './step-store';
import { Steps } from './steps';
import { VerifyBatch } from './verify-batch.usecase';

export const batchesProviders = [
  ...[BatchStore, BatchQueries, BatchLines, LineQueries, LineStore, StepStore],
  ...[Steps, Leaving, Freezing],
  ...[Signers, StatementFiles, StatementReader, StatementSteps],
  ...[FreezeBatch, ConfirmBatch, VerifyBatch, ApproveBatch, DisputeLine, DecideDispute, AddPenalty],
];

export const batchesControllers = [
  BatchesController,
  BatchStepsController,
  LinesController,
  StatementFilesController,
];
