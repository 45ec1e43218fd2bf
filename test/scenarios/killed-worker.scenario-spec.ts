import { checkLedger } from '@anzhi/ledger';
import { CONFIG, type Config } from '@anzhi/platform';
import type { VisitView } from '@anzhi/visits';
import { useApp, type ApiClient } from '@test/app';
import { givenTown, offersOf, openOffer } from '@test/given/dispatch';
import { givenOrder } from '@test/given/ordering';
import { WorkerProcess } from '@test/worker-process';

/** 后台进程在任何两步之间、甚至在一步当中被强行结束：重启后接着办，不丢、不重。 */
describe('后台进程被结束又重启', () => {
  const t = useApp();
  jest.setTimeout(120_000);
  let worker: WorkerProcess | undefined;

  const 启动 = async (): Promise<void> => {
    worker = await WorkerProcess.start(t.app.get<Config>(CONFIG), t.clock.now());
    await worker.ready();
  };
  afterAll(() => worker?.kill());

  /** 办一步：进程在提交后几毫秒被结束；再启动一个，直到结果出现。 */
  const 办 = async (
    step: () => Promise<unknown>,
    done: () => Promise<boolean>,
    killAfterMs: number,
  ): Promise<void> => {
    await step();
    const struck = new Promise<void>((resolve) => setTimeout(resolve, killAfterMs));
    await struck;
    await worker?.kill();
    await 启动();
    const deadline = Date.now() + 20_000;
    while (!(await done())) {
      if (Date.now() > deadline) throw new Error('重启后没有接着办完');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };

  it('一笔订单从预约到核验，每一步都被打断一次', async () => {
    const town = await givenTown(t);
    const home = await town.household();
    const team = await town.team();
    await t.drain();
    await 启动();
    let orderId = '';
    let visitId = '';
    const { dispatcher } = team;
    const visit = async (person: ApiClient): Promise<VisitView> =>
      (await person.get(`/visits/${visitId}`).expect(200)).body as VisitView;

    await 办(
      async () => (orderId = (await givenOrder(t, home)).id),
      async () => (await offersOf(t, orderId)).length > 0,
      0,
    );
    const offer = await openOffer(t, orderId);
    await 办(
      () => dispatcher.post(`/offers/${offer.id}/acceptance`).expect(201),
      async () => (await offersOf(t, orderId))[0].state === 'ACCEPTED',
      3,
    );
    await 办(
      () =>
        dispatcher.post(`/orders/${orderId}/assignment`, { caregiverId: team.caregivers[0].id }).expect(201),
      async () => {
        const { body } = await home.family.get('/visits').expect(200);
        visitId = (body as { items: VisitView[] }).items[0]?.id ?? '';
        return visitId !== '';
      },
      7,
    );

    t.clock.set(new Date('2026-11-24T09:00:00+08:00'));
    const { phone, password, accountId } = team.caregivers[0];
    const position = { latitude: 33.9612, longitude: 118.2754, datum: 'WGS84', accuracyMetres: 10 };
    let caregiver = await t.login(phone, password, accountId);
    const arrival = { method: 'POSITION', deviceAt: '2026-11-24T09:00:00+08:00', position };
    await 办(
      () => caregiver.post(`/visits/${visitId}/check-in`, arrival).expect(201),
      async () => (await visit(caregiver)).state === 'IN_SERVICE',
      1,
    );
    t.clock.set(new Date('2026-11-24T11:00:00+08:00'));
    caregiver = await t.login(phone, password, accountId);
    const leaving = { ...arrival, deviceAt: '2026-11-24T11:00:00+08:00', tasks: [] };
    await 办(
      () => caregiver.post(`/visits/${visitId}/check-out`, leaving).expect(201),
      async () => (await visit(caregiver)).state === 'CHECKED_OUT',
      5,
    );

    // 家属三天没有回话：重启后的进程按时自动确认，欠一次电话回访
    t.clock.set(new Date('2026-11-27T11:00:01+08:00'));
    const family = await t.again(home.family);
    await 办(
      async () => undefined,
      async () => (await visit(family)).state === 'VERIFIED',
      0,
    );
    await worker?.kill();
    await t.drain();

    const count = async (sql: string): Promise<number> =>
      (await t.db.one<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`, [orderId]))!.n;
    expect(await count('dispatch.offer WHERE order_id = $1')).toBe(1);
    expect(await count('dispatch.assignment WHERE order_id = $1')).toBe(1);
    expect(await count('visits.visit WHERE order_id = $1')).toBe(1);
    expect(
      await t.db.query('SELECT automatic, call_back_owed FROM visits.confirmation WHERE visit_id = $1', [
        visitId,
      ]),
    ).toEqual([{ automatic: true, call_back_owed: true }]);
    expect((await family.get(`/orders/${orderId}`).expect(200)).body).toMatchObject({
      state: 'FULFILLED',
      capturedMinutes: 120,
      releasedMinutes: 0,
    });
    const seqs = await t.db.query<{ seq: number }>('SELECT seq FROM platform.event ORDER BY seq');
    expect(seqs.map(({ seq }) => seq)).toEqual(seqs.map((_, i) => i + 1));
    expect(await t.db.query('SELECT * FROM platform.dead_letter')).toEqual([]);
    expect(await checkLedger(t.db)).toEqual([]);
  });
});
