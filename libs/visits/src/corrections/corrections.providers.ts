import { PayController } from '../pay/pay.controller';
import { PayQueries } from '../pay/pay.queries';
import { BillQueries } from '../terms/bill.queries';
import { VisitBill } from '../terms/visit-bill';
import { AnswerCorrection } from './answer-correction.usecase';
import { CorrectedBill } from './corrected-bill';
import { CorrectionQueries } from './correction.queries';
import { CorrectionStore } from './correction-store';
import {
  CorrectionRequestsController,
  CorrectionsController,
  UnlockRequestsController,
} from './corrections.controller';
import { CorrectionWiring } from './correction-wiring';
import {
  CorrectionDecisions,
  DecideCorrection,
  OverdueCorrections,
  WithdrawCorrection,
} from './decide-correction.usecase';
import { EditWindows } from './edit-window';
import { ReadCorrectionFile } from './read-evidence.usecase';
import { RequestCorrection } from './request-correction.usecase';
import { DecideUnlock, RequestUnlock, UnlockQueries } from './unlock.usecase';

export const correctionProviders = [
  ...[CorrectedBill, CorrectionDecisions, CorrectionQueries, CorrectionStore, CorrectionWiring, EditWindows],
  ...[AnswerCorrection, DecideCorrection, OverdueCorrections, ReadCorrectionFile, RequestCorrection],
  ...[WithdrawCorrection, DecideUnlock, RequestUnlock, UnlockQueries],
  ...[BillQueries, PayQueries, VisitBill],
];

export const correctionControllers = [
  ...[CorrectionRequestsController, CorrectionsController, UnlockRequestsController, PayController],
];
