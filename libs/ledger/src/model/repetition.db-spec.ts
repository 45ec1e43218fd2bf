import type { Tx } from '@anzhi/platform';
import { useLedger } from '@test/given/ledger';
import { runCommand } from '@test/given/ledger-commands';
import { LedgerModel, type Command } from './ledger-model';

const ledger = useLedger();
let evidenceId: string;
beforeAll(async () => {
  evidenceId = await ledger.evidence();
});
afterEach(async () => {
  expect(await ledger.checks.run(ledger.platform.db)).toEqual([]);
});

describe('A storm of repetitions', () => {
  const CALLERS = 16;
  const TIMES = 50;

  it('of one command has one effect and equal answers', async () => {
    const lot = await ledger.lot(100);
    const holdId = await ledger.hold([lot, 60]);
    const post = { ...ledger.on(holdId), amounts: [45], evidenceId };
    const caller = async (): Promise<unknown[]> => {
      const answers: unknown[] = [];
      for (let time = 0; time < TIMES; time++)
        answers.push(await ledger.write((tx) => ledger.facade.post(tx, post)));
      return answers;
    };
    const answers = (await Promise.all(Array.from({ length: CALLERS }, caller))).flat();
    expect(answers).toHaveLength(CALLERS * TIMES);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ onward: [], posted: [45], released: [15] })]),
    );
    expect(await ledger.available(lot)).toBe(55);
    const [{ count }] = await ledger.platform.db.query<{ count: number }>(
      'SELECT count(*) FROM ledger.transfer WHERE command_id = $1',
      [post.commandId],
    );
    expect(count).toBe(2); // the capture and the release
  }, 60_000);
});

describe('The same id with other content', () => {
  /** A command, and what it would be with each of its fields changed in turn. */
  type Changed = [field: string, run: (tx: Tx) => Promise<unknown>];
  async function tellsEach(
    original: (tx: Tx) => Promise<unknown>,
    changes: readonly Changed[],
  ): Promise<void> {
    await ledger.write(original);
    for (const [field, changed] of changes)
      await expect(ledger.write(changed)).rejects.toMatchObject({
        code: 'ledger.id-reused',
        params: { field },
      });
  }
  const changesOf = <Input extends object>(
    run: (tx: Tx, input: Input) => Promise<unknown>,
    input: Input,
    changes: Readonly<Record<string, Partial<Input>>>,
  ) =>
    tellsEach(
      (tx) => run(tx, input),
      Object.entries(changes).map(([field, change]) => [field, (tx) => run(tx, { ...input, ...change })]),
    );

  it('is refused by a transfer, which names the field', async () => {
    const { facade } = ledger;
    const [lot, other] = [await ledger.lot(10), await ledger.lot(10)];
    const leg = { unit: 'MINUTE' as const, debitAccount: ledger.source(), creditAccount: lot, amount: 5 };
    const transfer = {
      ...ledger.command(),
      code: 'RESTORE' as const,
      legs: [leg],
      businessDate: '2026-11-23',
    };
    await changesOf(
      (tx, input) => facade.transfer(tx, input),
      transfer as typeof transfer & { code: 'ADJUST' | 'RESTORE' },
      {
        kind: { code: 'ADJUST' } as never,
        units: { legs: [{ ...leg, unit: 'FEN' as never }] },
        debits: { legs: [{ ...leg, debitAccount: other }] },
        credits: { legs: [{ ...leg, creditAccount: other }] },
        amounts: { legs: [{ ...leg, amount: 6 }] },
        businessDate: { businessDate: '2026-11-24' },
      },
    );
  });

  it('is refused by everything that follows a hold', async () => {
    const { facade } = ledger;
    const lot = await ledger.lot(100);
    const [posted, other, voided] = [
      await ledger.hold([lot, 10]),
      await ledger.hold([lot, 10]),
      await ledger.hold([lot, 10]),
    ];
    const post = { ...ledger.on(posted), amounts: [8], evidenceId };
    await changesOf((tx, input) => facade.post(tx, input), post, {
      hold: { holdId: other },
      amounts: { amounts: [9] },
      evidence: { evidenceId: await ledger.evidence() },
    });
    await changesOf((tx, input) => facade.void(tx, input), ledger.on(voided), { hold: { holdId: other } });
    const reversal = { ...ledger.on(posted), amounts: [2], reason: 'x' };
    await changesOf((tx, input) => facade.reverse(tx, input), reversal, {
      hold: { holdId: other },
      amounts: { amounts: [3] },
    });
    const mark = { ...ledger.on(posted), reason: 'x' };
    await changesOf((tx, input) => facade.withhold(tx, input), mark, { hold: { holdId: other } });
    await expect(ledger.write((tx) => facade.endWithholding(tx, mark))).rejects.toMatchObject({
      params: { field: 'action' },
    });
  });

  it('is refused by what opens, fills and ends accounts', async () => {
    const { facade, countyId } = ledger;
    const [lot, next] = [await ledger.lot(10), await ledger.lot(10)];
    const lots = {
      ...ledger.command(),
      unit: 'MINUTE' as const,
      kind: 'LOT',
      source: ledger.source(),
      usable: { from: '2026-11-01', until: '2026-12-01' },
      lots: [{ accountId: ledger.id(), amount: 60 }],
      businessDate: '2026-11-01',
    };
    await changesOf((tx, input) => facade.grantLots(tx, input), lots, {
      unit: { unit: 'FEN' as never },
      kind: { kind: 'OTHER' },
      source: { source: ledger.spent() },
      usable: { usable: { from: '2026-11-01', until: '2027-01-01' } },
      lots: { lots: [{ ...lots.lots[0], amount: 61 }] },
      businessDate: { businessDate: '2026-11-02' },
    });
    const [slice, second] = await ledger.write((tx) =>
      facade.openSlices(tx, { countyId, unit: 'MINUTE', count: 2 }),
    );
    const refill = { ...ledger.command(), budget: lot, slice, lump: 3 };
    await changesOf((tx, input) => facade.refill(tx, input), refill, {
      budget: { budget: next },
      slice: { slice: second },
      lump: { lump: 4 },
    });
    const account = { accountId: lot, lapseTo: ledger.lapsed() };
    const closing = { ...ledger.command(), accounts: [account], businessDate: '2026-11-30' };
    await changesOf((tx, input) => facade.close(tx, input), closing, {
      accounts: { accounts: [{ ...account, accountId: next }] },
      businessDate: { businessDate: '2026-12-01' },
    });
  });
});

