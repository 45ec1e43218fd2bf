import { CampaignQueries } from './campaign.queries';
import { CampaignStore } from './campaign.store';
import { CampaignTasksController } from './campaign-tasks.controller';
import { CampaignWiring } from './campaign-wiring';
import { CampaignsController } from './campaigns.controller';
import { Claims } from './claims';
import { DecideTask } from './decide-task.usecase';
import { PlanCampaign } from './plan-campaign.usecase';
import { ProgressQueries } from './progress.queries';
import { RecordOutcome } from './record-outcome.usecase';
import { Reminders } from './reminders';
import { Selection } from './selection';
import { SteerCampaign } from './steer-campaign.usecase';
import { TaskQueries } from './task.queries';
import { TaskStore } from './task.store';

export const campaignsProviders = [
  CampaignQueries,
  CampaignStore,
  CampaignWiring,
  Claims,
  DecideTask,
  PlanCampaign,
  ProgressQueries,
  RecordOutcome,
  Reminders,
  Selection,
  SteerCampaign,
  TaskQueries,
  TaskStore,
];
export const campaignsControllers = [CampaignsController, CampaignTasksController];
