import { newId } from '@anzhi/kernel';
import { checkLedger } from '@anzhi/ledger';
import { CONFIG, type Config } from '@anzhi/platform';
import { ApiProcess } from '@test/api-process';
import { useApp } from '@test/app';
import { bookingOf, givenHousehold, type GivenHousehold } from '@test/given/ordering';
import { killProcess } from '@test/kill/killer';
import { TcpProxy } from '@test/kill/tcp-proxy';
import { brokenInvariants } from './invariants';
import { rounds } from './rounds';

const ROUNDS = rounds(5);
const AT_ONCE = 4;

interface Booking {
  readonly household: GivenHousehold;
  readonly key: string;
  readonly body: object;
}

describe('An API that is killed after its commit and before its answer', () => {
  const t = useApp();
  let proxy: TcpProxy;
  beforeAll(async () => {
    proxy = await TcpProxy.start(t.database.appUrl);
  });
  afterAll(() => proxy?.close());

  const startApi = () =>
    ApiProcess.start(t.app.get<Config>(CONFIG), t.clock.now(), {
      DATABASE_URL: proxy.url,
      LOG_LEVEL: 'silent',
    });

  const send = (api: ApiProcess, { household, key, body }: Booking) =>
    fetch(`${api.url}/api/v1/orders`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${household.family.token}`,
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    });

  async function booking(): Promise<Booking> {
    const household = await givenHousehold(t);
    return { household, key: newId(t.clock.now()), body: await bookingOf(t, household.senior) };
  }

  /** The database has committed one and says so; the API never hears it, nor anything else, and is killed. */
  async function killBeforeAnswer(api: ApiProcess, bookings: readonly Booking[]): Promise<void> {
    const committed = proxy.fail({ swallow: { direction: 'down', from: 'COMMIT\0' } });
    const answers = bookings.map((each) =>
      send(api, each).then(
        ({ status }) => status,
        () => 'no answer',
      ),
    );
    await committed;
    await killProcess(api.pid);
    await api.gone();
    expect(await Promise.all(answers)).toEqual(bookings.map(() => 'no answer'));
    proxy.heal();
  }

  const orderOf = ({ household }: Booking) =>
    t.db.one<{ id: string }>('SELECT id FROM ordering."order" WHERE senior_id = $1', [household.senior.id]);

  it(
    'gives the answer of then to whoever asks again',
    async () => {
      let api = await startApi();
      const booked: string[] = [];
      let committed = 0;
      try {
        for (let round = 0; round < ROUNDS; round++) {
          const bookings = await Promise.all(Array.from({ length: AT_ONCE }, booking));
          await killBeforeAnswer(api, bookings);
          api = await startApi();
          const before = await Promise.all(bookings.map(orderOf));
          for (const [index, each] of bookings.entries()) {
            const again = await send(api, each);
            const { id } = (await again.json()) as { id: string };
            expect(again.status).toBe(201);
            expect(again.headers.get('idempotency-replayed')).toBe(before[index] ? 'true' : null);
            if (before[index]) expect(id).toBe(before[index].id);
            booked.push(id);
          }
          const known = before.filter(Boolean).length;
          expect(known).toBeGreaterThan(0);
          committed += known;
        }
      } finally {
        proxy.heal();
        await api.kill();
      }
      const ids = await t.db.query<{ id: string }>('SELECT id FROM ordering."order" ORDER BY id');
      expect(ids.map(({ id }) => id)).toEqual([...booked].sort());
      await t.drain();
      expect(await checkLedger(t.db)).toEqual([]);
      expect(await brokenInvariants(t.db)).toEqual({});
      console.log(
        `killed API: rounds ${ROUNDS}, acked ${booked.length}, inDoubt ${booked.length}, committedInDoubt ${committed}, lost 0, duplicated 0`,
      );
    },
    ROUNDS * 60_000 + 60_000,
  );
});