describe('Commands that arrive in any order', () => {
  const permutations = <T>(items: readonly T[]): T[][] =>
    items.length < 2
      ? [[...items]]
      : items.flatMap((first, at) =>
          permutations(items.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
        );

  it('are each answered with the code that is right then', async () => {
    const seen = new Set<string>();
    for (const kinds of permutations(['hold', 'post', 'post again', 'void', 'reverse'] as const)) {
      const lot = await ledger.lot(50);
      const model = new LedgerModel();
      model.lots.set(lot, { granted: 50, held: 0, spent: 0, closed: false });
      const hold = ledger.id();
      for (const kind of kinds) {
        const commands: Record<typeof kind, Command> = {
          hold: { kind: 'hold', id: hold, lot, amount: 40 },
          post: { kind: 'post', id: ledger.id(), hold, amount: 30 },
          'post again': { kind: 'post', id: ledger.id(), hold, amount: 30 },
          void: { kind: 'void', id: ledger.id(), hold },
          reverse: { kind: 'reverse', id: ledger.id(), hold, amount: 10 },
        };
        const answer = await runCommand(ledger, commands[kind], evidenceId);
        expect([kinds, kind, answer]).toEqual([kinds, kind, model.run(commands[kind])]);
        seen.add(answer);
      }
      const { granted, held, spent } = model.lots.get(lot)!;
      const balance = await ledger.facade.balance(ledger.platform.db, ledger.countyId, lot);
      expect(balance).toMatchObject({ granted, held, spent });
    }
    expect([...seen].sort()).toEqual(
      ['OK', 'hold-already-posted', 'hold-already-voided', 'hold-not-found', 'hold-not-posted'].sort(),
    );
  }, 60_000);
});
