import { Injectable } from '@nestjs/common';
import { GeoFacade, withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { CATEGORY_NAMES } from '@anzhi/people';
import { Database } from '@anzhi/platform';
import { FACTS } from '../rules/facts';
import { NO_CATEGORY } from './category-group.policy';
import { addFunding, fundingOfSums, NO_FUNDING, type ProgrammeSum } from './funding-sums.policy';
import type { Prices } from './what-if';
import type {
  SummaryKey,
  WhatIfLineDto,
  WhatIfSummaryDto,
  WhatIfSumsDto,
  WhatIfTotalsDto,
} from './what-if.dto';

type Keyed = WhatIfSumsDto & { readonly key: string };
type FundedSum = ProgrammeSum & { readonly code: string };

/** What is counted: seniors with all they have, or each programme of theirs by itself. */
const SENIORS = `
  SELECT r.county_id, r.senior_id, min(r.region_id) AS region_id, min(r.category) AS category, min(r.level) AS level,
         sum(r.before_fen) AS before, sum(r.after_fen) AS after, sum(r.before_fen) AS before_fen,
         sum(r.after_fen) AS after_fen, NULL::uuid AS programme_id
    FROM entitlement.what_if_row r
   WHERE r.what_if_id = $1 AND ${withinRegions('r.county_id', '$2')}
   GROUP BY r.county_id, r.senior_id`;
const PROGRAMMES = `
  SELECT r.county_id, r.senior_id, r.region_id, r.category, r.level, r.before_amount AS before,
         r.after_amount AS after, r.before_fen, r.after_fen, r.programme_id
    FROM entitlement.what_if_row r
   WHERE r.what_if_id = $1 AND ${withinRegions('r.county_id', '$2')}`;

const KEYS: Readonly<Record<SummaryKey, string>> = {
  COUNTY: 'c.county_id::text',
  TOWNSHIP: 'c.region_id::text',
  CATEGORY: 'c.category',
  LEVEL: `coalesce(c.level::text, 'NONE')`,
  PROGRAMME: '(SELECT code FROM entitlement.programme WHERE id = c.programme_id)',
};

const SUMS = `
  count(*) FILTER (WHERE before = 0 AND after > 0) AS gains,
  count(*) FILTER (WHERE before > 0 AND after = 0) AS loses,
  count(*) FILTER (WHERE before > 0 AND after > before) AS more,
  count(*) FILTER (WHERE after > 0 AND after < before) AS less,
  count(*) FILTER (WHERE after = before) AS same,
  coalesce(sum(before_fen), 0)::bigint AS "beforeFen", coalesce(sum(after_fen), 0)::bigint AS "afterFen"`;

/** What a run adds up to in the caller's counties. Whoever asks has been let in to the run. */
@Injectable()
export class WhatIfSummaries {
  constructor(
    private readonly db: Database,
    private readonly geo: GeoFacade,
  ) {}

  async of(ctx: Ctx, id: string, by: SummaryKey): Promise<WhatIfSummaryDto> {
    const parameters = [id, ctx.scope.regionIds];
    const counted = by === 'PROGRAMME' ? PROGRAMMES : SENIORS;
    const lines = await this.db.query<Keyed>(
      `SELECT ${KEYS[by]} AS key, ${SUMS} FROM (${counted}) c GROUP BY 1 ORDER BY 1`,
      parameters,
    );
    const [totals] = await this.db.query<WhatIfSumsDto>(`SELECT ${SUMS} FROM (${SENIORS}) c`, parameters);
    const funded = await this.funded(parameters);
    return {
      totals: { ...totals, ...fundingOf(funded) },
      lines: await Promise.all(lines.map((line) => this.line(line, by, funded))),
    };
  }

  private async line(line: Keyed, by: SummaryKey, funded: readonly FundedSum[]): Promise<WhatIfLineDto> {
    const own = funded.filter(({ countyId, code }) => line.key === (by === 'COUNTY' ? `${countyId}` : code));
    const isFunded = by === 'COUNTY' || by === 'PROGRAMME';
    const funding = isFunded ? fundingOf(own) : { fundingBefore: null, fundingAfter: null };
    return { ...line, name: await this.nameOf(line.key, by), ...funding };
  }

  /** By county and programme, with who pays there. */
  private async funded(parameters: unknown[]): Promise<FundedSum[]> {
    const rows = await this.db.query<Omit<FundedSum, 'price'> & { prices: Prices; programmeId: string }>(
      `SELECT r.county_id AS "countyId", r.programme_id AS "programmeId", p.code, part.prices,
              sum(r.before_fen)::bigint AS "beforeFen", sum(r.after_fen)::bigint AS "afterFen"
         FROM entitlement.what_if_row r
         JOIN entitlement.what_if_part part USING (county_id, what_if_id)
         JOIN entitlement.programme p ON p.id = r.programme_id
        WHERE r.what_if_id = $1 AND ${withinRegions('r.county_id', '$2')}
        GROUP BY r.county_id, r.programme_id, p.code, part.prices`,
      parameters,
    );
    return rows.map(({ prices, programmeId, ...sum }) => ({ ...sum, price: prices[programmeId] }));
  }

  private async nameOf(key: string, by: SummaryKey): Promise<string> {
    switch (by) {
      case 'COUNTY':
      case 'TOWNSHIP':
        return (await this.geo.region(Number(key)))?.name ?? key;
      case 'CATEGORY':
        return key === NO_CATEGORY ? '无类别' : categoryName(key);
      case 'LEVEL':
        return FACTS.level.values[key]?.zh ?? '未评估';
      case 'PROGRAMME': {
        const [row] = await this.db.query<{ zh: string }>(
          'SELECT zh FROM entitlement.programme WHERE code = $1',
          [key],
        );
        return row.zh;
      }
    }
  }
}

const categoryName = (code: string): string =>
  code.startsWith('AGE_')
    ? `${code.slice('AGE_'.length)}岁以上`
    : (CATEGORY_NAMES[code as keyof typeof CATEGORY_NAMES]?.zh ?? code);

const fundingOf = (
  sums: readonly ProgrammeSum[],
): Pick<WhatIfTotalsDto, 'fundingBefore' | 'fundingAfter'> => ({
  fundingBefore: sums.map((sum) => fundingOfSums(sum, 'before')).reduce(addFunding, NO_FUNDING),
  fundingAfter: sums.map((sum) => fundingOfSums(sum, 'after')).reduce(addFunding, NO_FUNDING),
});
