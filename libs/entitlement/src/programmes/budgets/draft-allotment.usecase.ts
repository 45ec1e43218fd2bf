import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import { ProgrammeGate } from '../programme.gate';
import type { AllotmentRefDto, NewAllotmentDto } from './budget.dto';

/** One person allots money of a county to a programme for a year; it counts once another has approved it. */
@Injectable()
export class DraftAllotment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly geo: GeoFacade,
    private readonly gate: ProgrammeGate,
  ) {}

  execute(
    ctx: Ctx,
    { countyId, programmeCode, year, amountFen, citation }: NewAllotmentDto,
  ): Promise<AllotmentRefDto> {
    return this.uow.run(ctx, async (tx) => {
      await this.requireCounty(ctx, countyId);
      const programmeId = await this.programmeOf(tx, countyId, programmeCode, year);
      const id = newId(tx.now);
      await tx.query(
        `INSERT INTO entitlement.budget_allotment
           (id, county_id, programme_id, year, amount_fen, citation, state, drafted_by, drafted_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'SUBMITTED', $7, $8)`,
        [id, countyId, programmeId, year, amountFen, citation, accountOf(ctx), tx.now],
      );
      tx.audit({
        action: 'entitlement.allotment-drafted',
        subject: 'budget-allotment',
        subjectId: id,
        regionId: countyId,
        details: { programmeCode, year, amountFen, citation },
      });
      return { id };
    });
  }

  private async requireCounty(ctx: Ctx, countyId: number): Promise<void> {
    await this.gate.requireCharge(ctx, countyId, '/countyId');
    const county = await this.geo.region(countyId);
    if (county?.level !== 'COUNTY') throw EntitlementErrors.regionNotInCharge({}, '/countyId');
  }

  /** One that is law in the county on some day of the year. @throws entitlement.budget-programme-unknown */
  private async programmeOf(tx: Tx, countyId: number, code: string, year: number): Promise<string> {
    const path = await this.geo.path(countyId);
    const programme = await tx.one<{ id: string }>(
      `SELECT p.id FROM entitlement.programme p
        WHERE p.code = $1 AND (p.region_id IS NULL OR p.region_id = ANY($2::int[]))
          AND EXISTS (SELECT FROM entitlement.programme_version v
                       WHERE v.programme_id = p.id AND v.state = 'APPROVED' AND v.effective && daterange($3, $4))`,
      [code, path.map(({ id }) => id), `${year}-01-01`, `${year + 1}-01-01`],
    );
    if (!programme) throw EntitlementErrors.budgetProgrammeUnknown({ code, year }, '/programmeCode');
    return programme.id;
  }
}
