import { Injectable } from '@nestjs/common';
import { firstDayOf, type Period } from '@anzhi/kernel';
import { Settings, type Tx } from '@anzhi/platform';
import { Bases, type Basis } from '../decisions/bases';
import type { Decided } from '../decisions/decided';
import { Deciding } from '../decisions/deciding';
import { FactSheets } from '../decisions/fact-sheets';
import { EntitlementSettings } from '../entitlement.settings';
import { Grants } from '../grants/grants';
import { addMonths } from '../grants/lots.policy';
import { ChunkStore } from './chunk.store';
import { differencesBetween, type Difference, type Share } from './differences.policy';
import type { Run } from './run.store';
import { ShareQueries } from './share.queries';
import { sumsOf } from './sums.policy';

/** Decides the month for everybody without granting anything, so that it can be looked at before it is approved. */
@Injectable()
export class DryRun {
  constructor(
    private readonly sheets: FactSheets,
    private readonly bases: Bases,
    private readonly deciding: Deciding,
    private readonly grants: Grants,
    private readonly shares: ShareQueries,
    private readonly chunks: ChunkStore,
    private readonly settings: Settings,
  ) {}

  /** The next seniors. @returns how many there were; 0: everybody has been looked at */
  async next(tx: Tx, run: Run): Promise<number> {
    const previous = await this.chunks.last(tx, run);
    const after = previous?.last ?? null;
    const on = firstDayOf(run.period);
    const { countyId, chunkSeniors: limit, factsAsOf } = run;
    const people = await this.sheets.page(tx, { countyId, after, limit, on, knownAt: factsAsOf });
    const basis = await this.bases.stored(tx, countyId, run.basisHash, on);
    const decided = await this.deciding.bulk(tx, basis, people);
    const last = people.at(-1)?.seniorId ?? null;
    await this.compare(tx, run, basis, decided, { after, last });
    if (last === null) return 0;
    const issue = { basis, period: run.period, factsAsOf, kind: 'MONTHLY' } as const;
    const expected = sumsOf(await this.grants.missing(tx, issue, decided));
    const number = (previous?.number ?? 0) + 1;
    await this.chunks.add(tx, run, { number, after, last, considered: people.length, expected });
    return people.length;
  }

  /** The first run of a month is compared with last month, a further one with what the month has given so far. */
  private async compare(
    tx: Tx,
    run: Run,
    basis: Basis,
    decided: readonly Decided[],
    range: { after: string | null; last: string | null },
  ): Promise<void> {
    const earlier: Period = run.kind === 'MONTHLY' ? addMonths(run.period, -1) : run.period;
    const last = await this.shares.ofMonth(tx, run.countyId, earlier, range);
    const known = new Set(await this.shares.programmesOf(tx, run.countyId, earlier));
    const monthly = new Set(
      basis.rulings.filter(({ law }) => law.frequency === 'MONTH').map(({ law }) => law.id),
    );
    const next = decided.flatMap(sharesOf).filter(({ programmeId }) => {
      return known.has(programmeId) && monthly.has(programmeId);
    });
    const percent = await this.settings.get(tx, EntitlementSettings.differencePercent);
    const differences = differencesBetween(last, next, percent).filter(
      // Nobody loses what he has been granted for a month.
      ({ kind }) => run.kind === 'MONTHLY' || kind === 'NEW',
    );
    await this.chunks.addDifferences(
      tx,
      run,
      differences.map((difference) => ({ ...difference, reason: reasonOf(difference, decided) })),
    );
  }
}

const sharesOf = ({ person, results }: Decided): Share[] =>
  results
    .filter(({ granted }) => granted > 0)
    .map(({ programmeId, granted }) => ({ seniorId: person.seniorId, programmeId, amount: granted }));

/** Why there is nothing any more; who is not among those decided about lives there no longer. */
function reasonOf({ kind, seniorId, programmeId }: Difference, decided: readonly Decided[]): object | null {
  if (kind !== 'GONE') return null;
  const own = decided.find(({ person }) => person.seniorId === seniorId);
  if (!own) return { code: 'NO_RESIDENT' };
  const result = own.results.find((each) => each.programmeId === programmeId);
  return result?.whyNot ?? { code: 'PROGRAMME_ENDED' };
}
