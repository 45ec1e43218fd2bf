import { EntitlementFacade } from '@anzhi/entitlement';
import { Random } from '@anzhi/kernel';
import { checkLedger } from '@anzhi/ledger';
import { CONFIG, type Config } from '@anzhi/platform';
import { useApp, type ApiClient, type TestApp } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenSenior } from '@test/given/people';
import { WorkerProcess } from '@test/worker-process';

/** 同一份名册，种子固定：两次发放结果必须一模一样。 */
const SENIORS = 30;
const KILLS = 5;
const SEED = 'killed-issuance';
const PERIOD = 202611;

interface Result {
  readonly grants: readonly { seq: number; amount: number; code: string; identity: string }[];
  readonly sums: unknown;
}

/** 月度发放途中，后台进程在任意一批被强行结束，或者同时有几个进程：每人每项只发一次，总数与未被打断时相同。 */
describe('月度发放被打断', () => {
  jest.setTimeout(180_000);

  const prepare = async (t: TestApp): Promise<{ countyId: number; approver: ApiClient; runId: string }> => {
    const countyId = await regionId(t, CODES.county);
    const random = new Random(SEED);
    for (let number = 0; number < SENIORS; number++) {
      const birthDate = `${random.integer(1925, 1964)}-0${random.integer(1, 9)}-15`;
      const poor = { code: 'DIBAO', validFrom: '2026-01-01', source: '低保数据' };
      await givenSenior(t, {
        name: `老人${number}`,
        birthDate,
        categories: random.chance(0.4) ? [poor] : [],
      });
    }
    await t.db.query(
      `INSERT INTO platform.setting (name, value, changed_at) VALUES ('entitlement.chunkSeniors', 2, $1)`,
      [t.clock.now()],
    );
    const approver = await t.person('县区审批', { role: 'COUNTY_APPROVER', regionId: countyId });
    const runId = await t.write((tx) =>
      t.get(EntitlementFacade).planIssuance(tx, { countyId, period: PERIOD }),
    );
    return { countyId, approver, runId };
  };

  const stateOf = async (t: TestApp, runId: string): Promise<{ state: string; issued: number }> =>
    (await t.db.one<{ state: string; issued: number }>(
      `SELECT r.state, (SELECT count(ran_at) FROM entitlement.issuance_chunk c WHERE c.run_id = r.id) AS issued
         FROM entitlement.issuance_run r WHERE r.id = $1`,
      [runId],
    ))!;

  const resultOf = async (t: TestApp, runId: string): Promise<Result> => ({
    grants: await t.db.query(
      `SELECT p.code, s.name AS identity, g.seq, g.amount FROM entitlement.benefit_grant g
         JOIN entitlement.programme p ON p.id = g.programme_id JOIN people.senior s ON s.id = g.senior_id
        ORDER BY p.code, s.name, g.seq`,
    ),
    sums: (await t.db.one<{ sums: unknown }>('SELECT sums FROM entitlement.issuance_run WHERE id = $1', [
      runId,
    ]))!.sums,
  });

  describe('两个进程，随机结束多次', () => {
    const undisturbed = useApp();
    const t = useApp();
    const workers: WorkerProcess[] = [];
    afterAll(() => Promise.all(workers.map((worker) => worker.kill())));

    const start = async (): Promise<WorkerProcess> => {
      const worker = await WorkerProcess.start(t.app.get<Config>(CONFIG), t.clock.now());
      workers.push(worker);
      await worker.ready();
      return worker;
    };
    const until = async (done: () => Promise<boolean>): Promise<void> => {
      const deadline = Date.now() + 60_000;
      while (!(await done())) {
        if (Date.now() > deadline) throw new Error('发放没有接着办完');
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };

    it('每人每项只发一次，总数和内容与未被打断时相同', async () => {
      const calm = await prepare(undisturbed);
      await undisturbed.drain();
      await calm.approver.post(`/issuance-runs/${calm.runId}/approval`).expect(200);
      await undisturbed.drain();
      expect(await stateOf(undisturbed, calm.runId)).toMatchObject({ state: 'CLOSED', issued: SENIORS / 2 });

      const { approver, runId } = await prepare(t);
      await t.drain();
      await approver.post(`/issuance-runs/${runId}/approval`).expect(200);
      const random = new Random(`${SEED}/kills`);
      let pair = [await start(), await start()];
      for (let kill = 1; kill <= KILLS; kill++) {
        const target = (SENIORS / 2) * (kill / (KILLS + 1));
        await until(async () => (await stateOf(t, runId)).issued >= target);
        const victim = random.integer(0, 1);
        await pair[victim].kill();
        pair = [pair[1 - victim], await start()];
      }
      await until(async () => (await stateOf(t, runId)).state === 'CLOSED');
      await Promise.all(pair.map((worker) => worker.kill()));

      const [expected, found] = [await resultOf(undisturbed, calm.runId), await resultOf(t, runId)];
      expect(found).toEqual(expected);
      expect(found.grants.length).toBeGreaterThan(10);
      expect(await checkLedger(t.db)).toEqual([]);
      const again = await t.write((tx) => t.get(EntitlementFacade).continueIssuance(tx, runId));
      expect(again).toMatchObject({ state: 'CLOSED', granted: 0, more: false });
    });
  });
});
