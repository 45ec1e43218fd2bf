/** What waits and what was spent, in one place. */
export class WorkloadView {
  /** Matters that wait for an officer: the sum of the next three. */
  needsAttention: number;
  /** Returned visits without a decision. */
  openReturns: number;
  /** Visits the family disputes. */
  disputes: number;
  /** Visits whose doubts keep them from being captured. */
  awaitingOfficer: number;
  /** Orders nobody serves. */
  unmetDemand: number;
  /** Public minutes set aside for services of this month that are still to come or under way. */
  heldMinutes: number;
  /** Public minutes spent on services of this month, what was taken back included. */
  capturedMinutes: number;
  /** Of those, taken back after a return was upheld. */
  reversedMinutes: number;
}

export class TownshipWorkloadView extends WorkloadView {
  regionId: number;
  region: string;
}

export class SummaryView {
  /** The month of service, 202611. */
  period: number;
  /** All of the officer's divisions. */
  total: WorkloadView;
  /** Each township of them, those with the most to do first. */
  townships: TownshipWorkloadView[];
}
