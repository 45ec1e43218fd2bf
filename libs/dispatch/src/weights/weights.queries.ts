import { Injectable } from '@nestjs/common';
import { GeoFacade, withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type PageQuery, type Queryable } from '@anzhi/platform';
import { DispatchErrors } from '../dispatch.errors';
import { PRICE_LINES, pricesOf, sentenceOf, type Prices } from './price-table';
import type { WeightsDto } from './weights.dto';

/** One version of the table, as decisions use it and keep its id. */
export interface DispatchWeights {
  readonly id: string;
  /** null: wherever no division has its own */
  readonly regionId: number | null;
  readonly prices: Prices;
}

const SELECT = `
  SELECT id, region_id AS "regionId", lower(effective) AS "from", upper(effective) AS "to", prices, citation,
         is_default AS "isDefault", state, drafted_by AS "draftedBy", drafted_at AS "draftedAt",
         approved_by AS "approvedBy", decided_at AS "decidedAt", reason
    FROM dispatch.weights`;
type Row = Omit<WeightsDto, 'lines'> & { prices: Prices };

@Injectable()
export class WeightsQueries {
  constructor(
    private readonly db: Database,
    private readonly geo: GeoFacade,
  ) {}

  /** The version of the division itself or of its nearest ancestor that has one on the day `YYYY-MM-DD`. */
  async inForce(db: Queryable, regionId: number, on: string): Promise<DispatchWeights> {
    const row = await this.nearest(db, regionId, on);
    return { id: row.id, regionId: row.regionId, prices: pricesOf(row.prices) };
  }

  /** The same as the bureau reads it. @throws dispatch.weights-not-found for a division that does not exist */
  async read(regionId: number, on: string): Promise<WeightsDto> {
    if (!(await this.geo.region(regionId))) throw DispatchErrors.weightsNotFound();
    return toDto(await this.nearest(this.db, regionId, on));
  }

  /** Versions of the caller's divisions, those above and the default, the latest first day first. */
  async page({ scope }: Ctx, query: PageQuery): Promise<Page<WeightsDto>> {
    const above = await Promise.all(scope.regionIds.map((id) => this.geo.path(id)));
    const [from, id] = cursorKey(query, ['date', 'uuid']) ?? [null, null];
    const rows = await this.db.query<Row>(
      `${SELECT} WHERE (region_id IS NULL OR region_id = ANY($2::int[]) OR ${withinRegions('region_id', '$1')})
           AND ($3::date IS NULL OR (lower(effective), id) < ($3, $4::uuid))
         ORDER BY lower(effective) DESC, id DESC LIMIT $5`,
      [scope.regionIds, above.flat().map((region) => region.id), from, id, query.limit + 1],
    );
    const page = pageOf(rows, query.limit, (row) => [row.from, row.id]);
    return { ...page, items: page.items.map(toDto) };
  }

  private async nearest(db: Queryable, regionId: number, on: string): Promise<Row> {
    const path = (await this.geo.path(regionId)).map(({ id }) => id);
    const [row] = await db.query<Row>(
      `${SELECT} WHERE state = 'APPROVED' AND effective @> $2::date
                   AND (region_id IS NULL OR region_id = ANY($1::int[]))
         ORDER BY array_position($1::int[], region_id) LIMIT 1`,
      [path, on],
    );
    if (!row) throw DispatchErrors.weightsNotFound();
    return row;
  }
}

function toDto({ prices: kept, ...row }: Row): WeightsDto {
  const prices = pricesOf(kept);
  return {
    ...row,
    lines: PRICE_LINES.map((line) => ({
      key: line.key,
      value: prices[line.key],
      unit: line.unit,
      ...sentenceOf(line, prices[line.key]),
    })),
  };
}
