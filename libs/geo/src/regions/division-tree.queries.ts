import { Injectable } from '@nestjs/common';
import { Database } from '@anzhi/platform';
import { DivisionTree } from './division-tree';
import type { Region, RegionCode } from './region';

const REGIONS = `
  SELECT r.id, r.parent_id AS "parentId", r.level, r.name, r.latitude, r.longitude, r.datum, r.schematic,
         r.statistical_only AS "statisticalOnly", r.outline, r.successor_id AS "successorId", c.code
    FROM geo.region r
   CROSS JOIN LATERAL (SELECT code FROM geo.region_code WHERE region_id = r.id ORDER BY valid DESC LIMIT 1) c`;
const CODES = `
  SELECT region_id AS "regionId", code, name, source,
         lower(valid)::date AS "validFrom", upper(valid)::date AS "validTo"
    FROM geo.region_code`;

@Injectable()
export class DivisionTreeQueries {
  constructor(private readonly db: Database) {}

  async load(): Promise<DivisionTree> {
    const [regions, codes] = await Promise.all([
      this.db.query<Region>(REGIONS),
      this.db.query<RegionCode>(CODES),
    ]);
    return new DivisionTree(regions, codes);
  }
}
