import { Injectable } from '@nestjs/common';
import { firstDayOf } from '@anzhi/kernel';
import { Settings, type Tx } from '@anzhi/platform';
import { Bases, type Ruling } from '../decisions/bases';
import { EntitlementSettings } from '../entitlement.settings';
import { addMonths } from '../grants/lots.policy';
import { Budgets } from '../programmes/budgets/budgets';
import { ChunkStore } from './chunk.store';
import { fenOf, type UnitCosts } from '../decisions/cost.policy';
import type { ForecastDto, ForecastProgrammeDto } from './issuance.dto';
import type { Run } from './run.store';
import { addSums, type Sum, type Sums } from './sums.policy';

const NOTHING: Sum = { grants: 0, amount: 0 };

/** What a dry run adds up to: for whom, how much, at what cost, and whether the budget of the year can bear it. */
@Injectable()
export class Forecasts {
  constructor(
    private readonly bases: Bases,
    private readonly chunks: ChunkStore,
    private readonly budgets: Budgets,
    private readonly settings: Settings,
  ) {}

  async of(tx: Tx, run: Run): Promise<ForecastDto> {
    const chunks = await this.chunks.results(tx, run);
    const basis = await this.bases.stored(tx, run.countyId, run.basisHash, firstDayOf(run.period));
    const expected = addSums(chunks.map((chunk) => chunk.expected));
    const last = await this.lastMonth(tx, run);
    const costs = await this.settings.all(tx, {
      hourFen: EntitlementSettings.hourCostFen,
      visitFen: EntitlementSettings.visitCostFen,
    });
    const programmes: ForecastProgrammeDto[] = [];
    for (const ruling of basis.rulings)
      programmes.push(await this.programme(tx, run, ruling, { expected, last, costs }));
    const considered = chunks.reduce((sum, chunk) => sum + chunk.considered, 0);
    return { considered, differences: await this.differences(tx, run), programmes };
  }

  private async programme(
    tx: Tx,
    run: Run,
    { law, params }: Ruling,
    { expected, last, costs }: { expected: Sums; last: Sums; costs: UnitCosts },
  ): Promise<ForecastProgrammeDto> {
    const { grants, amount } = expected[law.code] ?? NOTHING;
    const before = last[law.code] ?? NOTHING;
    const fen = fenOf(law, params, amount, costs);
    const year = Math.floor(run.period / 100);
    const budget = await this.budgets.remaining(tx, run.countyId, law.id, year);
    const remainingFen = budget?.remainingFen ?? null;
    return {
      programmeCode: law.code,
      programmeName: law.zh,
      unit: law.unit,
      grants,
      amount,
      lastGrants: before.grants,
      lastAmount: before.amount,
      fen,
      remainingFen,
      exceedsBudget: remainingFen !== null && fen > remainingFen,
    };
  }

  private async lastMonth(tx: Tx, run: Run): Promise<Sums> {
    const rows = await tx.query<{ code: string } & Sum>(
      `SELECT p.code, count(*) AS grants, sum(g.amount)::bigint AS amount
         FROM entitlement.benefit_grant g JOIN entitlement.programme p ON p.id = g.programme_id
        WHERE g.county_id = $1 AND g.period = $2 AND g.kind IN ('MONTHLY', 'SUPPLEMENT')
          AND g.programme_id IN (SELECT programme_id FROM entitlement.lot_end WHERE county_id = $1 AND period = $2)
        GROUP BY p.code`,
      [run.countyId, addMonths(run.period, -1)],
    );
    return Object.fromEntries(rows.map(({ code, grants, amount }) => [code, { grants, amount }]));
  }

  private async differences(tx: Tx, run: Run): Promise<ForecastDto['differences']> {
    const rows = await tx.query<{ kind: 'NEW' | 'GONE' | 'CHANGED'; count: number }>(
      `SELECT kind, count(*) AS count FROM entitlement.issuance_difference
        WHERE county_id = $1 AND run_id = $2 GROUP BY kind`,
      [run.countyId, run.id],
    );
    const count = (kind: string): number => rows.find((row) => row.kind === kind)?.count ?? 0;
    return { new: count('NEW'), gone: count('GONE'), changed: count('CHANGED') };
  }
}
