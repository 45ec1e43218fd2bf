import { Module } from '@nestjs/common';
import { Accounts } from './accounts/accounts';
import { BalanceQueries } from './accounts/balance.queries';
import { LedgerChecks } from './check/ledger-checks';
import { EvidenceRegister } from './evidence/evidence-register';
import { LedgerFacade } from './ledger.facade';
import { StatementQueries } from './accounts/statement.queries';
import { LogEntries } from './log/entries/log-entries';
import { Holds } from './moves/holds';
import { Moves } from './moves/moves';
import { CheckSchedule } from './schedules/check-schedule';
import { MonthsSchedule } from './schedules/months-schedule';

@Module({
  providers: [
    LedgerFacade,
    LedgerChecks,
    Accounts,
    BalanceQueries,
    StatementQueries,
    EvidenceRegister,
    LogEntries,
    Holds,
    Moves,
    CheckSchedule,
    MonthsSchedule,
  ],
  exports: [LedgerFacade, LedgerChecks],
})
export class LedgerModule {}
