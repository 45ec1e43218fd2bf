import { Injectable } from '@nestjs/common';
import { GeoFacade, type Region } from '@anzhi/geo';
import type { Queryable } from '@anzhi/platform';
import type { AnsweringLevel, Parameters as ResolvedParams } from '../rules/rule';

interface Answer {
  readonly name: string;
  readonly regionId: number | null;
  readonly value: number | Record<string, number>;
  readonly unit: string;
  readonly citation: string;
}

/** Dated values by division: of all that hold on a day, the nearest division's answers. */
@Injectable()
export class Parameters {
  constructor(private readonly geo: GeoFacade) {}

  /**
   * County, city, province, nation: the first of them that has a value on the day. A name nobody has a value for is
   * left out; law that was approved has none such.
   */
  async resolve(
    db: Queryable,
    names: readonly string[],
    countyId: number,
    on: string,
  ): Promise<ResolvedParams> {
    if (!names.length) return {};
    const path = await this.geo.path(countyId);
    const answers = await db.query<Answer>(
      `SELECT DISTINCT ON (name) name, region_id AS "regionId", value, unit, citation
         FROM entitlement.parameter
        WHERE name = ANY($1) AND state = 'APPROVED' AND effective @> $3::date
          AND (region_id IS NULL OR region_id = ANY($2::int[]))
        ORDER BY name, array_position($2::int[], region_id)`,
      [names, path.map(({ id }) => id), on],
    );
    return Object.fromEntries(
      answers.map(({ name, regionId, ...answer }) => [
        name,
        { ...answer, answeredBy: whoOf(path, regionId) },
      ]),
    );
  }
}

const whoOf = (path: readonly Region[], regionId: number | null) => {
  const region = path.find(({ id }) => id === regionId);
  return { level: (region?.level ?? 'NATION') as AnsweringLevel, regionName: region?.name ?? '全国' };
};
