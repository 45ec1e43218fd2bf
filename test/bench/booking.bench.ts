import { addDays, newId } from '@anzhi/kernel';
import { requireSameRows } from './booking/same-rows';
import { statementsOf, transactionsIn } from './booking/tally';
import type { Bench, BenchRun } from './frame/bench';
import { openPool, pgLoop, type Statement } from './frame/pg-loop';
import { median, percentile } from './frame/statistics';
import { ApiProcess } from './support/api';
import { makeCity, type City } from './support/city';
import { httpLoad, type Call } from './support/http-load';

/**
 * A booking over HTTP against the same statements in a bare `pg` loop.
 *
 * A city is prepared through the use cases and copied three times. On the first copy the API books everything once
 * while a recorder at the driver writes down each statement with its parameters. On the second the API, a process of
 * its own without the recorder and with the settings of production, books the same again over kept connections: that
 * is side a. On the third the recorded statements are played by a bare loop over as many connections, in the same
 * order and transactions, one after the answer to the other: that is side b. In a round every senior is booked for
 * once, so bookings of a round do not touch each other and the parameters of one copy fit another. At the end both
 * copies must hold as many rows in every table.
 *
 * What side a does besides: HTTP, token, validation, rules, mapping, encryption, the log. What neither side is
 * measured with: the worker that dispatches afterwards. What only side a does and side b is spared: numbering the events
 * and telling of them, over a connection of its own right after the commit, which takes the same disk and processors.
 *
 * For the record, on a fourth copy, the one call of the ledger in each booking alone.
 *
 * Targets: G5 of the ledger's goals: at least half the rate, at most three times the p99.
 */
export const bench: Bench = {
  name: 'booking',
  about: 'bookings over HTTP against the same statements in a bare pg loop',
  async run(b) {
    const seniors = b.full ? 2_000 : 300;
    const city = await makeCity(await b.database(), seniors, (text) => b.progress(text));
    const rounds = Array.from({ length: 1 + ROUNDS }, (_, round) => callsOf(city, round));
    const played = await record(b, city, rounds);
    const [http, pg] = [await b.database(city.database), await b.database(city.database)];
    const api = await startApi(b, city, http.appUrl);
    const pool = openPool(pg.appUrl, CLIENTS);
    const {
      a,
      b: bare,
      ratio,
    } = await b.alternate({
      rounds: ROUNDS,
      a: (round) => timed(() => httpLoad(api.url, CLIENTS, rounds[round])),
      b: (round) => timed(() => playBack(pool, played[round])),
    });
    await requireSameRows(http.adminUrl, pg.adminUrl);
    const single = await singleCalls(b, city, played);
    const rate = { unit: '1/s' };
    const ms = { unit: 'ms' };
    b.measure({
      measure: 'booking_http_per_second',
      ...rate,
      value: a.perSecond.median,
      spread: a.perSecond,
    });
    b.measure({
      measure: 'booking_pg_per_second',
      ...rate,
      value: bare.perSecond.median,
      spread: bare.perSecond,
    });
    b.measure({
      measure: 'booking_http_to_pg',
      value: ratio.perSecond.median,
      unit: 'ratio',
      target: { atLeast: 0.5 },
      spread: ratio.perSecond,
    });
    b.measure({ measure: 'booking_http_p50', ...ms, value: a.p50Ms.median, spread: a.p50Ms });
    b.measure({ measure: 'booking_http_p99', ...ms, value: a.p99Ms.median, spread: a.p99Ms });
    b.measure({ measure: 'booking_pg_p50', ...ms, value: bare.p50Ms.median, spread: bare.p50Ms });
    b.measure({ measure: 'booking_pg_p99', ...ms, value: bare.p99Ms.median, spread: bare.p99Ms });
    b.measure({
      measure: 'booking_http_to_pg_p99',
      value: ratio.p99Ms.median,
      unit: 'ratio',
      target: { atMost: 3 },
      spread: ratio.p99Ms,
    });
    b.measure({ measure: 'booking_single_call_per_second', ...rate, value: single });
    b.measure({
      measure: 'booking_http_to_single_call',
      value: a.perSecond.median / single,
      unit: 'ratio',
    });
    const all = played.flat();
    b.measure({
      measure: 'booking_statements',
      value: median(all.map(({ length }) => length)),
      unit: 'statements',
    });
    b.measure({
      measure: 'booking_transactions',
      value: median(all.map(transactionsIn)),
      unit: 'transactions',
    });
  },
};

