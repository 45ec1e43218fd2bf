import type { WorkloadView } from './summary.dto';

export type WorkloadPart = Partial<WorkloadView>;

/** The figures of several parts together; what a part does not name counts as nothing. */
export function addUp(parts: readonly WorkloadPart[]): WorkloadView {
  const sum = (name: keyof WorkloadView): number =>
    parts.reduce((total, part) => total + (part[name] ?? 0), 0);
  return {
    needsAttention: sum('openReturns') + sum('disputes') + sum('awaitingOfficer'),
    openReturns: sum('openReturns'),
    disputes: sum('disputes'),
    awaitingOfficer: sum('awaitingOfficer'),
    unmetDemand: sum('unmetDemand'),
    heldMinutes: sum('heldMinutes'),
    capturedMinutes: sum('capturedMinutes'),
    reversedMinutes: sum('reversedMinutes'),
  };
}
