import { Client } from 'pg';
import { EntitlementFacade, type IssuanceStep } from '@anzhi/entitlement';
import { systemCtx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { TestApp } from '@test/app';
import type { TestDatabase } from '@test/database';
import type { Bench, BenchRun } from './frame/bench';
import { buildCounty } from './issuance/county';
import { rawInsertSeconds } from './issuance/raw-insert';

/**
 * A month of a county over all its programmes, from the plan to the sums.
 *
 * The run is planned and tried by one worker and granted by two, as on two cores, the last of whom counts everything
 * again and closes it; each step is a transaction of its own. Then the month is run once more, which decides for everybody again and finds nothing to grant. Against
 * that: the rows the month has left behind, put into tables without keys, constraints or triggers by one INSERT …
 * SELECT a table.
 *
 * What is not measured: the relay, which numbers the events afterwards.
 *
 * Targets: G9 of the ledger's goals, and 60 seconds for a city of 160,000.
 */
export const bench: Bench = {
  name: 'issuance',
  about: 'a month of a county over all programmes, against a bare INSERT … SELECT of the same rows',
  async run(b) {
    const seniors = b.seniors ?? (b.full ? 160_000 : 20_000);
    const database = await b.database();
    b.progress(`building a county of ${seniors} seniors`);
    const countyId = await buildCounty(database, seniors);
    const t = new TestApp(database);
    await b.own(t.start(), () => t.stop());
    const first = await issueMonth(b, t, countyId);
    const again = await issueMonth(b, t, countyId);
    const rawSeconds = await rawInsertSeconds(database);
    const rates = { programmes: await programmesIn(database), grants: first.grants };
    b.progress(JSON.stringify({ ...rates, rssMb: first.rssMb }));
    tell(b, seniors, first, again, rawSeconds);
  },
};

interface Month {
  readonly trySeconds: number;
  readonly grantSeconds: number;
  readonly grants: number;
  /** After each chunk. */
  readonly rssMb: readonly number[];
}

const PERIOD = 202612;
const WORKERS = 2;

async function issueMonth(b: BenchRun, t: TestApp, countyId: number): Promise<Month> {
  const facade = t.get(EntitlementFacade);
  const step = (runId: string): Promise<IssuanceStep> => t.write((tx) => facade.continueIssuance(tx, runId));
  const approver = await t.person('审批', { role: 'COUNTY_APPROVER', regionId: countyId });
  const runId = await t.write((tx) => facade.planIssuance(tx, { countyId, period: PERIOD }));
  const [, trySeconds] = await timed(async () => {
    while ((await step(runId)).more);
  });
  b.progress(`tried in ${trySeconds.toFixed(1)} s`);
  const ctx = {
    ...systemCtx('bench'),
    actor: { accountId: approver.accountId, sessionId: null, grants: [] },
  };
  await t.get(UnitOfWork).run(ctx, (tx) => facade.approveIssuance(tx, runId));
  await step(runId);
  let grants = 0;
  const rssMb: number[] = [];
  const [, grantSeconds] = await timed(() =>
    Promise.all(
      Array.from({ length: WORKERS }, async () => {
        for (let done = false; !done;) {
          const { considered, granted } = await step(runId);
          grants += granted;
          done = considered === 0;
          if (!done) rssMb.push(Math.round(process.memoryUsage().rss / 2 ** 20));
        }
      }),
    ),
  );
  b.progress(`granted ${grants} in ${grantSeconds.toFixed(1)} s`);
  return { trySeconds, grantSeconds, grants, rssMb };
}

function tell(b: BenchRun, seniors: number, first: Month, again: Month, rawSeconds: number): void {
  const seconds = { unit: 's' };
  const half = Math.floor(first.rssMb.length / 2);
  const largest = (values: readonly number[]): number => Math.max(1, ...values);
  const isCity = seniors >= 160_000;
  b.measure({ measure: 'issuance_try', ...seconds, value: first.trySeconds });
  b.measure({
    measure: 'issuance_grant',
    ...seconds,
    value: first.grantSeconds,
    ...(isCity && { target: { atMost: 60 } }),
  });
  b.measure({ measure: 'issuance_grants_per_second', unit: '1/s', value: first.grants / first.grantSeconds });
  b.measure({
    measure: 'issuance_to_insert_select',
    unit: 'ratio',
    value: rawSeconds / first.grantSeconds,
    target: { atLeast: 0.4 },
  });
  b.measure({
    measure: 'issuance_again',
    unit: 'ratio',
    value: again.grantSeconds / first.grantSeconds,
    target: { atMost: 0.15 },
  });
  // Flat: the second half of the chunks needs no more than the first.
  b.measure({
    measure: 'issuance_memory_growth',
    unit: 'ratio',
    value: largest(first.rssMb.slice(half)) / largest(first.rssMb.slice(0, half)),
    target: { atMost: 1.25 },
  });
}

async function programmesIn({ adminUrl }: TestDatabase): Promise<number> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      'SELECT max(jsonb_array_length(laws)) AS count FROM entitlement.decision_basis',
    );
    return rows[0].count;
  } finally {
    await client.end();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const startedMs = performance.now();
  const result = await work();
  return [result, (performance.now() - startedMs) / 1_000];
}
