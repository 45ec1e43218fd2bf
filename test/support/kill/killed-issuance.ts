import { setTimeout as pause } from 'node:timers/promises';
import { EntitlementFacade } from '@anzhi/entitlement';
import { Random } from '@anzhi/kernel';
import { CONFIG, type Config } from '@anzhi/platform';
import type { ApiClient, TestApp } from '../app';
import { CODES, regionId } from '../given/geo';
import { givenSenior } from '../given/people';
import { WorkerProcess } from '../worker-process';

const PERIOD = 202611;
const CHUNK_SENIORS = 2;
const FINISHED_WITHIN_MS = 60_000;
/** A kill strikes within so many milliseconds after a chunk was done, that is somewhere in the next one. */
const INTO_A_CHUNK_MS = 40;

export interface KillPlan {
  /** The roster and the moments go by it. */
  readonly seed: string;
  readonly seniors: number;
  readonly kills: number;
  /** At work at a time; with one, nobody goes on between a kill and the next start. */
  readonly workers: number;
}

/** What a month came to, without the ids of its run. */
export interface IssuedMonth {
  readonly grants: readonly { seq: number; amount: number; code: string; identity: string }[];
  readonly sums: unknown;
}

interface PlannedMonth {
  readonly runId: string;
  readonly approver: ApiClient;
}

/** One month for a roster, planned and not yet approved. */
async function planMonth(t: TestApp, { seed, seniors }: KillPlan): Promise<PlannedMonth> {
  const countyId = await regionId(t, CODES.county);
  const random = new Random(seed);
  for (let number = 0; number < seniors; number++) {
    const birthDate = `${random.integer(1925, 1964)}-0${random.integer(1, 9)}-15`;
    const poor = { code: 'DIBAO', validFrom: '2026-01-01', source: '低保数据' };
    const categories = random.chance(0.4) ? [poor] : [];
    await givenSenior(t, { name: `老人${number}`, birthDate, categories });
  }
  await t.db.query(
    `INSERT INTO platform.setting (name, value, changed_at) VALUES ('entitlement.chunkSeniors', $1, $2)`,
    [CHUNK_SENIORS, t.clock.now()],
  );
  const approver = await t.person('县区审批', { role: 'COUNTY_APPROVER', regionId: countyId });
  const runId = await t.write((tx) =>
    t.get(EntitlementFacade).planIssuance(tx, { countyId, period: PERIOD }),
  );
  await t.drain();
  return { runId, approver };
}

const approve = async ({ approver, runId }: PlannedMonth): Promise<void> => {
  await approver.post(`/issuance-runs/${runId}/approval`).expect(200);
};

async function stateOf(t: TestApp, runId: string): Promise<{ state: string; issued: number }> {
  const found = await t.db.one<{ state: string; issued: number }>(
    `SELECT r.state, (SELECT count(ran_at) FROM entitlement.issuance_chunk c WHERE c.run_id = r.id) AS issued
       FROM entitlement.issuance_run r WHERE r.id = $1`,
    [runId],
  );
  return found!;
}

async function until(done: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + FINISHED_WITHIN_MS;
  while (!(await done())) {
    if (Date.now() > deadline) throw new Error('the issuance did not go on');
    await pause(5);
  }
}

async function resultOf(t: TestApp, runId: string): Promise<IssuedMonth> {
  const grants = await t.db.query<IssuedMonth['grants'][number]>(
    `SELECT p.code, s.name AS identity, g.seq, g.amount FROM entitlement.benefit_grant g
       JOIN entitlement.programme p ON p.id = g.programme_id JOIN people.senior s ON s.id = g.senior_id
      ORDER BY p.code, s.name, g.seq`,
  );
  const run = await t.db.one<{ sums: unknown }>('SELECT sums FROM entitlement.issuance_run WHERE id = $1', [
    runId,
  ]);
  return { grants, sums: run!.sums };
}

/** The month without any disturbance. */
export async function issueInPeace(t: TestApp, plan: KillPlan): Promise<IssuedMonth> {
  const month = await planMonth(t, plan);
  await approve(month);
  await t.drain();
  const chunks = Math.ceil(plan.seniors / CHUNK_SENIORS);
  expect(await stateOf(t, month.runId)).toMatchObject({ state: 'CLOSED', issued: chunks });
  return resultOf(t, month.runId);
}

/**
 * The same month by workers of which one is killed in the middle of a random chunk, as often as the plan says, and
 * another started.
 * @returns what it came to, and how many of the kills struck before the run was closed
 */
export async function issueUnderKills(
  t: TestApp,
  plan: KillPlan,
): Promise<{ runId: string; month: IssuedMonth; struck: number }> {
  const random = new Random(`${plan.seed}/kills`);
  const workers: WorkerProcess[] = [];
  const month = await planMonth(t, plan);
  await approve(month);
  const { runId } = month;
  let struck = 0;
  const start = async (): Promise<void> => {
    const worker = await WorkerProcess.start(t.app.get<Config>(CONFIG), t.clock.now());
    workers.push(worker);
    await worker.ready();
  };
  try {
    for (let count = 1; count < plan.workers; count++) await start();
    for (const chunk of killedChunks(random, plan)) {
      await start();
      await until(async () => (await stateOf(t, runId)).issued >= chunk);
      await pause(random.integer(0, INTO_A_CHUNK_MS));
      await workers.splice(random.integer(0, workers.length - 1), 1)[0].kill();
      if ((await stateOf(t, runId)).state !== 'CLOSED') struck += 1;
    }
    await start();
    await until(async () => (await stateOf(t, runId)).state === 'CLOSED');
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
  }
  return { runId, month: await resultOf(t, runId), struck };
}

/** After how many done chunks each kill comes: as many different ones as there are kills, in their order. */
function killedChunks(random: Random, { seniors, kills }: KillPlan): number[] {
  const left = Array.from({ length: Math.ceil(seniors / CHUNK_SENIORS) - 1 }, (_, chunk) => chunk);
  while (left.length > kills) left.splice(random.integer(0, left.length - 1), 1);
  return left;
}
