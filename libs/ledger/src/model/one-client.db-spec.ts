import fc from 'fast-check';
import { useLedger } from '@test/given/ledger';
import { runCommand } from '@test/given/ledger-commands';
import { stressSeed } from '@test/seed';
import { LedgerModel, type Command, type LotState } from './ledger-model';

const RUNS = 25;
const COMMANDS = 40;
const SEED = stressSeed();

const ledger = useLedger();
let evidenceId: string;
beforeAll(async () => {
  evidenceId = await ledger.evidence();
});

/** What one run works on. Ids are numbered, so that a run can be told and repeated. */
class Story {
  readonly model = new LedgerModel();
  readonly ids: string[] = [];
  readonly done: Command[] = [];
  lots: string[];

  async begin(): Promise<this> {
    this.lots = [await ledger.lot(100), await ledger.lot(100)];
    for (const lot of this.lots) this.model.lots.set(lot, { granted: 100, held: 0, spent: 0, closed: false });
    return this;
  }

  /** The id of an earlier command or, rarely, of none. */
  id(number: number): string {
    return this.ids.length ? this.ids[number % this.ids.length] : ledger.id();
  }
}

/** One step; it is made into a command when its turn comes, because it speaks of what went before. */
class Step implements fc.AsyncCommand<Story, object> {
  constructor(
    private readonly told: string,
    private readonly make: (story: Story) => Command | undefined,
  ) {}

  check(): boolean {
    return true;
  }

  async run(story: Story): Promise<void> {
    const command = this.make(story);
    if (!command) return;
    story.ids.push(command.id);
    story.done.push(command);
    expect([this.told, await runCommand(ledger, command, evidenceId)]).toEqual([
      this.told,
      story.model.run(command),
    ]);
    for (const lot of story.lots) expect(await stateOf(lot)).toEqual(figures(story.model.lots.get(lot)!));
  }

  toString(): string {
    return this.told;
  }
}

const figures = ({ granted, held, spent }: LotState) => ({ granted, held, spent });
const stateOf = async (lot: string) => {
  const { granted, held, spent } = await ledger.facade.balance(ledger.platform.db, ledger.countyId, lot);
  return { granted, held, spent };
};

const amount = fc.integer({ min: 1, max: 70 });
const which = fc.nat(30);
const steps = [
  fc
    .tuple(fc.nat(1), amount)
    .map(
      ([lot, n]) =>
        new Step(`hold ${n}`, (s) => ({ kind: 'hold', id: ledger.id(), lot: s.lots[lot], amount: n })),
    ),
  ...(['post', 'reverse'] as const).map((kind) =>
    fc.tuple(which, amount).map(
      ([hold, n]) =>
        new Step(`${kind} ${n} of ${hold}`, (s) => ({
          kind,
          id: ledger.id(),
          hold: s.id(hold),
          amount: n,
        })),
    ),
  ),
  which.map((hold) => new Step(`void ${hold}`, (s) => ({ kind: 'void', id: ledger.id(), hold: s.id(hold) }))),
  fc
    .tuple(fc.nat(1), fc.nat(9))
    .map(
      ([lot, chance]) =>
        new Step(`close ${lot}`, (s) =>
          chance ? undefined : { kind: 'close', id: ledger.id(), lot: s.lots[lot] },
        ),
    ),
  which.map((n) => new Step(`again ${n}`, (s) => (s.done.length ? s.done[n % s.done.length] : undefined))),
  fc
    .tuple(which, amount)
    .map(
      ([n, other]) =>
        new Step(`other content ${n}`, (s) =>
          s.ids.length ? { kind: 'hold', id: s.id(n), lot: s.lots[0], amount: other } : undefined,
        ),
    ),
];

it(`The ledger answers as its model does, command by command (STRESS_SEED=${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: COMMANDS, size: 'max' }), async (commands) => {
      const story = await new Story().begin();
      await fc.asyncModelRun(() => ({ model: story, real: {} }), commands);
    }),
    { numRuns: RUNS, seed: SEED },
  );
  expect(await ledger.checks.run(ledger.platform.db)).toEqual([]);
}, 120_000);
