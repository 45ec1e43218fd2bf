import { AuditTasks } from './audit-tasks';
import { AuditTasksController } from './audit-tasks.controller';
import { BlindRejudging } from './blind-rejudging';
import { CheckpointValues } from './checkpoint-values';
import { AppealClaim, DecideClaimAppeal } from './claims/claim-appeals.usecase';
import { ClaimEstimate } from './claims/claim-estimate.usecase';
import { EstimateClaimsController } from './claims/claims.controller';
import { ProvenLater } from './claims/proven-later';
import { DeclareMonth } from './declare-month.usecase';
import { DeclareTie } from './declare-tie.usecase';
import { DrawByCheckpoint } from './draw-by-checkpoint.usecase';
import { EnlargeSample } from './enlarge-sample.usecase';
import { FixValue } from './fix-value.usecase';
import { FollowUp } from './follow-up';
import { FrameQueries } from './frame.queries';
import { FrameStore } from './frame-store';
import { FramesController } from './frames.controller';
import { FreezeFrames } from './freeze-frame.usecase';
import { Inspectors } from './inspectors';
import { MakeEstimate } from './make-estimate.usecase';
import { MonthChecks } from './month-checks';
import { RecordResult } from './record-result.usecase';
import { SampleDrawing } from './sample-drawing';
import { SampleResults } from './sample-results';
import { TaskQueries } from './task.queries';

export const samplingProviders = [
  ...[AppealClaim, ClaimEstimate, DecideClaimAppeal, ProvenLater],
  AuditTasks,
  BlindRejudging,
  CheckpointValues,
  DeclareMonth,
  DeclareTie,
  DrawByCheckpoint,
  EnlargeSample,
  FixValue,
  FollowUp,
  FrameQueries,
  FrameStore,
  FreezeFrames,
  Inspectors,
  MakeEstimate,
  MonthChecks,
  RecordResult,
  SampleDrawing,
  SampleResults,
  TaskQueries,
];

export const samplingControllers = [FramesController, EstimateClaimsController, AuditTasksController];
