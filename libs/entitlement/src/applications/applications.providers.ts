import { ApplicantSteps } from './applicant-steps.usecase';
import { ApplicationAccess } from './application-access';
import { ApplicationDecisions } from './application-decisions';
import { ApplicationDecisionsController } from './application-decisions.controller';
import { ApplicationQueries } from './application.queries';
import { ApplicationStore } from './application-store';
import { ApplicationWiring } from './application-wiring';
import { ApplicationsController } from './applications.controller';
import { Beginning } from './beginning';
import { CheckApplication } from './check-application.usecase';
import { DecideApplication } from './decide-application.usecase';
import { ChosenByApplication } from './chosen-by-application';
import { Enrolments } from './enrolments';
import { Objections } from './objections.usecase';
import { PublicNoticeQueries } from './public-notice.queries';
import { PublicNoticesController } from './public-notices.controller';
import { SubmitApplication } from './submit-application.usecase';
import { WorkingDays } from './working-days';

export const applicationsProviders = [
  ApplicantSteps,
  ApplicationAccess,
  ApplicationDecisions,
  ApplicationQueries,
  ApplicationStore,
  ApplicationWiring,
  Beginning,
  CheckApplication,
  ChosenByApplication,
  DecideApplication,
  Enrolments,
  Objections,
  PublicNoticeQueries,
  SubmitApplication,
  WorkingDays,
];

export const applicationsControllers = [
  ApplicationsController,
  ApplicationDecisionsController,
  PublicNoticesController,
];
