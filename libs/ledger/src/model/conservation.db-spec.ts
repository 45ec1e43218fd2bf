import { Random } from '@anzhi/kernel';
import type { LedgerUnit } from '../ledger.types';
import { useLedger } from '@test/given/ledger';
import { stressSeed } from '@test/seed';

const SEED = stressSeed();
const CLIENTS = 8;
const COMMANDS = 1_200;

const ledger = useLedger();

/** Moves of every kind, in two units, among lots that close meanwhile and hand on to the next. */
class Mover {
  readonly lots: Record<'MINUTE' | 'FEN', string[]> = { MINUTE: [], FEN: [] };
  private readonly holds: string[] = [];
  readonly outcomes = new Map<string, number>();

  async move(random: Random): Promise<void> {
    const unit = random.pick(['MINUTE', 'FEN'] as const);
    const amount = random.integer(1, 40);
    const some = (): string => random.pick(this.lots[unit]);
    const hold = (): string => (this.holds.length ? random.pick(this.holds.slice(-30)) : ledger.id());
    const { facade } = ledger;
    const on = () => ledger.on(hold());
    const moves: [() => Promise<unknown>, number][] = [
      [() => this.open(unit, random.integer(50, 300)), 1],
      [async () => this.holds.push(await ledger.hold([some(), amount, unit])), 8],
      [async () => this.holds.push(await ledger.hold([some(), amount, unit], [some(), amount, unit])), 3],
      [() => ledger.post(hold(), amount), 4],
      [() => ledger.post(hold(), amount, amount), 1],
      [() => ledger.void(hold()), 2],
      [() => ledger.write((tx) => facade.reverse(tx, { ...on(), amounts: [amount], reason: 'x' })), 3],
      [() => this.end(unit, some(), some(), amount), 1],
    ];
    await this.count(random.weighted(moves)());
  }

  async open(unit: 'MINUTE' | 'FEN', amount: number): Promise<void> {
    this.lots[unit].push(await ledger.lot(amount, { unit }));
  }

  private end(unit: LedgerUnit, accountId: string, to: string, limit: number): Promise<unknown> {
    const carry = accountId === to ? {} : { carry: { to, limit } };
    const account = { accountId, lapseTo: ledger.lapsed(unit), ...carry };
    return ledger.write((tx) =>
      ledger.facade.close(tx, { ...ledger.command(), accounts: [account], businessDate: '2026-11-30' }),
    );
  }

  private async count(move: Promise<unknown>): Promise<void> {
    const outcome = await move.then(
      () => 'done',
      ({ code, message }: { code?: string; message: string }) =>
        // amounts for more or fewer legs than the hold has: the caller's mistake, and refused as one
        /cannot take .* legs/.test(message) ? 'wrong legs' : (code ?? message),
    );
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }
}

it(`Whatever is done, nothing is made and nothing is lost (STRESS_SEED=${SEED})`, async () => {
  const mover = new Mover();
  for (let made = 0; made < 6; made++)
    for (const unit of ['MINUTE', 'FEN'] as const) await mover.open(unit, 200);
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      const random = new Random(`${SEED}`).fork(`client ${client}`);
      for (let turn = 0; turn < COMMANDS / CLIENTS; turn++) await mover.move(random);
    }),
  );
  for (const outcome of mover.outcomes.keys()) expect(outcome).toMatch(/^(done|wrong legs|ledger\..*)$/);
  expect(mover.outcomes.get('done')).toBeGreaterThan(COMMANDS / 5);

  const { facade, countyId, platform } = ledger;
  for (const unit of ['MINUTE', 'FEN'] as const) {
    const lots = mover.lots[unit];
    const everywhere = [ledger.source(unit), ledger.spent(unit), ledger.lapsed(unit), ...lots];
    const balances = await facade.balanceAt(platform.db, countyId, everywhere, platform.clock.now());
    expect(balances.reduce((sum, { granted, spent }) => sum + granted - spent, 0)).toBe(0);
  }

  const all = [...mover.lots.MINUTE, ...mover.lots.FEN];
  const balances = new Map(
    (await facade.balances(platform.db, countyId, all)).map((balance) => [balance.accountId, balance]),
  );
  for (const lot of all) {
    const { lines } = await facade.statement(platform.db, countyId, [lot], {
      from: new Date('2026-01-01T00:00:00Z'),
      to: new Date('2028-01-01T00:00:00Z'),
      limit: 10_000,
    });
    const { available, held } = balances.get(lot)!;
    const sums = lines.reduce((sum, line) => [sum[0] + line.amount, sum[1] + line.held], [0, 0]);
    expect({ lot, balance: sums[0], held: sums[1] }).toEqual({ lot, balance: available + held, held });
    expect(available).toBeGreaterThanOrEqual(0);
  }
  expect(await ledger.checks.run(platform.db)).toEqual([]);
}, 120_000);
