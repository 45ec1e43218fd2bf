import { ApproveIssuance } from './approve-issuance.usecase';
import { CancelIssuance } from './cancel-issuance.usecase';
import { ChunkStore } from './chunk.store';
import { CloseRun } from './close-run';
import { DifferenceQueries } from './difference.queries';
import { DownloadDifferences } from './download-differences.usecase';
import { DryRun } from './dry-run';
import { Forecasts } from './forecast';
import { Issuance } from './issuance';
import { IssuanceController } from './issuance.controller';
import { IssuanceJobs } from './issuance.jobs';
import { IssuanceQueries } from './issuance.queries';
import { IssueChunk } from './issue-chunk';
import { MonthGate } from './month-gate';
import { MonthlySchedule } from './monthly-schedule';
import { PlanIssuance } from './plan-issuance.usecase';
import { RunDecisions } from './run-decisions';
import { RunOperator } from './run-operator';
import { RunStore } from './run.store';
import { ShareQueries } from './share.queries';

export const issuanceProviders = [
  ApproveIssuance,
  CancelIssuance,
  ChunkStore,
  CloseRun,
  DifferenceQueries,
  DownloadDifferences,
  DryRun,
  Forecasts,
  Issuance,
  IssuanceJobs,
  IssuanceQueries,
  IssueChunk,
  MonthGate,
  MonthlySchedule,
  PlanIssuance,
  RunDecisions,
  RunOperator,
  RunStore,
  ShareQueries,
];
export const issuanceControllers = [IssuanceController];
