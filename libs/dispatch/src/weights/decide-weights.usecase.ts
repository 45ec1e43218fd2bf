import { Injectable } from '@nestjs/common';
import { accountOf, addDays, businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { DispatchErrors } from '../dispatch.errors';
import type { WeightsDecisionDto, WeightsRefDto } from './weights.dto';
import { WeightsGate } from './weights.gate';

interface StoredWeights {
  readonly id: string;
  readonly regionId: number | null;
  readonly from: string;
  readonly to: string | null;
  readonly state: string;
  readonly draftedBy: string | null;
}

const WEIGHTS_LOCK = 7_262_121;
const STORED = `SELECT id, region_id AS "regionId", lower(effective) AS "from", upper(effective) AS "to", state,
                       drafted_by AS "draftedBy" FROM dispatch.weights`;

/**
 * The second person decides. Approved, the version holds from its first day on and the one before it ends the day
 * before. Where a version is in force, no decision of today or before is changed: another one begins tomorrow.
 */
@Injectable()
export class DecideWeights {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: WeightsGate,
  ) {}

  execute(ctx: Ctx, id: string, { decision, reason }: WeightsDecisionDto): Promise<WeightsRefDto> {
    return this.uow.run(ctx, async (tx) => {
      const weights = await this.lock(tx, id);
      if (weights.state !== 'SUBMITTED') throw DispatchErrors.weightsDecided();
      if (weights.draftedBy === accountOf(ctx)) throw DispatchErrors.weightsSamePerson();
      if (decision === 'APPROVED') await this.endFormer(tx, weights);
      await tx.query(
        `UPDATE dispatch.weights SET state = $2, approved_by = $3, decided_at = $4, reason = $5 WHERE id = $1`,
        [id, decision, accountOf(ctx), tx.now, decision === 'APPROVED' ? null : reason],
      );
      tx.audit({
        action: `dispatch.weights-${decision.toLowerCase()}`,
        subject: 'weights',
        subjectId: id,
        regionId: weights.regionId ?? undefined,
        details: { ...(reason && { reason }) },
      });
      return { id };
    });
  }

  /** Versions are decided one after the other. @throws dispatch.weights-not-found, -not-in-charge */
  private async lock(tx: Tx, id: string): Promise<StoredWeights> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [WEIGHTS_LOCK]);
    const weights = await tx.one<StoredWeights>(`${STORED} WHERE id = $1`, [id]);
    if (!weights) throw DispatchErrors.weightsNotFound();
    await this.gate.requireCharge(tx.ctx, weights.regionId);
    return weights;
  }

  private async endFormer(tx: Tx, { regionId, from, to }: StoredWeights): Promise<void> {
    const former = await tx.query<StoredWeights>(
      `${STORED} WHERE region_id = $1 AND state = 'APPROVED' AND effective && daterange($2, $3)
         ORDER BY lower(effective)`,
      [regionId, from, to],
    );
    const tomorrow = addDays(businessDate(tx.now), 1);
    if (from < tomorrow) throw DispatchErrors.weightsTooEarly({ day: tomorrow });
    for (const version of former) {
      const goesOn = to !== null && (version.to === null || version.to > to);
      if (version.from >= from || goesOn) throw DispatchErrors.weightsOverlap({ from: version.from });
      await tx.query(
        'UPDATE dispatch.weights SET effective = daterange(lower(effective), $2) WHERE id = $1',
        [version.id, from],
      );
    }
  }
}
