import { CancelWhatIf } from './cancel-what-if.usecase';
import { DownloadWhatIf } from './download-what-if.usecase';
import { Drafts } from './drafts';
import { CountiesOfDraft } from './counties-of-draft';
import { PlanWhatIf } from './plan-what-if.usecase';
import { Pricing } from './pricing';
import { WhatIfRowQueries } from './row.queries';
import { WhatIfSummaries } from './summary.queries';
import { WhatIfController } from './what-if.controller';
import { WhatIfQueries } from './what-if.queries';
import { WhatIfRun } from './what-if-run';
import { WhatIfStore } from './what-if.store';
import { WhatIfWiring } from './what-if-wiring';

export const whatIfProviders = [
  CancelWhatIf,
  CountiesOfDraft,
  DownloadWhatIf,
  Drafts,
  PlanWhatIf,
  Pricing,
  WhatIfQueries,
  WhatIfRowQueries,
  WhatIfRun,
  WhatIfStore,
  WhatIfSummaries,
  WhatIfWiring,
];
export const whatIfControllers = [WhatIfController];
