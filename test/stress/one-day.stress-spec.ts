import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '@anzhi/kernel';
import { checkLedger } from '@anzhi/ledger';
import { useApp } from '@test/app';
import { Actions } from './actions';
import { Chaos } from './chaos';
import { givenCity } from './city';
import { brokenInvariants } from './invariants';
import { StubbornClient } from './stubborn-client';

const SEED = process.env.STRESS_SEED ?? String(Date.now());
const SECONDS = Number(process.env.STRESS_SECONDS ?? 60);
/** The clock of the day goes on in steps of half an hour, so that visits last, offers time out and orders expire. */
const STEPS = Math.max(4, Math.round(SECONDS / 5));
const HANDS = 8;

describe('One day of a town in which anything may break off at any moment', () => {
  const t = useApp();
  jest.setTimeout(SECONDS * 3_000 + 240_000);

  it(`loses nothing and pays nothing twice (STRESS_SEED=${SEED})`, async () => {
    const random = new Random(SEED);
    const city = await givenCity(t);
    await t.drain();
    await t.listen();
    const client = new StubbornClient(t);
    const chaos = new Chaos(t, random.fork('chaos'));

    let over = false;
    const hand = async (_: unknown, number: number): Promise<void> => {
      const actions = new Actions(t, city, client, random.fork(`hand ${number}`));
      while (!over) await actions.next();
    };
    chaos.begin();
    try {
      const hands = Promise.all(Array.from({ length: HANDS }, hand));
      hands.catch(() => (over = true));
      for (let step = 1; step <= STEPS && !over; step++) {
        // on a busy machine a step lasts longer, so that the day is not over before anything was done in it
        const enough = (step / STEPS) * SECONDS;
        for (let part = 0; part < 3 && (part === 0 || client.answers.length < enough); part++)
          await pause((SECONDS * 1_000) / STEPS);
        if (step < STEPS) t.clock.advanceMinutes(30);
      }
      over = true;
      await hands;
    } finally {
      over = true;
      await chaos.end();
      await city.observer.end();
    }

    // What an interrupted event or job postponed is tried again within the quarter of an hour.
    await t.drain();
    for (let minute = 0; minute < 15; minute++) {
      t.clock.advanceMinutes(1);
      await t.drain();
    }

    const tally = [...client.outcomes].sort().map(([name, count]) => `${String(count).padStart(6)}  ${name}`);
    const { workers, connections } = chaos.struck;
    console.log(
      [`seed ${SEED}: killed ${workers} workers, cut ${connections} connections`, ...tally].join('\n'),
    );

    expect(chaos.atWork).toBeGreaterThan(0);
    expect(await brokenInvariants(t.db)).toEqual({});
    expect(await checkLedger(t.db)).toEqual([]);

    const booked = client.answers.filter(({ path }) => path === '/orders');
    const ids = booked.map(({ answer }) => (answer as { id: string }).id).sort();
    const orders = await t.db.query<{ id: string }>('SELECT id FROM ordering."order" ORDER BY id');
    expect(orders.map(({ id }) => id)).toEqual(ids);
    expect(client.answers.length).toBeGreaterThan(SECONDS / 4);
    for (const { person, path, body, key, status, answer } of client.answers) {
      const again = await client.untilAnswered(person, path, body, key);
      expect({ path, key, status: again.status, answer: again.answer }).toEqual({
        path,
        key,
        status,
        answer,
      });
    }
    const traces = await t.db.query<{ key: string }>(
      'SELECT DISTINCT command_key AS key FROM platform.audit_trail WHERE command_key = ANY($1)',
      [client.answers.map(({ key }) => key)],
    );
    expect(traces).toHaveLength(client.answers.length);
  });
});
