import { Module } from '@nestjs/common';
import { Accounts } from './accounts/accounts';
import { BalanceQueries } from './accounts/balance.queries';
import { EvidenceRegister } from './evidence/evidence-register';
import { LedgerFacade } from './ledger.facade';
import { HoldQueries } from './moves/hold.queries';
import { Moves } from './moves/moves';

@Module({
  providers: [LedgerFacade, Accounts, BalanceQueries, EvidenceRegister, HoldQueries, Moves],
  exports: [LedgerFacade],
})
export class LedgerModule {}
