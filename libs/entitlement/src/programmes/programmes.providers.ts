import { BudgetQueries } from './budgets/budget.queries';
import { Budgets } from './budgets/budgets';
import { BudgetsController } from './budgets/budgets.controller';
import { DecideAllotment } from './budgets/decide-allotment.usecase';
import { DraftAllotment } from './budgets/draft-allotment.usecase';
import { Choices } from './choices/choices';
import { ChoicesController } from './choices/choices.controller';
import { ChooseProgramme } from './choices/choose-programme.usecase';
import { Counties } from './counties';
import { Parameters } from './parameters';
import { DecideParameter } from './parameters/decide-parameter.usecase';
import { ParameterQueries } from './parameters/parameter.queries';
import { ParameterStore } from './parameters/parameter.store';
import { ParametersController } from './parameters/parameters.controller';
import { ProposeParameter } from './parameters/propose-parameter.usecase';
import { ProgrammeAccounts } from './programme-accounts';
import { ProgrammeFunding } from './programme-funding';
import { ProgrammeGate } from './programme.gate';
import { LawLog } from './law-log';
import { Programmes } from './programmes';
import { ChangeDraft } from './versions/change-draft.usecase';
import { DecideEnd } from './versions/decide-end.usecase';
import { DecideVersion } from './versions/decide-version.usecase';
import { DraftFromTemplate } from './versions/draft-from-template.usecase';
import { DraftProgramme } from './versions/draft-programme.usecase';
import { DraftVersion } from './versions/draft-version.usecase';
import { ProgrammesController } from './versions/programmes.controller';
import { ProposeEnd } from './versions/propose-end.usecase';
import { SubmitVersion } from './versions/submit-version.usecase';
import { VersionChecker } from './versions/version-checker';
import { VersionDecisions } from './versions/version-decisions';
import { VersionQueries } from './versions/version.queries';
import { VersionStore } from './versions/version.store';
import { VersionsController, VersionStepsController } from './versions/versions.controller';
import { WithdrawVersion } from './versions/withdraw-version.usecase';

export const programmesProviders = [
  Programmes,
  ProgrammeFunding,
  ProgrammeAccounts,
  ProgrammeGate,
  LawLog,
  Counties,
  Parameters,
  ...[ParameterQueries, ParameterStore, ProposeParameter, DecideParameter],
  ...[VersionChecker, VersionDecisions, VersionQueries, VersionStore],
  ...[
    DraftProgramme,
    DraftFromTemplate,
    DraftVersion,
    ChangeDraft,
    SubmitVersion,
    DecideVersion,
    WithdrawVersion,
  ],
  ...[ProposeEnd, DecideEnd],
  ...[Budgets, BudgetQueries, DraftAllotment, DecideAllotment],
  ...[Choices, ChooseProgramme],
];

export const programmesControllers = [
  ProgrammesController,
  VersionsController,
  VersionStepsController,
  ParametersController,
  BudgetsController,
  ChoicesController,
];
