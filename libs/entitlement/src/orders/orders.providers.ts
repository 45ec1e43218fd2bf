import { CaptureGuard } from './capture-guard';
import { FamilyBills } from './family-bills';
import { HoldLog } from './hold-log';
import { OrderChecks } from './order-checks';
import { OrderHoldStore } from './order-hold.store';
import { OrderHolds } from './order-holds';
import { OrderOutcomes } from './order-outcomes';
import { OrderQueries } from './order.queries';
import { OrderRepayments } from './order-repayments';
import { OrderReversals } from './order-reversals';
import { OrderWithholdings } from './order-withholdings';
import { PayerCandidates } from './payer-candidates';
import { ProviderDebts } from './provider-debts';
import { QuotesController } from './quotes.controller';
import { ProvisionalLots } from './provisional-lots';
import { Quoting } from './quoting';
import { Recoveries } from './recoveries';
import { RequestQuote } from './request-quote';

export const ordersProviders = [
  CaptureGuard,
  FamilyBills,
  HoldLog,
  OrderQueries,
  OrderChecks,
  OrderHolds,
  OrderHoldStore,
  OrderOutcomes,
  OrderRepayments,
  OrderReversals,
  OrderWithholdings,
  PayerCandidates,
  ProviderDebts,
  ProvisionalLots,
  Recoveries,
  Quoting,
  RequestQuote,
];

export const ordersControllers = [QuotesController];
