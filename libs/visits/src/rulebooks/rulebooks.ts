import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Queryable } from '@anzhi/platform';
import shippedTable from '../../data/exception-table.json';
import shippedGuide from '../../data/care-guide.json';
import type { CareGuide } from '../care/care-guide.policy';
import type { ExceptionTable } from '../exceptions/exception-table.policy';

export type RulebookKind = 'CARE' | 'EXCEPTIONS';
export interface RulebookBodies {
  readonly CARE: CareGuide;
  readonly EXCEPTIONS: ExceptionTable;
}

/** What the platform comes with; it holds where and when nobody has laid down another one. */
export const SHIPPED: RulebookBodies = {
  CARE: shippedGuide as CareGuide,
  EXCEPTIONS: shippedTable as ExceptionTable,
};

/** A rulebook with where and since when it holds. */
export interface FoundRulebook<K extends RulebookKind> {
  readonly body: RulebookBodies[K];
  /** null: the one the platform comes with. */
  readonly id: string | null;
  readonly regionId: number | null;
  readonly validFrom: string | null;
  readonly source: string;
}

/** What is laid down for the service at home, as data: by division and day. */
@Injectable()
export class Rulebooks {
  constructor(private readonly geo: GeoFacade) {}

  /** That of the division, or of its nearest ancestor that has one on the day `YYYY-MM-DD`, or the shipped one. */
  async find<K extends RulebookKind>(
    db: Queryable,
    kind: K,
    { regionId, date }: { regionId: number; date: string },
  ): Promise<FoundRulebook<K>> {
    const path = (await this.geo.path(regionId)).map(({ id }) => id);
    const [row] = await db.query<FoundRulebook<K>>(
      `SELECT id, region_id AS "regionId", lower(valid) AS "validFrom", body, source
         FROM visits.rulebook
        WHERE kind = $1 AND region_id = ANY($2::int[]) AND valid @> $3::date
        ORDER BY array_position($2::int[], region_id) LIMIT 1`,
      [kind, path, date],
    );
    return row ?? { body: SHIPPED[kind], id: null, regionId: null, validFrom: null, source: 'Anzhi' };
  }

  async care(db: Queryable, where: { regionId: number; date: string }): Promise<CareGuide> {
    return (await this.find(db, 'CARE', where)).body;
  }

  async exceptions(db: Queryable, where: { regionId: number; date: string }): Promise<ExceptionTable> {
    return (await this.find(db, 'EXCEPTIONS', where)).body;
  }
}
