import { Bases } from './bases';
import { Deciding } from './deciding';
import { Determinations } from './determinations';
import { DeterminationsController } from './determinations.controller';
import { ExplainQueries, Recall } from './explain.queries';
import { FactSheets } from './fact-sheets';
import { Standings } from './standings';
import { WhatHoldsQueries } from './what-holds.queries';
import { Wordings } from './wordings';

export const decisionsProviders = [
  Bases,
  Deciding,
  Determinations,
  ExplainQueries,
  FactSheets,
  Recall,
  Standings,
  WhatHoldsQueries,
  Wordings,
];
export const decisionsControllers = [DeterminationsController];
