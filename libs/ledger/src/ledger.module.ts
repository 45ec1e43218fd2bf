import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '@anzhi/platform';
import { Accounts } from './accounts/accounts';
import { BalanceQueries } from './accounts/balance.queries';
import { LedgerChecks } from './check/ledger-checks';
import { EvidenceRegister } from './evidence/evidence-register';
import { LedgerFacade } from './ledger.facade';
import { StatementQueries } from './accounts/statement.queries';
import { LogEntries } from './log/entries/log-entries';
import { MarkLog } from './log/entries/mark-log';
import { FurtherSigner, LogKeys, NoFurtherSigner } from './log/notes/log-keys';
import { BundlePromises } from './log/bundle/bundle-promises';
import { LogBundles } from './log/bundle/log-bundles';
import { LogReader } from './log/reading/log-reader';
import { Checkpoints } from './log/sealing/checkpoints';
import { LogSources } from './log/sealing/log-sources';
import { Sealer } from './log/sealing/sealer';
import { Holds } from './moves/holds';
import { Moves } from './moves/moves';
import { CheckSchedule } from './schedules/check-schedule';
import { MonthsSchedule } from './schedules/months-schedule';
import { SealingSchedule } from './schedules/sealing-schedule';

@Module({
  providers: [
    LedgerFacade,
    LedgerChecks,
    Accounts,
    BalanceQueries,
    StatementQueries,
    EvidenceRegister,
    LogEntries,
    MarkLog,
    Holds,
    Moves,
    CheckSchedule,
    MonthsSchedule,
    LogSources,
    Checkpoints,
    LogReader,
    BundlePromises,
    LogBundles,
    Sealer,
    SealingSchedule,
    {
      provide: LogKeys,
      useFactory: (config: Config) => new LogKeys(config.logKeys, config.logOrigin),
      inject: [CONFIG],
    },
    { provide: FurtherSigner, useClass: NoFurtherSigner },
  ],
  exports: [LedgerFacade, LedgerChecks, LogSources, LogReader, LogBundles, Checkpoints, LogKeys, Sealer],
})
export class LedgerModule {}