/** With what a slice that is empty needs first. */
const SINGLE_CALL = /ledger\.(hold|refill)\(/;
const CLIENTS = 8;
const ROUNDS = 5;
const WARM_UP = 100;
/** Two hours of rehabilitation; ten of them fit into the month's grant. */
const WISH = { itemCode: 'REHAB', plannedMinutes: 120, expectedFamilyFen: 0 };
const FIRST_DAY = '2026-11-24';

/** Every senior once, each round on another day; the warm-up is shorter. */
const callsOf = ({ residents, now }: City, round: number): Call[] =>
  residents.slice(0, round === 0 ? WARM_UP : residents.length).map(({ id, addressId, token }) => ({
    method: 'POST',
    path: '/orders',
    token,
    commandKey: newId(now),
    body: { ...WISH, seniorId: id, addressId, startsAt: `${addDays(FIRST_DAY, round)}T09:00:00+08:00` },
    expect: 201,
  }));

/** Books every round on a copy of its own. @returns the statements of each booking of each round */
async function record(b: BenchRun, city: City, rounds: readonly Call[][]): Promise<Statement[][][]> {
  b.progress('recording the statements');
  const { appUrl } = await b.database(city.database);
  const api = await startApi(b, city, appUrl, true);
  for (const calls of rounds) await httpLoad(api.url, CLIENTS, calls);
  const recording = await api.recording();
  await api.stop();
  return rounds.map((calls) => calls.map(({ commandKey }) => statementsOf(recording, commandKey!)));
}

/** Of each booking the one call that sets the money aside, alone, on a copy of its own. @returns calls a second */
async function singleCalls(
  b: BenchRun,
  city: City,
  played: readonly (readonly Statement[][])[],
): Promise<number> {
  b.progress('the single call of the ledger');
  const { appUrl } = await b.database(city.database);
  const pool = openPool(appUrl, CLIENTS);
  const calls = played.map((bookings) =>
    bookings.map((statements) => statements.filter(({ text }) => SINGLE_CALL.test(text))),
  );
  const rates: number[] = [];
  for (const round of calls) rates.push((await timed(() => playBack(pool, round))).perSecond);
  const { rows } = await pool.query<{ held: number }>(
    `SELECT count(DISTINCT hold_id)::int AS held FROM ledger.hold`,
  );
  if (rows[0].held < calls.flat().length)
    throw new Error(`of ${calls.flat().length} calls ${rows[0].held} held`);
  return median(rates.slice(1));
}

function startApi(b: BenchRun, city: City, databaseUrl: string, record = false): Promise<ApiProcess> {
  const config = { ...city.config, mode: 'production', logLevel: 'info', databaseUrl } as const;
  return b.own(ApiProcess.start({ config, now: city.now, record }), (api) => api.stop());
}

function playBack(pool: ReturnType<typeof openPool>, bookings: readonly Statement[][]): Promise<number[]> {
  const left = bookings.values();
  return pgLoop(pool, () => left.next().value);
}

async function timed(work: () => Promise<number[]>) {
  const startedMs = performance.now();
  const tookMs = await work();
  return {
    perSecond: (tookMs.length * 1_000) / (performance.now() - startedMs),
    p50Ms: median(tookMs),
    p99Ms: percentile(tookMs, 0.99),
  };
}
