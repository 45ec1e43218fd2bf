import { CheckpointView } from '../chain/chain.dto';

/** Where the log says so. */
export class TracePlaceView {
  source: string;
  /** null: not sealed yet. */
  index: number | null;
  /** Whether the last checkpoint covers it. */
  witnessed: boolean;
}

export class TraceStepView {
  /** ISO 8601. */
  at: Date;
  /** DECIDED, GRANTED, BOOKED, HOLD, CHECK_IN, CAPTURE, CLAIMED, PAID … */
  kind: string;
  /** Masked name; null: the platform itself. */
  by: string | null;
  unit: string | null;
  /** In the unit; fen for money. */
  amount: number | null;
  detail: string | null;
  zh: string;
  en: string;
  /** null: a step that is not a leaf of its own. */
  log: TracePlaceView | null;
}

export class TraceView {
  orderId: string;
  countyId: number;
  /** From the decision that granted the minutes to the payment, in the order of time. */
  steps: TraceStepView[];
  /** The last checkpoint of the county's log; null: none is signed yet. */
  checkpoint: CheckpointView | null;
}
