import { ExportBatch } from './export-batch.usecase';
import { BouncePayment, PayBatch } from './pay-batch.usecase';
import { PaymentsController } from './payments.controller';
import { PayoutStore } from './payout-store';

export const payoutsProviders = [PayoutStore, ExportBatch, PayBatch, BouncePayment];
export const payoutsControllers = [PaymentsController];
