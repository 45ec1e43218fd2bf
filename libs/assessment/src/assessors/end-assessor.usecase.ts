import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { addDays, businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import type { AssessorEndInput, RegisteredAssessorDto } from './assessors.dto';

/** Ends a registration early: no new appointments from then on; what he has begun he may finish. */
@Injectable()
export class EndAssessor {
  constructor(private readonly uow: UnitOfWork) {}

  execute(ctx: Ctx, id: string, { lastDay }: AssessorEndInput): Promise<RegisteredAssessorDto> {
    return this.uow.run(ctx, async (tx) => {
      const found = await tx.one<{ countyId: number; validFrom: string; validTo: string }>(
        `SELECT s.county_id AS "countyId", lower(s.valid) AS "validFrom", upper(s.valid) AS "validTo"
           FROM assessment.assessor s
          WHERE s.id = $1 AND ${withinRegions('s.county_id', '$2')} AND NOT isempty(s.valid) FOR NO KEY UPDATE`,
        [id, ctx.scope.regionIds],
      );
      if (!found) throw AssessmentErrors.assessorNotFound();
      const to = addDays(lastDay, 1);
      if (to < businessDate(tx.now) || to < found.validFrom || to > found.validTo)
        throw AssessmentErrors.endOutside(
          { from: found.validFrom, to: addDays(found.validTo, -1) },
          '/lastDay',
        );
      await tx.query(
        'UPDATE assessment.assessor SET valid = daterange(lower(valid), $2::date) WHERE id = $1',
        [id, to],
      );
      tx.audit({
        action: 'assessment.assessor-ended',
        subject: 'assessor',
        subjectId: id,
        regionId: found.countyId,
        details: { lastDay },
      });
      return { id };
    });
  }
}
