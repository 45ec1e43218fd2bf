import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { CaseErrors } from './case.errors';
import { OpenCase } from './open-case';

export interface Complaint {
  readonly visitIds: readonly string[];
  readonly summary: string;
}

/** Somebody complained, or an officer has seen something: a case that a person must take up first. */
@Injectable()
export class FileComplaint {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly opening: OpenCase,
  ) {}

  /**
   * @throws oversight.case-visit-not-found unless the caller sees all the visits
   * @throws oversight.case-visits unless they are one provider's in one county
   */
  execute(ctx: Ctx, { visitIds, summary }: Complaint): Promise<{ caseId: string }> {
    return this.uow.run(ctx, async (tx) => {
      const visits = await tx.query<{ providerId: string; countyId: number; regionId: number }>(
        `SELECT v.provider_id AS "providerId", v.county_id AS "countyId", v.region_id AS "regionId"
           FROM oversight.visit_of_case v WHERE v.id = ANY($1) AND ${withinRegions('v.region_id', '$2')}`,
        [visitIds, ctx.scope.regionIds],
      );
      const [first] = visits;
      if (!first || visits.length !== new Set(visitIds).size) throw CaseErrors.caseVisitNotFound();
      if (visits.some((each) => each.providerId !== first.providerId || each.countyId !== first.countyId))
        throw CaseErrors.caseVisits();
      const cause = { kind: 'COMPLAINT' as const, id: newId(tx.now) };
      const opened = await this.opening.apply(tx, { ...first, cause, visitIds, summary });
      // also where it joins a case that is open already, and opens none
      tx.audit({
        action: 'oversight.complaint-filed',
        ...{ subject: 'case', subjectId: opened.caseId, regionId: first.regionId },
        organisationId: first.providerId,
        details: { causeId: cause.id, visits: visits.length },
      });
      return opened;
    });
  }
}
