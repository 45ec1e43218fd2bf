import { Injectable } from '@nestjs/common';
import { accountOf, addDays, businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import { LawLog } from '../law-log';
import type { LawDecisionDto } from '../versions/programme.dto';
import type { Days } from '../version.sql';
import type { ParameterRefDto } from './parameter.dto';
import { ParameterStore, type StoredValue } from './parameter.store';

/**
 * The second person decides. Approved, it holds from its first day on, and the value before it ends the day before.
 * Where a value is in force, nobody's decision of today or before is changed: another one begins tomorrow.
 */
@Injectable()
export class DecideParameter {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parameters: ParameterStore,
    private readonly log: LawLog,
  ) {}

  execute(ctx: Ctx, id: string, { decision, reason }: LawDecisionDto): Promise<ParameterRefDto> {
    return this.uow.run(ctx, async (tx) => {
      const value = await this.parameters.lock(tx, id);
      if (value.state !== 'SUBMITTED') throw EntitlementErrors.parameterDecided();
      if (value.draftedBy === accountOf(ctx)) throw EntitlementErrors.samePerson();
      if (decision === 'APPROVED') await this.endFormer(tx, value);
      await tx.query(
        `UPDATE entitlement.parameter SET state = $2, approved_by = $3, decided_at = $4, reason = $5 WHERE id = $1`,
        [id, decision, accountOf(ctx), tx.now, decision === 'APPROVED' ? null : reason],
      );
      await this.log.parameter(tx, { id, name: value.name, regionId: value.regionId, state: decision });
      tx.audit({
        action: `entitlement.parameter-${decision.toLowerCase()}`,
        subject: 'parameter',
        subjectId: id,
        regionId: value.regionId ?? undefined,
        details: { name: value.name, ...(reason && { reason }) },
      });
      return { id };
    });
  }

  private async endFormer(tx: Tx, { name, regionId, from, to }: StoredValue): Promise<void> {
    const laws = await tx.query<Days & { id: string }>(
      `SELECT id, lower(effective) AS "from", upper(effective) AS "to" FROM entitlement.parameter
        WHERE name = $1 AND region_id IS NOT DISTINCT FROM $2 AND state = 'APPROVED' AND effective && daterange($3, $4)
        ORDER BY lower(effective)`,
      [name, regionId, from, to],
    );
    const tomorrow = addDays(businessDate(tx.now), 1);
    for (const law of laws) {
      const goesOn = to !== null && (law.to === null || law.to > to);
      if (law.from >= from || goesOn) throw EntitlementErrors.parameterOverlaps({ from: law.from });
      if (from < tomorrow) throw EntitlementErrors.parameterTooEarly({ day: tomorrow });
      await tx.query(
        'UPDATE entitlement.parameter SET effective = daterange(lower(effective), $2) WHERE id = $1',
        [law.id, from],
      );
    }
  }
}
