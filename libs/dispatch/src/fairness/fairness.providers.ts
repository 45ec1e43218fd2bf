import { FairnessAccounts } from './fairness-accounts';
import { FairnessDays } from './fairness-days';
import { FairnessMovements } from './fairness-movements';
import { FairnessReports } from './fairness-reports';
import { FairnessSchedule } from './fairness-schedule';
import { FairnessController } from './fairness.controller';

export const fairnessProviders = [
  FairnessAccounts,
  FairnessDays,
  FairnessMovements,
  FairnessReports,
  FairnessSchedule,
];

export const fairnessControllers = [FairnessController];
