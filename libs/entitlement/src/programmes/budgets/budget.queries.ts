import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import type { AllotmentDto, AllotmentsQuery, BudgetDto, BudgetsQuery } from './budget.dto';
import { Budgets, type BudgetFigures } from './budgets';

type Opened = Omit<BudgetDto, keyof BudgetFigures> & { readonly programmeId: string };

/** Budgets of the counties in the caller's charge. */
@Injectable()
export class BudgetQueries {
  constructor(
    private readonly db: Database,
    private readonly budgets: Budgets,
  ) {}

  /** By county, year and programme. */
  async page({ scope }: Ctx, query: BudgetsQuery): Promise<Page<BudgetDto>> {
    const [county, year, code] = cursorKey(query, ['integer', 'integer', 'text']) ?? [0, 0, ''];
    const rows = await this.db.query<Opened>(
      `SELECT b.county_id AS "countyId", b.programme_id AS "programmeId", p.code AS "programmeCode",
              p.zh AS "programmeName", b.year
         FROM entitlement.budget b JOIN entitlement.programme p ON p.id = b.programme_id
        WHERE ($1 OR ${withinRegions('b.county_id', '$2')})
          AND ($3::int IS NULL OR b.year = $3) AND ($4::int IS NULL OR b.county_id = $4)
          AND (b.county_id, b.year, p.code COLLATE "C") > ($5, $6, $7)
        ORDER BY b.county_id, b.year, p.code COLLATE "C" LIMIT $8`,
      [
        scope.everywhere,
        scope.regionIds,
        query.year ?? null,
        query.countyId ?? null,
        county,
        year,
        code,
        query.limit + 1,
      ],
    );
    const page = pageOf(rows, query.limit, (row) => [row.countyId, row.year, row.programmeCode]);
    const items: BudgetDto[] = [];
    for (const { programmeId, ...budget } of page.items) {
      const figures = await this.budgets.remaining(this.db, budget.countyId, programmeId, budget.year);
      if (figures) items.push({ ...budget, ...figures });
    }
    return { ...page, items };
  }

  /** Newest first. */
  async allotments({ scope }: Ctx, query: AllotmentsQuery): Promise<Page<AllotmentDto>> {
    const rows = await this.db.query<AllotmentDto>(
      `SELECT a.id, a.county_id AS "countyId", p.code AS "programmeCode", a.year, a.amount_fen AS "amountFen",
              a.citation, a.state, a.drafted_by AS "draftedBy", a.drafted_at AS "draftedAt",
              a.approved_by AS "approvedBy", a.decided_at AS "decidedAt", a.reason
         FROM entitlement.budget_allotment a JOIN entitlement.programme p ON p.id = a.programme_id
        WHERE ($1 OR ${withinRegions('a.county_id', '$2')})
          AND ($3::int IS NULL OR a.year = $3) AND ($4::int IS NULL OR a.county_id = $4)
          AND ($5::text IS NULL OR a.state = $5) AND ($6::uuid IS NULL OR a.id < $6)
        ORDER BY a.id DESC LIMIT $7`,
      [
        scope.everywhere,
        scope.regionIds,
        query.year ?? null,
        query.countyId ?? null,
        query.state ?? null,
        cursorKey(query, ['uuid'])?.[0] ?? null,
        query.limit + 1,
      ],
    );
    return pageOf(rows, query.limit, ({ id }) => [id]);
  }
}
