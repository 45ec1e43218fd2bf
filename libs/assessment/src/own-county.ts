import type { GeoFacade } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { AssessmentErrors } from './assessment.errors';

/** @throws assessment.county-not-found out of the caller's divisions, assessment.not-a-county */
export async function requireOwnCounty(geo: GeoFacade, { scope }: Ctx, countyId: number): Promise<void> {
  const path = await geo.path(countyId);
  if (!path.some(({ id }) => scope.regionIds.includes(id)))
    throw AssessmentErrors.countyNotFound({}, '/countyId');
  if (path[0].level !== 'COUNTY') throw AssessmentErrors.notACounty({}, '/countyId');
}
