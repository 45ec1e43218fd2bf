import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import { ChunkStore } from './chunk.store';
import { addRoots, EMPTY_ROOT, rootOf, type GrantContent } from './content-root';
import { RunStore, type Run } from './run.store';
import { addSums, disagreements, sumsOf, type Sums } from './sums.policy';

const PAGE = 10_000;

/**
 * The end of a run: what the chunks say and what the grants are must be the same, counted again. That the ledger has
 * booked the same, each chunk has made sure of before anybody could draw on the lots.
 */
@Injectable()
export class CloseRun {
  constructor(
    private readonly runs: RunStore,
    private readonly chunks: ChunkStore,
  ) {}

  async close(tx: Tx, run: Run): Promise<Run> {
    const chunks = await this.chunks.results(tx, run);
    const said = {
      sums: addSums(chunks.map(({ sums }) => sums)),
      root: addRoots(chunks.map(({ root }) => root)),
    };
    const found = await this.recount(tx, run);
    const wrong = [
      ...disagreements(said.sums, found.sums).map((code) => `grants of ${code}`),
      ...(said.root === found.root ? [] : ['root']),
    ];
    if (wrong.length) throw new Error(`run ${run.id} does not add up: ${wrong.join(', ')}`);
    const root = Buffer.from(said.root, 'hex');
    return this.runs.move(tx, run, 'close', { closed_at: tx.now, sums: said.sums, root });
  }

  /**
   * Counts everything again, page by page. Planned anew each time: a plan that was kept from when the tables were nearly
   * empty looks for every determination in all grants, by the square of a month.
   */
  private async recount(tx: Tx, run: Run): Promise<{ sums: Sums; root: string }> {
    await tx.query('SET LOCAL plan_cache_mode = force_custom_plan');
    let total = { sums: {} as Sums, root: EMPTY_ROOT };
    for (let after: string | null = null; ;) {
      const grants = await this.page(tx, run, after);
      total = {
        sums: addSums([total.sums, sumsOf(grants)]),
        root: addRoots([total.root, rootOf(grants)]),
      };
      if (grants.length < PAGE) return total;
      after = grants.at(-1)!.seniorId;
    }
  }

  /** The next grants of the run by senior; all of the last senior are included. */
  private page(tx: Tx, run: Run, after: string | null): Promise<GrantContent[]> {
    return tx.query(
      `SELECT p.code AS "programmeCode", g.version, g.period, g.senior_id AS "seniorId", g.seq, g.unit, g.amount,
              lower(g.usable) AS "from", upper(g.usable) AS until
         FROM entitlement.determination d
         JOIN entitlement.benefit_grant g ON g.senior_id = d.senior_id AND g.county_id = d.county_id
              AND g.determination_period = d.period AND g.determination_number = d.number AND g.kind <> 'CARRIED'
         JOIN entitlement.programme p ON p.id = g.programme_id
        WHERE d.county_id = $1 AND d.run_id = $2 AND d.period = $3 AND ($4::uuid IS NULL OR d.senior_id > $4)
        ORDER BY d.senior_id FETCH FIRST ($5::int) ROWS WITH TIES`,
      [run.countyId, run.id, run.period, after, PAGE],
    );
  }
}
