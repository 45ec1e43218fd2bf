import { Injectable } from '@nestjs/common';
import { firstDayOf } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { Bases } from '../decisions/bases';
import type { Decided } from '../decisions/decided';
import { Deciding } from '../decisions/deciding';
import { FactSheets } from '../decisions/fact-sheets';
import { GrantStore } from '../grants/grant.store';
import { Grants } from '../grants/grants';
import { addMonths } from '../grants/lots.policy';
import { ChunkStore, type Chunk } from './chunk.store';
import { EMPTY_ROOT, rootOf } from './content-root';
import type { Run } from './run.store';
import { ShareQueries } from './share.queries';
import { sumsOf, type Sums } from './sums.policy';

/** Grants the month to the seniors of one chunk, on the knowledge and the laws the run was planned with. */
@Injectable()
export class IssueChunk {
  constructor(
    private readonly sheets: FactSheets,
    private readonly bases: Bases,
    private readonly deciding: Deciding,
    private readonly grants: Grants,
    private readonly store: GrantStore,
    private readonly shares: ShareQueries,
    private readonly chunks: ChunkStore,
  ) {}

  /** The next chunk nobody works on. @returns undefined when there is none */
  async next(tx: Tx, run: Run): Promise<{ considered: number; sums: Sums } | undefined> {
    const chunk = await this.chunks.claim(tx, run);
    if (!chunk) return undefined;
    // A further run has nothing to keep of those for whom the trial found nothing new.
    if (run.kind === 'SUPPLEMENTARY' && !Object.keys(chunk.expected).length) {
      await this.chunks.finish(tx, run, chunk.number, { sums: {}, root: EMPTY_ROOT });
      return { considered: chunk.considered, sums: {} };
    }
    await this.store.lockMonth(tx, run.countyId, run.period, 'TOGETHER');
    const on = firstDayOf(run.period);
    const basis = await this.bases.stored(tx, run.countyId, run.basisHash, on);
    const decided = await this.deciding.bulk(tx, basis, await this.people(tx, run, chunk, on));
    const kind = run.kind === 'MONTHLY' ? 'MONTHLY' : 'SUPPLEMENT';
    const { period, factsAsOf, id: runId } = run;
    const notRenewed = await this.notRenewed(tx, run, chunk, decided);
    const granted = await this.grants.issue(
      tx,
      { basis, period, factsAsOf, runId, kind },
      decided,
      notRenewed,
    );
    const sums = sumsOf(granted);
    await this.chunks.finish(tx, run, chunk.number, { sums, root: rootOf(granted) });
    return { considered: chunk.considered, sums };
  }

  /** The same seniors the dry run found: what became known since has no part in it. */
  private async people(tx: Tx, { countyId, factsAsOf }: Run, { after, last, considered }: Chunk, on: string) {
    const page = { countyId, after, limit: considered, on, knownAt: factsAsOf };
    return (await this.sheets.page(tx, page)).filter(({ seniorId }) => seniorId <= last);
  }

  /** Who had something last month and gets it no longer: the decision is kept for whoever asks why. */
  private async notRenewed(
    tx: Tx,
    run: Run,
    chunk: Chunk,
    decided: readonly Decided[],
  ): Promise<Set<string>> {
    if (run.kind !== 'MONTHLY') return new Set();
    const last = await this.shares.ofMonth(tx, run.countyId, addMonths(run.period, -1), chunk);
    const renewed = new Set(
      decided.flatMap(({ person, results }) =>
        results
          .filter(({ granted }) => granted > 0)
          .map(({ programmeId }) => `${person.seniorId} ${programmeId}`),
      ),
    );
    return new Set(
      last
        .filter(({ seniorId, programmeId }) => !renewed.has(`${seniorId} ${programmeId}`))
        .map(({ seniorId }) => seniorId),
    );
  }
}
