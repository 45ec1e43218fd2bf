import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '@anzhi/kernel';
import { CONFIG, type Config } from '@anzhi/platform';
import { useApp } from '@test/app';
import { givenAcceptedOrder, givenTown, offersOf, type GivenTeam } from '@test/given/dispatch';
import { deadlocks, givenOrder } from '@test/given/ordering';
import { stressSeed } from '@test/seed';
import { WorkerProcess } from '@test/worker-process';
import { AssignCaregiver } from '../../libs/dispatch/src/assignments/assign-caregiver.usecase';
import { AcceptOffer } from '../../libs/dispatch/src/offers/accept-offer.usecase';
import { DeclineOffer } from '../../libs/dispatch/src/offers/decline-offer.usecase';
import { brokenInvariants } from './invariants';
import { rounds } from './rounds';

const SEED = stressSeed();
const NINE = new Date('2026-11-23T09:00:00+08:00');
/** A broadcast of four providers, each with four people at the button. */
const PROVIDERS = 4;
const CALLERS = 64;

const codeOf = (answer: PromiseSettledResult<unknown>): string =>
  answer.status === 'fulfilled' ? 'accepted' : ((answer.reason as { code?: string }).code ?? 'error');
const accepted = (codes: readonly string[]): number => codes.filter((code) => code === 'accepted').length;

describe('Many at one offer', () => {
  const t = useApp();
  jest.setTimeout(rounds(8) * 60_000 + 120_000);
  const random = new Random(String(SEED));

  /** An urgent order, asked of all of the town's providers at once. */
  async function broadcast(providers: number) {
    t.clock.set(NINE);
    const town = await givenTown(t);
    const teams: GivenTeam[] = [];
    for (let each = 0; each < providers; each++) teams.push(await town.team());
    await t.db.query(
      `INSERT INTO platform.setting (name, value, changed_at) VALUES ('dispatch.broadcastSize', $1, now())
       ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [providers],
    );
    const startsAt = '2026-11-23T12:00:00+08:00';
    const { id: orderId } = await givenOrder(t, await town.household(), { startsAt });
    await t.drain();
    const offers = await offersOf(t, orderId);
    const teamOf = (providerId: string) => teams.find(({ provider }) => provider.id === providerId)!;
    return { orderId, offers, teamOf, teams, town };
  }

  const isWhole = async (): Promise<void> => {
    await t.drain();
    expect(await brokenInvariants(t.db)).toEqual({});
    expect(await deadlocks(t)).toBe(0);
  };

  it('64 acceptances at once: one winner', async () => {
    const { offers, teamOf } = await broadcast(PROVIDERS);
    expect(offers).toHaveLength(PROVIDERS);
    const answers = await Promise.allSettled(
      Array.from({ length: CALLERS }, (_, at) => {
        const { id, providerId } = offers[at % PROVIDERS];
        return t.get(AcceptOffer).execute(teamOf(providerId).ctx, id);
      }),
    );
    const codes = answers.map(codeOf);
    expect(accepted(codes)).toBe(1);
    expect(new Set(codes)).toEqual(
      new Set(['accepted', 'dispatch.offer-ended', 'dispatch.offer-already-accepted']),
    );
    await isWhole();
    console.log(`offers: callers ${CALLERS}, accepted 1, lost 0, duplicated 0`);
  });

  it(`expiry against acceptance, ${rounds(4)} times around the deadline (STRESS_SEED=${SEED})`, async () => {
    let won = 0;
    for (let round = 0; round < rounds(4); round++) {
      const { orderId, offers, teamOf } = await broadcast(2);
      const offset = (round % 4) - 2;
      t.clock.set(new Date(NINE.getTime() + 60_000 + offset));
      const answers = await Promise.allSettled([
        ...offers.flatMap(({ id, providerId }) =>
          Array.from({ length: 8 }, () => t.get(AcceptOffer).execute(teamOf(providerId).ctx, id)),
        ),
        t.drain(),
      ]);
      const codes = answers.slice(0, -1).map(codeOf);
      expect(accepted(codes)).toBe(offset < 0 ? 1 : 0);
      won += accepted(codes);
      const states = (await offersOf(t, orderId)).map(({ state }) => state);
      expect(states.filter((state) => state === 'ACCEPTED')).toHaveLength(offset < 0 ? 1 : 0);
      await isWhole();
    }
    console.log(
      `expiry: seed ${SEED}, rounds ${rounds(4)}, accepted in time ${won}, accepted late 0, stuck 0`,
    );
  });

  it('two dispatchers who send the same caregiver to two homes: he goes to one', async () => {
    t.clock.set(NINE);
    const town = await givenTown(t);
    const team = await town.team({ staff: [{}, {}] });
    const orders: string[] = [];
    for (let each = 0; each < 2; each++)
      orders.push((await givenAcceptedOrder(t, team, {}, await town.household())).orderId);
    const answers = await Promise.allSettled(
      Array.from({ length: CALLERS }, (_, at) =>
        t.get(AssignCaregiver).execute(team.ctx, orders[at % 2], team.caregivers[0].id),
      ),
    );
    expect(accepted(answers.map(codeOf))).toBe(1);
    await isWhole();
  });

  it(`a worker killed in mid-cascade, ${rounds(6)} times: every order ends with somebody`, async () => {
    t.clock.set(NINE);
    const town = await givenTown(t);
    const teams = [await town.team({ staff: [{}, {}, {}] }), await town.team({ kilometres: 1 })];
    const ids: string[] = [];
    for (let each = 0; each < 3; each++)
      ids.push((await givenOrder(t, await town.household(), { startsAt: '2026-11-26T09:00:00+08:00' })).id);
    for (let round = 0; round < rounds(6); round++) {
      const worker = await WorkerProcess.start(t.app.get<Config>(CONFIG), t.clock.now());
      await worker.ready();
      await refuseOne(ids, teams, round);
      await pause(random.integer(0, 120));
      await worker.kill();
    }
    await isWhole();
  });

  /** Somebody says no, or the deadline passes, while the worker is at it. */
  async function refuseOne(
    ids: readonly string[],
    teams: readonly GivenTeam[],
    round: number,
  ): Promise<void> {
    const offers = (await Promise.all(ids.map((id) => offersOf(t, id)))).flat();
    const open = offers.find(({ state }) => state === 'OPEN');
    const team = teams.find(({ provider }) => provider.id === open?.providerId);
    if (round % 2 || !open || !team) t.clock.advanceMinutes(121);
    else
      await t
        .get(DeclineOffer)
        .execute(team.ctx, open.id, { reason: 'NO_STAFF' })
        .catch(() => undefined);
  }
});
