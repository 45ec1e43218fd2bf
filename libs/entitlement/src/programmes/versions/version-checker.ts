import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { businessDate } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import { Counties } from '../counties';
import { gapsOf, type DatedValue, type Gap } from '../parameters/gaps.policy';
import { parametersOf } from '../parameters/parameter-names';
import type { ParameterUnit, ParameterValue } from '../parameters/parameter-unit';
import { RULE_CATEGORIES } from '../rule-categories';
import { checkVersion, type Surroundings } from './check-version.policy';
import type { StoredVersion } from './version.store';
import type { VersionProblem } from './version-problem';

type Value = DatedValue & { readonly unit: ParameterUnit; readonly value: ParameterValue };

/** Gathers what a version is held against, and names everything that stands against its becoming law. */
@Injectable()
export class VersionChecker {
  constructor(
    private readonly geo: GeoFacade,
    private readonly counties: Counties,
  ) {}

  async problems(db: Queryable, written: StoredVersion, now: Date): Promise<VersionProblem[]> {
    const names = parametersOf(written.terms);
    const values = await db.query<Value>(
      `SELECT name, region_id AS "regionId", lower(effective) AS "from", upper(effective) AS "to", unit, value
         FROM entitlement.parameter WHERE name = ANY($1) AND state = 'APPROVED'`,
      [names],
    );
    return checkVersion(written, {
      today: businessDate(now),
      categories: RULE_CATEGORIES,
      parameters: declared(values),
      gaps: await this.gaps(written, names, values),
      programmes: await db.query(
        'SELECT code, exclusive_group AS "exclusiveGroup", choose FROM entitlement.programme',
      ),
      laws: await this.laws(db, written),
    });
  }

  /** Other versions that are law on some of the days, in the order of their days. */
  laws(db: Queryable, { id, version, days }: StoredVersion): Promise<Surroundings['laws'][number][]> {
    return db.query(
      `SELECT version, lower(effective) AS "from", upper(effective) AS "to" FROM entitlement.programme_version
        WHERE programme_id = $1 AND version <> $2 AND state = 'APPROVED' AND effective && daterange($3, $4)
        ORDER BY lower(effective)`,
      [id, version, days.from, days.to],
    );
  }

  private async gaps(
    { programme, days }: StoredVersion,
    names: readonly string[],
    values: readonly Value[],
  ): Promise<Gap[]> {
    const tree = await this.geo.tree();
    const places = (await this.counties.of(programme.regionId)).map((id) => {
      const path = tree.path(id);
      return { name: path[0].name, path: path.map((region) => region.id) };
    });
    return gapsOf(names, values, places, days);
  }
}

function declared(values: readonly Value[]): Surroundings['parameters'] {
  const byName = new Map(values.map((value) => [value.name, value]));
  return [...byName.values()].map(({ name, unit, value }) => ({
    name,
    unit,
    type: typeof value === 'number' ? 'INTEGER' : 'TABLE',
    keys: typeof value === 'number' ? [] : Object.keys(value),
  }));
}
