import { withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import { OversightErrors } from './oversight.errors';

/**
 * What is asked for a county is asked by those it is among the divisions of; for others there is none.
 *
 * @throws oversight.county-not-found
 */
export async function requireMyCounty(db: Queryable, ctx: Ctx, countyId: number): Promise<void> {
  const [mine] = await db.query(
    `SELECT FROM geo.region WHERE id = $1 AND level = 'COUNTY' AND ${withinRegions('id', '$2')}`,
    [countyId, ctx.scope.regionIds],
  );
  if (!mine) throw OversightErrors.countyNotFound();
}
