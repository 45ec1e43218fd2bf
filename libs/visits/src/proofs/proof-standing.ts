import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import { withProof } from '../evidence/check.policy';
import { checksOf } from '../visits/check.queries';
import { LateEvidence } from '../visits/late-evidence';
import type { VisitEntity } from '../visits/visit.entity';
import { VISIT_STATE_ZH, type VisitState } from '../visits/visit.state';
import { auditOf } from '../visits/visit-audit';
import { VisitsErrors } from '../visits.errors';
import { proofLawOf, serviceMonthOf, usedThisMonth } from './proof-law';
import { isShortOfProof, weigh, type ProofLabel, type ProofMethod } from './proof.policy';

/** While a visit can still be proven: from the arrival until it is verified or given up. */
const OPEN: readonly VisitState[] = ['IN_SERVICE', 'CHECKED_OUT', 'CONFIRMED', 'DISPUTED'];

export interface PendingProof {
  readonly id: string;
  readonly method: ProofMethod;
  readonly sha256: string | null;
}

export interface ProofOutcome {
  readonly result: 'VALID' | 'INVALID';
  readonly label: ProofLabel;
  readonly fileId?: string;
  readonly note?: string;
  /** null: a matcher. */
  readonly accountId: string | null;
}

/** What pending proofs turn out to be, and what that does to the visit. */
@Injectable()
export class ProofStanding {
  constructor(private readonly late: LateEvidence) {}

  /** @throws visits.not-in-state once the visit is verified, or ended without service */
  requireOpen({ state }: VisitEntity): void {
    if (!OPEN.includes(state)) throw VisitsErrors.notInState({ state: VISIT_STATE_ZH[state] });
  }

  pendingOf(tx: Tx, visitId: string): Promise<PendingProof[]> {
    return tx.query(
      `SELECT id, method, sha256 FROM visits.proof_now WHERE visit_id = $1 AND result = 'PENDING' ORDER BY captured_at, id`,
      [visitId],
    );
  }

  /** Written once. What it weighs is the law of the day of service, under the month's cap. */
  async settle(
    tx: Tx,
    visit: VisitEntity,
    { id, method }: PendingProof,
    outcome: ProofOutcome,
  ): Promise<void> {
    const rule = (await proofLawOf(tx, visit)).methods.get(method);
    const { caregiverId } = visit;
    const isCapped = outcome.result === 'VALID' && typeof rule?.monthlyCap === 'number';
    const used = isCapped
      ? await usedThisMonth(tx, { caregiverId, month: serviceMonthOf(visit), method })
      : 0;
    const { label, weight } = weigh(outcome, rule, used);
    await tx.query(
      `INSERT INTO visits.proof_outcome (visit_id, proof_id, result, label, weight, file_id, note, account_id, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        visit.id,
        id,
        outcome.result,
        label,
        weight,
        outcome.fileId ?? null,
        outcome.note ?? null,
        outcome.accountId,
        tx.now,
      ],
    );
    tx.audit(auditOf(visit, 'visits.proof-settled', { proofId: id, method, label, weight }));
  }

  /** A visit that was measured bears the doubt exactly as long as it is short of proof. */
  async refresh(tx: Tx, visit: VisitEntity): Promise<void> {
    if (visit.actualMinutes === null || !OPEN.includes(visit.state)) return;
    const isShort = isShortOfProof(await checksOf(tx, visit.id));
    await this.late.weighed(tx, visit, withProof(visit.flags, isShort));
  }
}
